"""The generator: it reads the content, checks it, lays it out and packs what the browser runs."""

import gc

# All content stays until the end, so there is nothing to find in it: to look seldom saves a tenth of every build.
gc.set_threshold(100_000)
