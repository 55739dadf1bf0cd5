"""What a page may do, and how a host sends it: one source for the pages and for every host's configuration."""
