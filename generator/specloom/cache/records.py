"""Records of runs: what came of them, to be told again while nothing has changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from ..config import Config
from ..memory import Names, to_data
from ..problems import Place, Problem, Severity, SpecloomError
from ..sources import Read, digest
from ..targets import BUILT_IN
from ..values import dataclass
from .store import Store

_FORMAT: Final = 1

Content = Callable[[str], "bytes | None"]
"""Tells what an address leads to now, None where that can't be told."""


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


def recall(
    config: Config, run: str, names: Names, store: Store, content: Content
) -> Record | None:
    """Return what a run of this configuration would come to, None where that isn't known.

    It is known when an earlier run had the same digest, the same `names` to keep, and
    each document as it is now.
    """
    entry = _now(config.spec, content) if config.spec else None
    if entry is None:
        return None
    try:
        data = store.get(_key(run, names, entry))
        record = _from_data(json.loads(data)) if data else None
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    if record is None or not record.read or record.read[0].digest != entry:
        return None
    # The entry is the first; it may be a program, which isn't run twice.
    if any(_now(read.address, content) != read.digest for read in record.read[1:]):
        return None
    return record


def remember(
    config: Config, run: str, names: Iterable[Names], record: Record, store: Store
) -> None:
    """Keep what a run came to, for each of these names that it would come to the same by.

    `run` is its digest from before it began.
    """
    if store.is_off or not record.read:
        return
    if not {*config.targets} <= {*BUILT_IN}:
        return  # What other packages are made of can't be told for certain.
    data = json.dumps(_to_data(record)).encode()
    entry = record.read[0].digest
    for key in {_key(run, each, entry) for each in names}:
        store.put(key, data)


def _key(run: str, names: Names, entry: str) -> str:
    """Return the key of a run, which the description is part of.

    So that who goes back to another branch finds what is known of that.
    """
    parts = [_FORMAT, run, to_data(names), entry]
    return digest(json.dumps(parts).encode())


def _now(address: str, content: Content) -> str | None:
    """Return the digest of what an address leads to, None where that can't be told."""
    try:
        data = content(address)
    except SpecloomError:  # Whoever reads it for its own sake says so.
        return None
    return None if data is None else digest(data)


def _to_data(record: Record) -> dict[str, object]:
    return {
        "parts": record.parts,
        "read": [[read.name, read.address, read.digest] for read in record.read],
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
