"""What a project's build calls: its client is generated, and told what to package."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ..cli.generate import generate
from ..cli.report import done, failed, show
from ..cli.request import Request
from ..config import Config, load_all
from ..config.files import TOML_NAME, YAML_NAME
from ..problems import Place, SpecloomError, UsageError, error
from ..values import dataclass
from ..write import read_lock
from ..write.lock import NAME as LOCK

_MARKER: Final = "/py.typed"
_OURS: Final = ".specloom/"  # what specloom keeps for later runs
_OF_AN_SDIST: Final = "PKG-INFO"


class BuildError(Exception):
    """A client that can't be generated. Why was said already: this is the last line."""


@dataclass(frozen=True)
class Package:
    """A generated package: how it is imported, and where it lies.

    All paths start from the project's folder. `name` is dotted where the package lies
    in another one; `root` is the folder to import it from. `beside` are files that a
    source distribution needs in order to be built without generating anything.
    """

    name: str
    root: str
    files: tuple[str, ...]
    beside: tuple[str, ...]

    def imported(self, file: str) -> str:
        """Return the path of a file below `root`, as it is in a wheel."""
        return file if self.root == "." else file.removeprefix(f"{self.root}/")


def build(folder: Path, config: str | None = None) -> tuple[Package, ...]:
    """Generate what the project in a folder configures, and return what to package.

    `config` names the configuration where it is no usual one. A source distribution
    holds what was generated when it was made: from there nothing is generated again.
    Raises BuildError, after saying why.
    """
    folder = Path(os.path.relpath(folder))
    asked = Request(
        config_file=folder / (config or _usual(folder)),
        settings={},
        runs=(),
        targets=(),
        quiet=False,
        verbose=False,
        json=False,
    )
    try:
        if not _is_generated(folder, asked):
            code = done(
                asked,
                lambda: generate(asked, force=False, rename=False, update_lock=False),
                writes=True,
            )
            if code:
                raise BuildError(f"specloom generated no client (exit code {code})")
        return tuple(_packages(folder, asked))
    except SpecloomError as problem:
        show(failed(problem, asked, writes=True), asked)
        raise BuildError("specloom can't tell what to package") from None


def _usual(folder: Path) -> str:
    return YAML_NAME if (folder / YAML_NAME).is_file() else TOML_NAME


def _is_generated(folder: Path, asked: Request) -> bool:
    """Whether a folder is a source distribution that has all its outputs."""
    return (folder / _OF_AN_SDIST).is_file() and all(
        (config.output / LOCK).is_file() for config in load_all(asked.config_file, {})
    )


def _packages(folder: Path, asked: Request) -> Iterator[Package]:
    for config in load_all(asked.config_file, {}):
        lock = read_lock(config.output)
        files = sorted(lock.files)
        shared = lock.parts["package"].files if "package" in lock.parts else ()
        for marker in filter(_is_marker, shared):
            inside = marker.removesuffix(_MARKER)
            output = _relative(config, folder)
            ours = [path for path in files if path.startswith(f"{inside}/")]
            name, root = _imported(folder, _joined(output, inside))
            beside = {_joined(output, LOCK)}
            if asked.config_file is not None:
                beside.add(Path(os.path.relpath(asked.config_file, folder)).as_posix())
            yield Package(
                name=name,
                root=root,
                files=tuple(_joined(output, path) for path in ours),
                beside=tuple(sorted(beside)),
            )


def _is_marker(path: str) -> bool:
    return path.endswith(_MARKER) and not path.startswith(_OURS)


def _relative(config: Config, folder: Path) -> str:
    output = Path(os.path.relpath(os.path.realpath(config.output), folder.resolve()))
    if ".." in output.parts:
        said = "the output lies outside of the project that is built"
        hint = "move it inside, where a build can package it"
        place = config.place_of("output") or Place(config.output.as_posix())
        raise UsageError(error(place, said, hint))
    return output.as_posix()


def _joined(folder: str, path: str) -> str:
    return (Path(folder) / path).as_posix()


def _imported(project: Path, package: str) -> tuple[str, str]:
    """Return how a package is called, with the packages around it, and where from."""
    path = Path(package)
    names = [path.name]
    while path.parent.name and (project / path.parent / "__init__.py").is_file():
        path = path.parent
        names.insert(0, path.name)
    return ".".join(names), path.parent.as_posix()
