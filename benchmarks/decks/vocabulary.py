"""German words for generated decks: what a town talks about when it digitises itself. Sentences are built by chance
from these, so that every slide has words, lengths and umlauts of its own and yet could have been said.
"""

from random import Random

SUBJECTS = """
die Stadtverwaltung; der Gemeinderat; das Bürgerbüro; die Stadtwerke GmbH; der Digitalausschuss; das Projektteam;
die Kämmerei; der Zweckverband; das Landratsamt; die Wirtschaftsförderung; der Eigenbetrieb Straßenreinigung;
das Quartiersmanagement; die Freiwillige Feuerwehr; der Datenschutzbeauftragte; die Volkshochschule;
das Verkehrsleitsystem; die offene Datenplattform; der Breitbandausbau; das Förderprogramm; die Bürgerbeteiligung;
der kommunale Sensorverbund; das Ratsinformationssystem; die Stadtbibliothek; der Fahrgastbeirat;
die Liegenschaftsverwaltung; das Jugendparlament; der Klimaschutzbericht; die Ausländerbehörde
""".replace("\n", " ").strip().split("; ")

PREDICATES = """
veröffentlicht | die Ergebnisse der Umfrage; prüft | den Antrag auf Förderung; verkürzt | die Wartezeiten am Schalter;
beschließt | den Haushalt für drei Jahre; erprobt | das neue Parkleitsystem; verbindet | Ämter und Stadtwerke;
erneuert | die Beleuchtung der Radwege; erfasst | den Zustand der Straßen; entlastet | die Beschäftigten spürbar;
gewinnt | Vereine und Betriebe als Partner; senkt | den Energieverbrauch um ein Fünftel; beteiligt | alle Ortsteile;
stellt | Karten und Messwerte offen bereit; schult | Mitarbeiterinnen und Mitarbeiter; vereinheitlicht | die Formulare;
überträgt | bewährte Lösungen aus Nachbarstädten; schützt | personenbezogene Daten; ordnet | Zuständigkeiten neu;
berichtet | dem Ausschuss jedes Vierteljahr; ersetzt | Papierakten durch elektronische Akten;
misst | Luftgüte, Lärm und Verkehr; begleitet | die Einführung vor Ort; bewertet | Risiken und Kosten
""".replace("\n", " ").strip().split("; ")

ADVERBIALS = """
ab dem 1. März; bis Ende des Jahres; gemeinsam mit den Nachbargemeinden; auf Grundlage der Smart City Charta;
in allen 14 Stadtteilen; ohne zusätzliche Stellen; mit Mitteln des Bundes; im Rahmen des Onlinezugangsgesetzes;
nach § 12 der Satzung; für rund 48.000 Einwohnerinnen und Einwohner; zunächst in der Innenstadt; über offene
Schnittstellen; innerhalb von 18 Monaten; trotz knapper Kassen; bei laufendem Betrieb; z. B. im Bürgerbüro Süd;
im Schnitt 3,5 Tage früher; mit einem Budget von 250.000 €; barrierefrei und mehrsprachig; vor der Sommerpause
""".replace("\n", " ").strip().split("; ")

NOUNS = """
Ausgangslage Zielbild Bürgerservice Datenplattform Mobilität Energie Beteiligung Glasfaser Förderkulisse Zeitplan
Verwaltung Sicherheit Barrierefreiheit Quartier Beschaffung Umsetzung Finanzierung Erfahrungen Partner Risiken
Schnittstellen Nutzen Betrieb Schulung Kommunikation Standards Datenschutz Meilensteine Kosten Wirkung
""".split()

FEMININE_NOUNS = """
Ausgangslage Datenplattform Mobilität Energie Beteiligung Förderkulisse Verwaltung Sicherheit Barrierefreiheit
Beschaffung Umsetzung Finanzierung Schulung Kommunikation Wirkung
""".split()

ADJECTIVES = """
offene digitale vernetzte nachhaltige kommunale gemeinsame verlässliche barrierefreie bezahlbare wirksame schlanke
""".split()

LINKS = ("Dabei", "Außerdem", "So", "Danach", "Zugleich", "Auf diese Weise", "In einem zweiten Schritt", "Deshalb")

LONG_WORDS = (
    "Straßenbeleuchtungsmodernisierung",
    "Grundstücksverkehrsgenehmigungszuständigkeit",
    "Bürgerbeteiligungsverfahrensdokumentation",
    "Verkehrsinfrastrukturfinanzierungsgesellschaft",
    "Rindfleischetikettierungsüberwachungsaufgabenübertragung",
    "Geschwindigkeitsüberwachungsanlagenverordnungsdurchführungen",
)
"""Compounds of 33 to 60 letters, as they stand in statutes and agendas."""


def sentence(random: Random) -> str:
    """A whole sentence of 6 to 16 words."""
    subject = random.choice(SUBJECTS)
    verb, thing = random.choice(PREDICATES).split(" | ")
    if random.random() < 0.3:
        return f"{random.choice(LINKS)} {verb} {subject} {thing} {random.choice(ADVERBIALS)}."
    return f"{subject[0].upper()}{subject[1:]} {verb} {random.choice(ADVERBIALS)} {thing}."


def phrase(random: Random) -> str:
    """The words of a bullet: a few of them, without a full stop."""
    noun = random.choice(NOUNS)
    choice = random.random()
    if choice < 0.4:
        return f"{noun}: {random.choice(SUBJECTS)} {random.choice(ADVERBIALS)}"
    if choice < 0.7:
        return f"**{noun}** {random.choice(ADVERBIALS)}"
    return sentence(random)[:-1]


def title(random: Random) -> str:
    """A slide title of one to four words."""
    return random.choice(
        (
            random.choice(NOUNS),
            f"{random.choice(NOUNS)} und {random.choice(NOUNS)}",
            f"Unsere {random.choice(ADJECTIVES)} {random.choice(FEMININE_NOUNS)}",
            f"{random.choice(NOUNS)} im Überblick",
        )
    )


def prose(random: Random, words: int) -> str:
    """A paragraph of at least `words` words."""
    sentences: list[str] = []
    count = 0
    while count < words:
        sentences.append(sentence(random))
        count += len(sentences[-1].split())
    return " ".join(sentences)
