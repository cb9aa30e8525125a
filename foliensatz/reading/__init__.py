"""Markdown in, slides out: front matter, the split into slides, blocks, runs and typography.

Nothing here opens a file. Import the module that is needed; this package imports none of them, so that a command
which only splits a deck does not wait for the Markdown parser.
"""
