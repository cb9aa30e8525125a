"""The live preview: a page on this machine that shows the deck's slides while they are written, and from which the talk
can be given. `command.serve` runs it."""
