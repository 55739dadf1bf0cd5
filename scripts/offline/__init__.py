"""The site without a line: the version it carries, the worker that keeps what was read, the zip for a USB stick."""
