"""The generator: load, check, render, bundle."""
