"""What layouts are called, by their jobs: in templates, and by authors who name one. Apart from the rest of templates, since
every deck that names a layout asks it, and most have no template."""

import re
from functools import lru_cache
from typing import Iterable

# Names of Office's own layouts that share a job with others, or have none of ours.
_COMPARISON = (
    "comparison", "vergleich", "comparaison", "comparacion", "confronto", "comparacao", "vergelijking", "jamforelse",
    "sammenligning", "osszehasonlitas", "porownanie", "сравнение", "比較", "比较",
)  # fmt: skip
_OTHERS = (
    _COMPARISON,
    ("content with caption", "inhalt mit uberschrift", "inhalt mit beschriftung", "contenu avec legende", "contenido con titulo",
     "contenuto con didascalia", "inhoud met bijschrift", "zawartosc z podpisem"),
    ("blank", "leer", "leere folie", "vide", "en blanco", "vuota", "em branco", "leeg", "tom", "pusty", "пустой слайд", "空白",
     "白紙"),
    ("title and vertical text", "titel und vertikaler text", "titre et texte vertical", "titulo y texto vertical",
     "titolo e testo verticale", "titel en verticale tekst", "tytul i tekst pionowy"),
    ("vertical title and text", "vertikaler titel und text", "titre vertical et texte", "titulo vertical y texto",
     "titolo e testo verticali", "verticale titel en tekst", "tytul pionowy i tekst"),
)  # fmt: skip
_REMEMBERED = 512
# Letters that Unicode takes for letters of their own, without an accent.
_PLAIN = str.maketrans("łøđı", "lodi")

# Layouts' and placeholders' names as Office and LibreOffice give them in some languages, folded; "*" ends a beginning.
NAMES = {
    "title": (
        "title slide", "titelfolie", "titel", "startfolie", "deckblatt", "diapositive de titre", "titre",
        "diapositiva de titulo", "diapositiva titolo", "titelslide", "titeldia", "slide de titulo", "cimdia",
        "slajd tytulowy", "титульный слайд", "タイトル スライド", "表紙", "標題投影片", "标题幻灯片",
    ),
    "section": (
        "section header", "abschnitts*", "kapitel*", "zwischentitel*", "trennfolie*", "titre de section", "section",
        "encabezado de seccion", "intestazione sezione", "sektionsrubrik", "sectiekop", "cabecalho da secao",
        "szakaszfejlec", "naglowek sekcji", "заголовок раздела", "セクション見出し", "節标题", "节标题",
    ),
    "content": (
        "title and content", "titel und inhalt", "titel, inhalt", "inhalt", "text", "titel und text", "standard",
        "titre et contenu", "titulo y objetos", "titulo e conteudo", "titolo e contenuto", "rubrik och innehall",
        "titel en object", "titel og indholdsobjekt", "cim es tartalom", "tytul i zawartosc",
        "заголовок и объект", "タイトルとコンテンツ", "標題及物件", "标题和内容", "title, content", "inhalt 1*", "text 1*",
        "1-spaltig*", "1 spalte*", "einspaltig*", "inhalt einspaltig*", "textfolie*", "standardfolie*", "inhaltsfolie*",
    ),
    "two_columns": (
        "two content", "zwei inhalte", "zwei spalten", "2 spalten", "deux contenus", "dos objetos", "due contenuti",
        "dois conteudos", "title, 2 content", *_COMPARISON,
        "2 つのコンテンツ", "两栏内容", "inhoud van twee", "to indholdsobjekter", "to innholdsdeler", "dwa elementy zawartosci",
        "два объекта", "inhalt 2*", "text 2*", "2-spaltig*", "zweispaltig*", "inhalt zweispaltig*",
    ),
    "picture_text": (
        "picture with caption", "bild mit uberschrift", "bild mit beschriftung", "bild und text", "text und bild", "image avec legende",
        "imagen con titulo", "immagine con didascalia", "afbeelding met bijschrift", "obraz z podpisem", "タイトル付きの図", "图片与标题",
    ),
    "picture_full": ("picture", "bild", "nur bild", "vollbild", "image", "imagen", "immagine", "図", "图片"),
    "title_only": (
        "title only", "nur titel", "titre seul", "solo el titulo", "solo titolo", "somente titulo", "endast rubrik",
        "alleen titel", "kun titel", "bare tittel", "csak cim", "tylko tytul", "только заголовок", "タイトルのみ", "仅标题",
    ),
    "closing": ("schlussfolie*", "abschluss*", "kontakt*", "danke*", "end slide", "closing*", "thank*", "vielen dank*"),
    "quote": ("quote*", "zitat*", "citation*", "引用"),
    "agenda": ("agenda*", "inhaltsverzeichnis*", "gliederung*", "tagesordnung*", "目次"),
}


@lru_cache(_REMEMBERED)
def fold(name: str) -> str:
    """A name without case, accents and PowerPoint's mark of a copy ("1_Titelfolie")."""
    from unicodedata import combining, normalize

    plain = "".join(char for char in normalize("NFKD", name.casefold()) if not combining(char)).translate(_PLAIN)
    return " ".join(re.sub(r"^\d+_", "", plain).replace("_", " ").split())


def is_called(role: str, name: str) -> bool:
    """Whether a layout's name says that it is meant for a role, in one of the languages we know."""
    folded = fold(name)
    return any(folded.startswith(known[:-1]) if known.endswith("*") else folded == known for known in NAMES[role])


def translated(name: str, labels: Iterable[str]) -> str:
    """The first of `labels` that is what `name` says, in another language; "" where none is."""
    folded = fold(name)
    for names in (*_OTHERS, *NAMES.values()):
        if folded in names:
            for label in labels:
                if fold(label) in names:
                    return label
    return ""
