"""What pyproject.toml can't say: the themes beside the package go into the package when a wheel is built."""

import os
import shutil

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithThemes(build_py):
    """A checkout keeps its themes at the top, where authors look for them; an installed package has them inside."""

    def run(self):
        super().run()
        if not self.editable_mode:
            shutil.copytree("themes", os.path.join(self.build_lib, "foliensatz", "themes"), dirs_exist_ok=True)


setup(cmdclass={"build_py": BuildWithThemes})
