"""Prepare a fresh machine with the standard library alone: Python and npm packages, and what Debian gives."""
