"""The same rules as a country package for openfisca-core; runs in build/bench/python alone."""
