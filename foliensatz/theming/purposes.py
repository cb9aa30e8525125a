"""What each of our layouts is for, in plain words."""

PURPOSES = {
    "title": "the title slide",
    "section": "section slides",
    "content": "text, lists, tables, code and whatever else",
    "mixed": "several blocks on one slide",
    "quote": "a quotation",
    "points": "points, each with a few words to it",
    "two_columns": "two columns, and long lists",
    "picture_text": "a picture beside text",
    "picture_full": "a picture alone",
    "table": "a table and its source",
    "chart": "a chart and its source",
    "code": "code",
    "statement": "a figure or a sentence, large",
    "agenda": "the agenda",
    "closing": "the last slide, with contacts",
}
# A layout of a theme's own.
OWN = "whatever asks for it by its name"
