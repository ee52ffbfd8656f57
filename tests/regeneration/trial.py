"""One description, generated, edited and generated again in one folder, as a user does."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from specloom import deep
from specloom.cli.request import Request
from specloom.cli.weaving import Weaving
from specloom.config import Config
from specloom.config import load as load_config
from specloom.pipeline import Watch, generate
from specloom.problems import SpecloomError
from specloom.read import read
from specloom.write import names_in

from .draft import Draft, Edit, NoPlace
from .edits import KINDS
from .reach import Reach
from .rules import leaks
from .state import State
from .units import Files

_ASKED = Request(
    config_file=None,
    settings={},
    runs=(),
    targets=(),
    quiet=True,
    verbose=False,
    json=False,
)
_FOREIGN = ("notes/mine.txt", "docs/pets/mine.html")
_LOCK = "specloom.lock"


@dataclass(frozen=True)
class Attempt:
    """What came of an edit: what leaked, or why it could not be made."""

    kind: str
    seed: int
    leaks: tuple[str, ...] = ()
    refused: str = ""


class Trial:
    """A description in a folder, to be edited again and again from where it began."""

    def __init__(self, path: Path, folder: Path) -> None:
        """Generate it for the first time, with two files beside that are not specloom's.

        Raises SpecloomError where that can't be done.
        """
        self._document: dict[str, Any] = deep.call(lambda: read(str(path)).root.value)
        self._spec = folder / "openapi.json"
        self._output = folder / "output"
        self._config = replace(
            _config(path),
            spec=str(self._spec),
            output=self._output,
            targets=("client", "cli", "docs"),
            jobs=1,
        )
        self._named = {
            place.lower().split("?")[0]
            for methods in self._config.resources.values()
            for place in methods.values()
        }
        for name in _FOREIGN:
            (self._output / name).parent.mkdir(parents=True)
            (self._output / name).write_text("mine\n")
        self._first = self._generated(self._document)

    def attempt(self, kind: str, seed: int) -> Attempt | None:
        """Make an edit and take it back; None where there is no place for such a one."""
        try:
            edit = self.edit(kind, seed)
        except NoPlace:
            return None
        try:
            found = tuple(self._leaks(edit))
        except SpecloomError as problem:
            return Attempt(kind, seed, refused=str(problem).splitlines()[0])
        finally:
            back = self._generated(self._document)
        lost = [
            p for p in self._first.files if back.files.get(p) != self._first.files[p]
        ]
        lost += [path for path in back.files if path not in self._first.files]
        found += tuple(f"not taken back: {path}" for path in lost)
        return Attempt(kind, seed, found)

    def edit(self, kind: str, seed: int) -> Edit:
        """Return the edit that a seed makes. Raises NoPlace where none of the kind can be."""
        usable = self._first.methods
        if kind == "remove operation":
            # What the configuration names has to be there.
            usable = {k: v for k, v in usable.items() if k.lower() not in self._named}
        draft = Draft(self._document, usable, random.Random(f"{kind} {seed}"))
        return KINDS[kind](draft)

    def _leaks(self, edit: Edit) -> Iterator[str]:
        before = self._stamps()
        after = self._generated(edit.document)
        yield from leaks(edit, self._first, after)
        for path, stamp in self._stamps().items():
            same = after.files.get(path) == self._first.files.get(path)
            if same and stamp != before[path]:
                yield f"touched, though nothing in it changed: {path}"
        # Whoever has only the lock comes to the same.
        again = generate(self._config, Watch(), names_in(self._output)).sources
        sources = {source.path: source.data for source in again}
        for path in sorted(sources.keys() | after.files.keys() - {_LOCK}):
            if sources.get(path) != after.files.get(path):
                yield f"otherwise when generated anew: {path}"

    def _generated(self, document: dict[str, Any]) -> State:
        text = deep.call(lambda: json.dumps(document, indent=1))
        self._spec.write_text(text, encoding="utf-8")
        weaving = Weaving(_ASKED, self._config, rename=False, update_lock=False)
        weaving.bring(force=False)
        surface = weaving.outcome.planned.surface
        return State(Reach(document), surface, self._files())

    def _files(self) -> Files:
        """Return the generated files; that the others stay is made sure of."""
        files = {
            path.relative_to(self._output).as_posix(): path.read_bytes()
            for path in sorted(self._output.rglob("*"))
            if path.is_file()
        }
        for name in _FOREIGN:
            assert files.pop(name) == b"mine\n"
        return files

    def _stamps(self) -> dict[str, tuple[int, int]]:
        return {
            path.relative_to(self._output).as_posix(): (
                path.stat().st_mtime_ns,
                path.stat().st_ino,
            )
            for path in self._output.rglob("*")
            if path.is_file()
        }


def _config(path: Path) -> Config:
    for name in ("specloom.yaml", f"{path.stem}.specloom.yaml"):
        if (path.parent / name).exists():
            return load_config(path.parent / name, {})
    return Config()
