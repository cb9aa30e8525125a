"""Blocks of Markdown for generated decks, in the spelling that foliensatz and pandoc both read."""

from random import Random
from textwrap import wrap

from decks.vocabulary import NOUNS, phrase, prose, sentence

LINE = 100

PYTHON = """\
def antraege_je_stadtteil{n}(antraege, stichtag):
    # Zählt nur, was am Stichtag noch offen war.
    offen = [a for a in antraege if a.eingang <= stichtag and not a.erledigt]
    summen = {{}}
    for antrag in offen:
        summen[antrag.stadtteil] = summen.get(antrag.stadtteil, 0) + {n}
    return sorted(summen.items(), key=lambda paar: -paar[1])"""

SQL = """\
SELECT stadtteil, count(*) AS antraege, avg(dauer_tage) AS dauer
FROM verfahren
WHERE eingang >= DATE '2020-01-{n:02}' AND status <> 'erledigt'
GROUP BY stadtteil
HAVING count(*) > {n}  -- kleine Stadtteile bleiben ungenannt
ORDER BY dauer DESC;"""

JSON = """\
{{
  "sensor": "luft-{n:03}",
  "ort": {{"breite": 49.0{n}, "laenge": 8.4{n}}},
  "werte": [12.5, 13.1, {n}, null],
  "gültig": true
}}"""

SHELL = """\
for datei in messwerte/*.csv; do
  # leere Dateien überspringen
  [ -s "$datei" ] || continue
  sort -t';' -k{n} "$datei" | head -n 20 > "auszug/$(basename "$datei")"
done"""

YAML = """\
dienste:
  portal:
    abbild: "stadt/portal:1.{n}"
    anschluss: {n}080
    umgebung: [produktiv, intern]
  # Messwerte laufen getrennt
  sensoren: {{takt: {n}s}}"""

CODE = (("python", PYTHON), ("sql", SQL), ("json", JSON), ("bash", SHELL), ("yaml", YAML))


def bullets(random: Random, count: int) -> str:
    return "\n".join(f"- {phrase(random)}" for _ in range(count))


def numbered(random: Random, count: int) -> str:
    return "\n".join(f"{n}. {phrase(random)}" for n in range(1, count + 1))


def nested(random: Random, count: int, depth: int = 3) -> str:
    """A list of `count` items of which each second goes down to `depth` levels."""
    lines = []
    for item in range(count):
        for level in range(depth if item % 2 else 1):
            lines.append("    " * level + f"- {phrase(random)}")
    return "\n".join(lines)


def paragraph(random: Random, words: int) -> str:
    """Lines are as long as authors make them."""
    return "\n".join(wrap(prose(random, words), LINE))


def quote(random: Random, words: int) -> str:
    lines = wrap(f'"{prose(random, words)}"', LINE)
    return "\n".join(f"> {line}" for line in lines) + "\n>\n> — Protokoll der Sitzung"


def table(random: Random, columns: int, rows: int, words: int = 2) -> str:
    """A pipe table: a column of names, then numbers and words by turns."""
    header = ["Bereich"] + [f"{random.choice(NOUNS)} {n}" for n in range(1, columns)]
    rule = [":---"] + ["---:" if n % 2 else ":---" for n in range(1, columns)]
    lines = [header, rule]
    for _ in range(rows):
        cells = [random.choice(NOUNS)]
        for column in range(1, columns):
            number = f"{random.randrange(1, 99)}.{random.randrange(1000):03}"
            cells.append(number if column % 2 else " ".join(sentence(random)[:-1].split()[-words:]))
        lines.append(cells)
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def code(random: Random, lines: int = 0) -> str:
    """A fenced block: one specimen, or specimens of one language until there are `lines` of them."""
    language, specimen = random.choice(CODE)
    text = specimen.format(n=random.randrange(1, 10))
    while text.count("\n") + 1 < lines:
        text += "\n\n" + specimen.format(n=random.randrange(1, 10))
    if lines:
        text = "\n".join(text.split("\n")[:lines])
    return f"``` {language}\n{text}\n```"


def annotated_code(random: Random, lines: int = 0) -> str:
    """A fenced block with numbers, highlighted lines, a file's name or signs of a difference, and a wide line at times."""
    head, *rows, fence = code(random, lines).split("\n")
    language = head.removeprefix("``` ")
    if random.random() < 0.3:
        place = random.randrange(len(rows))
        rows[place] += f"  # {prose(random, random.randrange(10, 40))}"
    said = [f".{language}"]
    if random.random() < 0.5:
        said.append(f".numberLines startFrom={random.choice((1, 8, 97, 998))}")
    if random.random() < 0.5:
        said.append(f'highlight="1,{min(2, len(rows))}-{len(rows) // 2 + 1}"')
    if random.random() < 0.3:
        said.append("diff=true")
        rows = [random.choice("+- ") + row for row in rows]
    if random.random() < 0.5:
        said.append(f'title="{phrase(random)}"')
    return "\n".join((f"``` {{{' '.join(said)}}}", *rows, fence))


def picture(random: Random, names: list[str]) -> str:
    return f"![{random.choice(NOUNS)} in der Stadt](pictures/{random.choice(names)}){{width={random.choice((50, 60, 80))}%}}"


def notes(random: Random) -> str:
    return f"::: notes\n{paragraph(random, 20)}\n:::"
