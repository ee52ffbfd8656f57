"""The commands of setuptools that generate before they do what they always do."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

from setuptools import Distribution
from setuptools.command.build_py import build_py
from setuptools.command.editable_wheel import editable_wheel
from setuptools.discovery import find_package_path


class GeneratingBuild(build_py):
    """Builds what is generated along with all that was written by hand."""

    _beside: tuple[str, ...] = ()

    def finalize_options(self) -> None:
        """Generate: all that is asked about packages is asked after this."""
        self._beside = add_packages(self.distribution)
        super().finalize_options()

    def get_source_files(self) -> list[str]:
        """Return what a source distribution holds."""
        usual: Any = super()
        return [*usual.get_source_files(), *self._beside]


class GeneratingEditable(editable_wheel):
    """Exposes what is generated along with all that was written by hand."""

    def finalize_options(self) -> None:
        """Generate: this command looks early where packages are."""
        add_packages(self.distribution)
        super().finalize_options()


COMMANDS = {"build_py": GeneratingBuild, "editable_wheel": GeneratingEditable}


@cache
def add_packages(distribution: Distribution) -> tuple[str, ...]:
    """Generate, add the packages to a distribution, and return what an sdist needs.

    A build that fails here says why and ends.
    """
    from .project import BuildError, build

    try:
        generated = build(Path())
    except BuildError as problem:
        raise SystemExit(str(problem)) from None
    for package in generated:
        for file in package.files:
            path = Path(file)
            if path.name == "__init__.py":
                _add_package(distribution, package.imported(file), path.parent)
            elif path.suffix != ".py":
                _add_data(distribution, package.imported(file))
    return tuple(file for package in generated for file in package.beside)


def _add_package(distribution: Distribution, imported: str, folder: Path) -> None:
    name = ".".join(Path(imported).parent.parts)
    packages: list[str] = list(distribution.packages or ())
    if name not in packages:
        distribution.packages = [*packages, name]
    folders: dict[str, str] = dict(distribution.package_dir or {})
    found = find_package_path(name, folders, os.curdir)
    if Path(os.path.normpath(found)) != folder:
        distribution.package_dir = {**folders, name: folder.as_posix()}


def _add_data(distribution: Distribution, imported: str) -> None:
    path = Path(imported)
    data: dict[str, list[str]] = dict(distribution.package_data or {})
    name = ".".join(path.parent.parts)
    if path.name not in (there := data.get(name, [])):
        distribution.package_data = {**data, name: [*there, path.name]}
