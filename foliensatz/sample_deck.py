"""A deck that shows a theme: every layout by an example, filled with what it is meant for. `new` begins a deck with it,
`theme -o` builds it as the theme's contact sheet."""

from typing import NamedTuple

from foliensatz.theme import Layout, Theme
from foliensatz.theme_files import is_template

PICTURE = "bilder/beispiel.png"
_PICTURE_SIZE = (1600, 1000)
# Layouts that need no example: what they show is on other slides, or they are made by foliensatz itself.
_NOT_SHOWN = ("title", "mixed")
# How many places for text a layout can have.
_BODIES = ("body", "body2", "body3", "body4", "body5", "body6")


class SampleFile(NamedTuple):
    """A file of the deck, by its name relative to the deck's folder."""

    name: str
    data: bytes


# What each of our layouts is shown with, in German and in English. `{}` is the picture's name.
_EXAMPLES = {
    "section": (
        "# Ein Abschnitt{section}\n{body}",
        "# A section{section}\n{body}",
    ),
    "content": (
        "## Text und Listen{layout}\n\nEin Absatz sagt in einem Satz, worum es geht.\n\n- Punkte sagen, was zu tun ist\n"
        "- jeder für sich, in wenigen Worten\n  - mit einer Ebene darunter, wo es sie braucht\n- **Fett** hebt hervor, "
        "`Code` bleibt Code\n\n::: notes\nNotizen sieht nur, wer vorträgt.\n:::\n",
        "## Text and lists{layout}\n\nA paragraph says in one sentence what it is about.\n\n- Points say what is to be done\n"
        "- each on its own, in few words\n  - with a level below where it is needed\n- **Bold** stresses, `code` stays "
        "code\n\n::: notes\nNotes are for whoever speaks.\n:::\n",
    ),
    "quote": (
        "## Ein Zitat{layout}\n\n> Die Stadt gehört denen, die in ihr leben.\n>\n> — Aus der Bürgerwerkstatt\n",
        "## A quotation{layout}\n\n> The city belongs to those who live in it.\n>\n> — From the citizens' workshop\n",
    ),
    "points": (
        "## Merkmale{layout}\n\n- **Nah**\n  Ämter, Schulen und Kitas sind zu Fuß zu erreichen\n- **Offen**\n  Daten der Stadt stehen allen "
        "zur Verfügung\n- **Sparsam**\n  Energie wird dort gewonnen, wo sie gebraucht wird\n- **Sicher**\n  Systeme sind "
        "geprüft und überwacht\n",
        "## Features{layout}\n\n- **Near**\n  Offices, schools and nurseries are within walking distance\n- **Open**\n  The city's data are there "
        "for everyone\n- **Thrifty**\n  Energy is won where it is needed\n- **Safe**\n  Systems are audited and watched\n",
    ),
    "two_columns": (
        "## Zwei Spalten{layout}\n\n### Heute\n\n- Anträge auf Papier\n- Wege zum Amt\n- Antwort nach Wochen\n\n### Morgen\n\n"
        "- Anträge im Netz\n- Auskunft am Telefon\n- Antwort nach Tagen\n",
        "## Two columns{layout}\n\n### Today\n\n- Forms on paper\n- Ways to the office\n- An answer after weeks\n\n### Tomorrow\n\n"
        "- Forms online\n- Advice by telephone\n- An answer after days\n",
    ),
    "picture_text": (
        "## Bild und Text{layout}\n\nDas Bild steht neben dem Text. Wie groß es wird, sagt die Vorlage.\n\n![Ein Beispielbild]({}{caption})\n",
        "## Picture and text{layout}\n\nThe picture stands beside the text. How large it is, the theme says.\n\n![A sample picture]({}{caption})\n",
    ),
    "picture_full": (
        "## Ein Bild für sich{layout}\n\n![Ein Beispielbild]({})\n",
        "## A picture on its own{layout}\n\n![A sample picture]({})\n",
    ),
    "table": (
        "## Eine Tabelle{layout}\n\n| Jahr | Einnahmen | Ausgaben |\n|---|---:|---:|\n| 2019 | 1.204 | 1.187 |\n| 2020 | 1.198 | 1.243 |\n"
        "| 2021 | 1.256 | 1.249 |\n\nQuelle: Haushaltsplan, in Mio. €\n",
        "## A table{layout}\n\n| Year | Income | Expenses |\n|---|---:|---:|\n| 2019 | 1,204 | 1,187 |\n| 2020 | 1,198 | 1,243 |\n"
        "| 2021 | 1,256 | 1,249 |\n\nSource: budget, in million euros\n",
    ),
    "chart": (
        "## Ein Diagramm{layout}\n\n```csv {chart=column unit=%}\nJahr;Im Netz;Am Schalter\n2019;41;59\n2020;58;42\n2021;72;28\n```\n{source}",
        "## A chart{layout}\n\n```csv {chart=column unit=%}\nYear;Online;At the counter\n2019;41;59\n2020;58;42\n2021;72;28\n```\n{source}",
    ),
    "code": (
        '## Code{layout}\n\n```python\ndef gruss(name):\n    """Begrüßt jemanden."""\n    return f"Guten Tag, {name}!"\n```\n',
        '## Code{layout}\n\n```python\ndef greet(name):\n    """Greets somebody."""\n    return f"Good morning, {name}!"\n```\n',
    ),
    "statement": (
        "## 72 %{layout}\n\naller Anträge kommen heute digital an.\n",
        "## 72 %{layout}\n\nof all forms arrive digitally today.\n",
    ),
    "agenda": (
        "## Agenda{layout}\n\n1. Wo wir stehen\n2. Was wir vorhaben\n3. Was wir dafür brauchen\n",
        "## Agenda{layout}\n\n1. Where we stand\n2. What we plan\n3. What we need for it\n",
    ),
    "closing": (
        "## Vielen Dank{layout}\n\nFragen beantworten wir gern.\n{contact}{contact2}",
        "## Thank you{layout}\n\nWe are happy to answer questions.\n{contact}{contact2}",
    ),
}  # fmt: skip
# What the places of a layout are filled with that not every theme has.
_IF_PLACED = {
    "body": ("\nWorum es darin geht, in einem Satz.\n", "\nWhat it is about, in one sentence.\n"),
    "caption": (' "Bildnachweis: Stadtarchiv"', ' "Photograph: city archive"'),
    "source": ("\nQuelle: Bürgerbüro, in Prozent\n", "\nSource: citizens’ office, in percent\n"),
    "contact": ("\nErika Muster\\\nTelefon 01234 56789\n", "\nErika Muster\\\nTelephone 01234 56789\n"),
    "contact2": ("\nMax Muster\\\nTelefon 01234 56780\n", "\nMax Muster\\\nTelephone 01234 56780\n"),
}  # fmt: skip
# What the title slide and the footer say; a date that is nobody's.
_FRONT = (
    ("subtitle", ("Worum es geht, in einem Satz", "What it is about, in one sentence")),
    ("client", ("Musterstadt", "Sample City")),
    ("speaker", ("Erika Muster", "Erika Muster")),
    ("date", ("2025-03-14", "2025-03-14")),
)
# What needs no layout of its own stands on the one for content, behind its example.
_ON_CONTENT = (
    (
        "## Hinweise\n\n> [!NOTE]\n> Anträge gehen auch elektronisch ein.\n\n> [!WARNING]\n> Die Frist endet am 31. März.\n",
        "## Call-outs\n\n> [!NOTE]\n> Forms can be sent online too.\n\n> [!WARNING]\n> The deadline is 31 March.\n",
    ),
    (
        "## Eine Formel\n\nDas Mittel aus allen Messungen:\n\n$$\n\\bar{x} = \\frac{1}{n} \\sum_{i=1}^{n} x_i\n$$\n",
        "## A formula\n\nThe mean of all measurements:\n\n$$\n\\bar{x} = \\frac{1}{n} \\sum_{i=1}^{n} x_i\n$$\n",
    ),
)  # fmt: skip
_OWN = ("Ein Text an der Stelle {number}.", "A text in place {number}.")


def sample_front(lang: str) -> tuple[tuple[str, str], ...]:
    """Lines of front matter that fill every place of a title slide and of a footer."""
    return tuple((key, words[not lang.startswith("de")]) for key, words in _FRONT)


def sample_deck(theme: Theme, asked: str, lang: str, front: tuple[tuple[str, str], ...] = ()) -> tuple[SampleFile, ...]:
    """The files of a deck in `theme`, which is asked for as `asked`, in the language `lang`; `front` are further lines
    of its front matter."""
    english = not lang.startswith("de")
    slides = []
    # The title slide is made of the front matter.
    shown = {layout.part for name, layout in theme.layouts.items() if name == "title"}
    for name, layout in theme.layouts.items():
        if name in _NOT_SHOWN or (layout.part and layout.part in shown and name not in _EXAMPLES):
            continue
        text = _slide(name, layout, english)
        if text:
            shown.add(layout.part)
            slides.append(text)
        if name == "content":
            slides += [example[english] for example in _ON_CONTENT]
    title = "Title of the talk" if english else "Titel des Vortrags"
    lines = [("title", title), *front, ("lang", lang), ("theme", _quoted(asked)), ("slides", "slides/*.md")]
    deck = "---\n" + "".join(f"{key}: {value}\n" for key, value in lines) + "---\n"
    body = "\n".join(slides)
    files = [SampleFile("deck.md", deck.encode()), SampleFile("slides/01.md", body.encode())]
    if PICTURE in body:
        files.append(SampleFile(f"slides/{PICTURE}", picture(theme)))
    return tuple(files)


def _slide(name: str, layout: Layout, english: bool) -> str:
    label = "" if name == "section" else f' {{layout="{name}"}}' if " " in name or not name.isascii() else f" {{layout={name}}}"
    example = _EXAMPLES.get(name)
    if example:
        label = "" if name == "content" else label
        text = example[english].replace("{layout}", label).replace("{}", PICTURE)
        text = text.replace("{section}", " {layout=section}" if layout.placeholder("body") is not None else "")
        if name == "closing" and layout.placeholder("body") is None:
            return text.partition("\n")[0] + "\n"
        for role, words in _IF_PLACED.items():
            # Contacts stand in their order: the second needs the first.
            there = layout.placeholder(role) is not None and (role != "contact2" or layout.placeholder("contact") is not None)
            text = text.replace("{" + role + "}", words[english] if there else "")
        return text
    if layout.placeholder("title") is None:
        return ""
    bodies = sum(layout.placeholder(role) is not None for role in _BODIES)
    parts = [f"## {layout.label}{label}\n"]
    texts = [_OWN[english].format(number=number) for number in range(1, bodies + 1)]
    if bodies > 1:
        columns = "\n".join(f"::: column\n{text}\n:::" for text in texts)
        parts.append(f":::: columns\n{columns}\n::::\n")
    elif bodies:
        parts.append(f"{texts[0]}\n")
    if layout.placeholder("picture") is not None:
        parts.append(f"![{'A sample picture' if english else 'Ein Beispielbild'}]({PICTURE})\n")
    return "\n".join(parts)


def _quoted(asked: str) -> str:
    plain = all(char.isalnum() or char in "-_./" for char in asked)
    return asked if plain and not asked.startswith(".") or is_template(asked) and plain else '"' + asked.replace('"', "") + '"'


def picture(theme: Theme) -> bytes:
    """A sample picture in the theme's colours: two fields and a horizon."""
    from io import BytesIO

    from PIL import Image, ImageDraw

    colors = {slot: "#" + value for slot, value in theme.colors}
    width, height = _PICTURE_SIZE
    image = Image.new("RGB", _PICTURE_SIZE, colors["lt2"])
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, height * 0.62, width, height), fill=colors["accent1"])
    draw.ellipse((width * 0.58, height * 0.16, width * 0.58 + height * 0.3, height * 0.46), fill=colors["accent2"])
    hill = [(0, height * 0.62), (width * 0.3, height * 0.34), (width * 0.62, height * 0.62)]
    draw.polygon(hill, fill=colors["dk2"])
    data = BytesIO()
    image.save(data, "PNG", optimize=True)
    return data.getvalue()

