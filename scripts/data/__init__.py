"""What machines take: the records of the site as JSON and CSV with their schemas, and the rules for Python."""
