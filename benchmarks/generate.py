"""Write a generated deck.

    python benchmarks/generate.py FOLDER --slides 100                 a mixed deck, as presenters write them
    python benchmarks/generate.py FOLDER --slides 60 --kind census    the rare and the extreme, for tests of the fit
"""

import argparse
from pathlib import Path

from decks import generate


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a generated deck.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--slides", type=int, default=100)
    parser.add_argument("--kind", choices=("mixed", "census"), default="mixed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--files", type=int, default=0, help="spread the slides over this many files")
    arguments = parser.parse_args()
    print(generate(**vars(arguments)))


if __name__ == "__main__":
    main()
