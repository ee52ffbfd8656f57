"""Records of runs: what came of them, to be told again while nothing has changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ..config import Config
from ..fingerprint import run_digest
from ..memory import Names, to_data
from ..problems import Place, Problem, Severity
from ..sources import Read, file_of
from ..targets import BUILT_IN
from .store import Store

_FORMAT: Final = 1


@dataclass(frozen=True)
class Record:
    """What a run would write, without the contents, and what it has to say.

    `parts` gives the digests of files by their paths, for each part of the output;
    `read` the documents that it depends on.
    """

    parts: Mapping[str, Mapping[str, str]]
    read: tuple[Read, ...]
    names: Names
    problems: tuple[Problem, ...]

    @property
    def paths(self) -> list[str]:
        """The files, in the order of their parts."""
        return [path for part in self.parts.values() for path in part]


def recall(config: Config, names: Names, store: Store) -> Record | None:
    """Return what a run of this configuration would come to, None where that isn't known.

    It is known when an earlier run had the same settings, the same `names` to keep, and
    each document as it is now.
    """
    try:
        data = store.get(_key(config, names))
        record = _from_data(json.loads(data)) if data else None
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    if record is None or not all(_is_as_it_was(read) for read in record.read):
        return None
    return record


def remember(
    config: Config, names: Iterable[Names], record: Record, store: Store
) -> None:
    """Keep what a run came to, for each of these names that it would come to the same by."""
    if any(file_of(read.uri) is None for read in record.read):
        return
    if not {*config.targets} <= {*BUILT_IN}:
        return  # What other packages are made of can't be told for certain.
    data = json.dumps(_to_data(record)).encode()
    try:
        for each in names:
            store.put(_key(config, each), data)
    except OSError:  # The description is gone by now.
        return


def _key(config: Config, names: Names) -> str:
    """Return the key of a run, which the description is part of.

    So that who goes back to another branch finds what is known of that.
    """
    entry = hashlib.sha256(Path(config.spec or "").read_bytes()).hexdigest()
    parts = [_FORMAT, run_digest(config), to_data(names), entry]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _is_as_it_was(read: Read) -> bool:
    path = file_of(read.uri)
    try:
        return (
            path is not None
            and hashlib.sha256(path.read_bytes()).hexdigest() == read.digest
        )
    except OSError:
        return False


def _to_data(record: Record) -> dict[str, object]:
    return {
        "parts": record.parts,
        "read": [[read.name, read.uri, read.digest] for read in record.read],
        "names": to_data(record.names),
        "problems": [
            [
                problem.place.spot if problem.place else None,
                problem.severity.value,
                problem.message,
                problem.hint,
                problem.unsupported,
            ]
            for problem in record.problems
        ],
    }


def _from_data(data: Any) -> Record:
    return Record(
        parts=data["parts"],
        read=tuple(Read(*read) for read in data["read"]),
        names=Names(**data["names"]),
        problems=tuple(_problem(*problem) for problem in data["problems"]),
    )


def _problem(
    spot: list[Any] | None, severity: str, message: str, hint: str, unsupported: bool
) -> Problem:
    place = Place(*spot) if spot else None
    return Problem(place, Severity(severity), message, hint, unsupported)
