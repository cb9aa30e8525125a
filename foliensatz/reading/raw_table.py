"""Where figures in a file or a fence stand, until what is said of them has been read."""

from typing import NamedTuple

from foliensatz.deck import NO_ATTRIBUTES, Attributes
from foliensatz.runs import Runs

# A picture's place whose file ends so holds a table, and so does a fence with one of these words.
FILES = (".csv", ".tsv")
FENCES = ("csv", "tsv")
# What a table's braces may say in one word.
FLAGS = ("total", "stub", "rowheader")


class RawTable(NamedTuple):
    """Delimited values that wait for their caption and attributes. `path` is the file's as shown, "" for a fence, whose
    text begins below `line`; `name` tells CSV from TSV."""

    text: str
    name: str
    path: str
    line: int
    caption: Runs = ()
    attributes: Attributes = NO_ATTRIBUTES
