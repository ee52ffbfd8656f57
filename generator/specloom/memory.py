"""The names that a run gave, which the next one keeps: they are part of the lock."""

from __future__ import annotations

import keyword
import re
from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Any, Final

from .values import dataclass

_PART = re.compile(r"[a-z][a-z0-9_]*")
_CLASS = re.compile(r"[A-Z][A-Za-z0-9]*_?")


@dataclass(frozen=True)
class Names:
    """Names by what they were given to.

    `operations` are places by verb and path: `beta.threads.create` for `POST /threads`.
    `schemas` are classes by the names of declared schemas, where the two differ.
    """

    operations: Mapping[str, str] = field(default_factory=dict[str, str])
    schemas: Mapping[str, str] = field(default_factory=dict[str, str])

    def __bool__(self) -> bool:
        """True when there is any name to keep."""
        return bool(self.operations or self.schemas)


NO_NAMES: Final = Names()


class BadName(ValueError):
    """A name that no run gives. It may come from a lock that was edited by hand."""


def to_data(names: Names) -> dict[str, dict[str, str]]:
    """Return names as plain data, in one order."""
    return {
        "operations": dict(sorted(names.operations.items())),
        "schemas": dict(sorted(names.schemas.items())),
    }


def from_data(data: Any) -> Names:
    """Return the names that plain data gives; an earlier version's lock gives none.

    Raises BadName for what can't be a name in Python, in a shell or of a file.
    """
    return Names(
        operations=_checked(data.get("operations", {}), _is_place),
        schemas=_checked(data.get("schemas", {}), _is_class),
    )


def _checked(entries: Any, fits: Callable[[str], bool]) -> dict[str, str]:
    """Return owners and their names, each of which has to fit."""
    names: dict[str, str] = {}
    for owner in entries:
        name = entries[owner]
        if not isinstance(name, str) or not fits(name):
            raise BadName(f"{owner!r} can't be called {name!r}")
        names[str(owner)] = name
    return names


def _is_place(name: str) -> bool:
    parts = name.split(".")
    return not any(keyword.iskeyword(p) or not _PART.fullmatch(p) for p in parts)


def _is_class(name: str) -> bool:
    return bool(_CLASS.fullmatch(name)) and not keyword.iskeyword(name)
