"""The preview: a page is written and laid out when somebody reads it, from content that was checked just now.

So an edit costs the reading of one file and the layout of one page, however many pages there are, and nobody
has to keep account of which page depends on which file.
"""
