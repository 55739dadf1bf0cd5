"""What the search in the browser reads: the text of every page, each sentence once, and what people type instead."""
