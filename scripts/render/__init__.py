"""The third room: checked content becomes a plain Markdown tree in both languages."""
