"""`python -m foliensatz` is the command `foliensatz`."""

from foliensatz.console import run

if __name__ == "__main__":
    run()
