#!/usr/bin/env python3
"""Build this project's deck. Nothing but Python is needed.

    python3 build.py                builds deck.md beside this file into build/deck.pptx
    python3 build.py watch          builds it again whenever something changes
    python3 build.py test           runs the whole test suite (what follows goes to pytest)
    python3 build.py ANYTHING       is passed on to the command line: build, check, verify, explain ...

The first run makes a virtual environment in .venv beside this file and installs the project there. Later runs find
it complete and start at once, without pip and without network.

This file must be understood by any Python since 2.7, so that an old one can say what is missing: no f-strings,
no annotations.
"""

import sys

OLDEST = (3, 11)

if sys.version_info < OLDEST:
    sys.exit(
        "foliensatz needs Python {0}.{1} or newer, and this is Python {2}.{3} ({4}).\n"
        "Install a newer one from https://www.python.org/downloads/ and run build.py with that.".format(
            OLDEST[0], OLDEST[1], sys.version_info[0], sys.version_info[1], sys.executable
        )
    )

import json
import os

ROOT = os.path.dirname(os.path.abspath(__file__))
STAMP = "foliensatz.json"
STARTED_BY = "FOLIENSATZ_STARTED_BY"
PROG = "FOLIENSATZ_PROG"
START_AGAIN = 75  # what a command says that was run and waited for, when this file has changed
START = "from foliensatz.console import run; run()"  # starts faster than -m, which looks for the module first


def main(arguments):
    """Get the environment ready, then run the command in it. Returns the exit code (on POSIX: where it returns)."""
    testing = arguments[:1] == ["test"]
    environment = Environment(ROOT)
    environment.make_ready("test" if testing else "")
    if testing:
        return run([environment.python, "-m", "pytest"] + arguments[1:], ROOT)
    again = [sys.executable, os.path.join(ROOT, os.path.basename(__file__))] + arguments
    os.environ[STARTED_BY] = json.dumps(again)
    os.environ[PROG] = called(sys.executable, sys.argv[0])
    code = run([environment.python, "-P", "-c", START] + command(arguments), None)
    return run(again, None) if code == START_AGAIN else code


def command(arguments):
    """The arguments for the command line: no arguments, or options alone, mean this project's own deck."""
    if not arguments:
        return ["build", os.path.join(ROOT, "deck.md")]
    if arguments[0].startswith("-") and arguments[0] not in ("-h", "--help", "--version"):
        return ["build", os.path.join(ROOT, "deck.md")] + arguments
    return arguments


def called(python, script):
    """How this script was called, to be said in hints: "python3 build.py"."""
    name = os.path.basename(python)
    if name.lower().endswith(".exe"):
        name = name[: -len(".exe")]
    return "{0} {1}".format(name or "python3", '"{0}"'.format(script) if " " in script else script)


def run(words, folder):
    """Run a program in place of this one. Windows has no such thing, there it is run and waited for."""
    if folder:
        os.chdir(folder)
    if os.name != "nt":
        sys.stdout.flush()
        sys.stderr.flush()
        os.execv(words[0], words)
    import subprocess

    return subprocess.call(words)


def say(text):
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


class Failure(Exception):
    """The environment can't be made; the text tells the presenter what to do."""


class Lock:
    """A context that only one process is in at a time. The system takes the lock from whoever ends, however he does.

    On a disk that knows no locks, or can't be written, everybody comes in at once, as if there were none.
    """

    def __init__(self, path, waiting):
        self.path = path
        self.waiting = waiting
        self.file = None

    def __enter__(self):
        import time

        try:
            self.file = open(self.path, "a+b")
        except OSError:
            return self
        told = False
        while not self.is_taken():
            if not told:
                say(self.waiting)
                told = True
            time.sleep(0.2)
        return self

    def is_taken(self):
        """True where the lock is ours now, or where there can be none."""
        import errno

        try:
            if os.name == "nt":
                import msvcrt

                self.file.seek(0)
                msvcrt.locking(self.file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(self.file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as problem:
            return problem.errno not in (errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK)
        return True

    def __exit__(self, *problem):
        if self.file is not None:
            self.file.close()


class Environment:
    """The virtual environment in .venv.

    Its stamp, a file inside, tells whether it is complete, for which place it was made and what it was given. It says
    "unfinished" from before the first step until after the last, so an interrupted installation shows. Who changes
    the environment holds its lock, so two at once take turns.
    """

    def __init__(self, root):
        self.root = root
        self.folder = os.path.join(root, ".venv")
        self.stamp = os.path.join(self.folder, STAMP)
        self.lock = self.folder + ".lock"
        if os.name == "nt":
            self.python = os.path.join(self.folder, "Scripts", "python.exe")
        else:
            self.python = os.path.join(self.folder, "bin", "python")

    def make_ready(self, extra):
        """Install what is missing; `extra` is "" or the name of an optional set of dependencies."""
        needed = requirements(self.root)
        if self.is_ready(extra, needed):
            return
        with Lock(self.lock, "Another run of build.py is setting up .venv; waiting for it ..."):
            if not self.is_ready(extra, needed):  # the one that was waited for may have done it
                self.renew(extra, needed)

    def is_ready(self, extra, needed):
        stamp = self.read_stamp()
        if not self.is_sound(stamp) or stamp.get("project") != needed[""]:
            return False
        return not extra or stamp.get("extras", {}).get(extra) == needed.get(extra)

    def renew(self, extra, needed):
        """Make the environment, or bring the one there is up to date."""
        stamp = self.read_stamp()
        sound = self.is_sound(stamp)
        extras = stamp.get("extras", {}) if sound and stamp.get("project") == needed[""] else {}
        if not sound:
            self.make()
        self.write_stamp("unfinished", needed[""], extras)
        try:
            self.install(extra)
        except Failure:
            if sound:  # pip gives up before it changes anything: what worked before still does
                self.write_stamp("complete", stamp["project"], stamp.get("extras", {}))
            raise
        if extra:
            extras = dict(extras)
            extras[extra] = needed.get(extra)
        self.write_stamp("complete", needed[""], extras)
        say("Ready.")

    def is_sound(self, stamp):
        """True where a complete environment stands that was made here, by a Python that is still there."""
        return (
            stamp.get("state") == "complete"
            and stamp.get("place") == self.folder
            and os.path.exists(self.python)
            and stamp.get("interpreter") == interpreter(self.folder, self.python)
        )

    def make(self):
        """Make the environment from nothing; what an earlier attempt or another place left is removed."""
        import shutil
        import subprocess

        if os.path.isdir(self.folder) and os.listdir(self.folder):
            if not self.read_stamp():
                self.adopt()
                return
            say("Making the environment in .venv anew, since it is incomplete, was moved, or its Python is gone ...")
            try:
                shutil.rmtree(self.folder)
            except OSError as problem:
                raise Failure(
                    "The folder .venv can't be removed ({0}).\n"
                    "Close the programs that use it, delete it by hand and try again.".format(problem)
                )
        else:
            say("First run: making a virtual environment in .venv ...")
        try:
            import ensurepip  # noqa: F401  (Debian ships Python without it)
            import venv  # noqa: F401
        except ImportError:
            raise Failure(
                "This Python can't make virtual environments. On Debian and Ubuntu install what is missing with\n"
                "    sudo apt install python3-venv\n"
                "and run build.py again."
            )
        try:
            if not os.path.isdir(self.folder):
                os.mkdir(self.folder)
            self.write_stamp("unfinished", None, {})
        except OSError as problem:
            raise Failure("The folder .venv can't be made beside build.py: {0}.".format(problem))
        # A Python inside an environment must not be copied into another one.
        base = getattr(sys, "_base_executable", None) or sys.executable
        made = subprocess.run(
            [base, "-m", "venv", self.folder], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
        )
        if made.returncode != 0 or not os.path.exists(self.python):
            heard = made.stdout.decode("utf-8", "replace").strip()
            lacks = "\nOn Debian and Ubuntu this helps:\n    sudo apt install python3-venv" if "ensurepip" in heard else ""
            raise Failure(heard + "\nThe virtual environment could not be made; what Python said stands above." + lacks)

    def adopt(self):
        """Take an environment that someone else made (an editor, `uv`, the presenter); it is never removed."""
        import subprocess

        check = "import sys, pip; sys.exit(sys.version_info < {0!r})".format(OLDEST)
        try:
            fit = subprocess.call([self.python, "-c", check], stderr=subprocess.DEVNULL) == 0
        except OSError:
            fit = False
        if not fit:
            raise Failure(
                "There is a folder .venv here that build.py did not make and can't use (it needs Python {0}.{1} or\n"
                "newer, and pip). Rename or delete it, and run build.py again.".format(*OLDEST)
            )
        say("Using the virtual environment that stands in .venv ...")

    def install(self, extra):
        """Let pip install the project (editable: the sources stay here); pip is only heard when it fails."""
        import subprocess

        what = "what the tests need" if extra else "foliensatz and what it needs"
        say("Installing {0} ...".format(what))
        settings = dict(os.environ, PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_NO_INPUT="1", PIP_USER="0")
        for redirect in ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_QUIET"):
            settings.pop(redirect, None)
        target = self.root + ("[{0}]".format(extra) if extra else "")
        pip = subprocess.Popen(
            [self.python, "-m", "pip", "install", "--compile", "--progress-bar", "off", "-e", target],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=settings,
            cwd=self.root,
        )
        heard = []
        for line in pip.stdout:
            line = line.decode("utf-8", "replace").rstrip()
            heard.append(line)
            if line.startswith("Collecting "):
                say("  " + line.split()[1])
        if pip.wait() != 0:
            raise Failure(
                "\n".join(heard)
                + "\n\npip could not install what foliensatz needs; what it said stands above.\n"
                "If it could not reach the network: behind a company's proxy, tell pip its address with the\n"
                "environment variable HTTPS_PROXY (http://proxy.example:8080); where the company keeps packages of\n"
                "its own, give their address in PIP_INDEX_URL. Then run build.py again."
            )
        subprocess.call([self.python, "-m", "compileall", "-q", os.path.join(self.root, "foliensatz")])

    def read_stamp(self):
        try:
            with open(self.stamp, encoding="utf-8") as file:
                stamp = json.load(file)
        except (OSError, ValueError):
            return {}
        return stamp if isinstance(stamp, dict) else {}

    def write_stamp(self, state, project, extras):
        stamp = {
            "state": state,
            "place": self.folder,
            "interpreter": interpreter(self.folder, self.python),
            "project": project,
            "extras": extras,
        }
        with open(self.stamp + ".new", "w", encoding="utf-8") as file:
            json.dump(stamp, file, indent=1)
        os.replace(self.stamp + ".new", self.stamp)


def interpreter(folder, python):
    """Which Python the environment in `folder` stands on; "" where that Python is gone.

    On Windows `python` is a copy that looks for its original only when it starts, so pyvenv.cfg is asked.
    """
    if not os.path.exists(python):
        return ""
    try:
        with open(os.path.join(folder, "pyvenv.cfg"), encoding="utf-8") as file:
            for line in file:
                key, _, value = line.partition("=")
                if key.strip() == "home" and not os.path.isdir(value.strip()):
                    return ""
    except (OSError, UnicodeDecodeError):
        return ""
    return os.path.realpath(python)


def requirements(root):
    """What pyproject.toml asks pip for: under "" for the project itself, under its name for each extra."""
    import tomllib

    with open(os.path.join(root, "pyproject.toml"), "rb") as file:
        settings = tomllib.load(file)
    project = settings.get("project", {})
    needed = {
        "": {
            "build-system": settings.get("build-system"),
            "dependencies": project.get("dependencies"),
            "scripts": project.get("scripts"),
            "packages": settings.get("tool", {}).get("setuptools", {}).get("package-dir"),
        }
    }
    needed.update(project.get("optional-dependencies", {}))
    return needed


if __name__ == "__main__":
    try:
        code = main(sys.argv[1:])
    except Failure as failure:
        say(str(failure))
        code = 1
    except KeyboardInterrupt:
        say("Stopped.")
        code = 130
    sys.exit(code)
