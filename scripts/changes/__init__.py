"""`mingbai changes`: what differs between the content of a Git revision and the content here, and for whom.

The old content is taken out of Git (`revision`) and read by today's code (`sides`). Then both are compared:
what is written (`written`, which goes through the `files` with `walk`), the worked families (`examples`), and the
answers of the rules for every kind of family (`axes`, `kinds`, `answers`, `effects`). `report` holds all of it,
`told` says it in one language with `phrases`, `formats` lays that out as text, Markdown or HTML, and `record`
keeps it in a document's `updates.yml`, from which the updates page and the feed are made.
"""
