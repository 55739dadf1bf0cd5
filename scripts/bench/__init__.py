"""How fast the rules answer, side by side with the same rules written for openfisca-core; see `make bench`."""
