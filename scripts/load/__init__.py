"""The first room: `policy_data/` and `docs/words/` read into models, with the place of every value."""
