"""What is handed on: the site with its hosts' configurations, its bill of materials and the checksum of every file."""
