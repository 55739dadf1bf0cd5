"""The rules, in the standard library only."""
