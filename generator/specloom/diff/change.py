"""What a comparison finds, as values."""

from __future__ import annotations

from enum import Enum
from typing import Literal

from ..problems import Place
from ..values import dataclass
from .rules import Product, Rule, Severity


class Name(str):
    """A part of a message that is quoted: names, values and types, often hostile ones."""

    __slots__ = ()


Message = tuple[str, ...]
Side = Literal["old", "new"]


def told(template: str, *names: str) -> Message:
    """Return a message: a sentence of ours, with names where it has `{}`."""
    first, *rest = template.split("{}")
    parts = [first]
    for name, text in zip(names, rest, strict=True):
        parts += [Name(name), text]
    return tuple(part for part in parts if part)


@dataclass(frozen=True, kw_only=True)
class Change:
    """One change. `where` is a method, `pets.create`, or a type, `types.Pet`, and `at` the
    place in it: `owner.name`, `items[]`.

    `place` is in the new description, or in the `old` one for what is gone; `near` is
    always in the new one: what held it. `methods` are those that it reaches.
    """

    rule: Rule
    breaks: tuple[Product, ...]
    where: str
    at: str
    message: Message
    side: Side
    place: Place | None
    near: Place | None
    operation: str
    methods: tuple[str, ...]

    @property
    def severity(self) -> Severity:
        return self.rule.severity

    @property
    def subject(self) -> str:
        """Where it is, in one word: `pets.create: name`."""
        return f"{self.where}: {self.at}" if self.at else self.where


class Bump(str, Enum):
    """The version that a set of changes calls for."""

    MAJOR = "major"
    MINOR = "minor"
    PATCH = "patch"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class Report:
    """All changes, breaking ones first, and what they call for."""

    changes: tuple[Change, ...]

    def of(self, severity: Severity) -> tuple[Change, ...]:
        """Return the changes of one severity."""
        return tuple(c for c in self.changes if c.severity is severity)

    @property
    def bump(self) -> Bump:
        found = {change.severity for change in self.changes}
        if Severity.BREAKING in found:
            return Bump.MAJOR
        if Severity.COMPATIBLE in found:
            return Bump.MINOR
        return Bump.PATCH if found else Bump.NONE
