"""One file of a description: its plain value and where every part of it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Hashable
from dataclasses import field
from typing import Any, Final

from specloom.problems import DescriptionError, Place, Problem, error, warning
from specloom.read import json_text, yaml12
from specloom.read.resources import Resources
from specloom.read.spots import Pointer, Spots, place_of
from specloom.read.text import decode
from specloom.sources import digest
from specloom.values import dataclass

_NAME: Final = re.compile(r"\$(id|self|anchor|dynamicAnchor)")
_ELSEWHERE: Final = re.compile(r"\$(?:dynamicR|r)ef(?![\"']?\s*:\s*[\"']?#)")
_ESCAPE: Final = re.compile(r"\\(x|u00|U000000)[2-7]")
_AS_YAML: Final = "it was read as YAML instead"


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A document that was read; two are the same only when they are one object."""

    name: str
    """As messages show it: relative to the working directory unless given otherwise."""
    uri: str
    """Absolute address, which relative references are resolved against."""
    value: Any
    digest: str
    """SHA-256 of the bytes, in hexadecimal."""
    warnings: tuple[Problem, ...]
    resources: Resources = field(repr=False)
    spots: Spots = field(repr=False)
    stands_alone: bool
    """Whether its text shows that no reference in it leads to another document."""
    data: bytes = field(repr=False)
    """What was read, whatever has been done to the value since."""

    @property
    def is_json(self) -> bool:
        """Whether it is JSON, which is YAML too."""
        return self.data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")

    def place(self, pointer: Pointer) -> Place:
        """Return where the value at `pointer` begins."""
        return _LatePlace(self, pointer, key=False)

    def key_place(self, pointer: Pointer) -> Place:
        """Return where the key of the value at `pointer` begins (its value, in a list)."""
        return _LatePlace(self, pointer, key=True)


class _LatePlace(Place):
    """The place of a value, or of its key, that is looked for when it is first asked about."""

    __slots__ = ("_document", "_key", "_pointer")

    def __init__(self, document: Document, pointer: Pointer, *, key: bool) -> None:
        self._spot = None
        self._document = document
        self._pointer = pointer
        self._key = key

    @property
    def file(self) -> str:
        at = self._document
        return at.name if at.spots.apart else super().file

    @property
    def mark(self) -> Hashable:
        at = self._document
        return (at.name, self._pointer, self._key) if at.spots.apart else self.spot

    def _find(self) -> tuple[str, int, int]:
        at = self._document
        return place_of(at.spots, at.value, self._pointer, at.name, key=self._key).spot


def parse(data: bytes, name: str, uri: str) -> Document:
    """Return the document that the bytes hold, JSON or YAML.

    Raises DescriptionError when they hold neither.
    """
    text = decode(data, name)
    if not text.strip():
        raise DescriptionError(
            error(
                Place(name),
                "the file is empty",
                "an OpenAPI description begins with 'openapi:'",
            )
        )
    value, spots, warnings = _load(text, name)
    names = _ESCAPE.search(text) or _NAME.search(text)
    return Document(
        name=name,
        uri=uri,
        value=value,
        digest=digest(data),
        warnings=warnings,
        # Few documents name parts of themselves; the others need no index.
        resources=Resources.of(value, uri) if names else Resources(uri),
        spots=spots,
        stands_alone=not (names or _ELSEWHERE.search(text)),
        data=data,
    )


def _load(text: str, name: str) -> tuple[Any, Spots, tuple[Problem, ...]]:
    if text.lstrip()[0] not in "{[":
        return *yaml12.load(text, name), ()
    try:
        return *json_text.load(text, name), ()
    except json.JSONDecodeError as problem:
        wrong = Place(name, problem.lineno, problem.colno)
        said = f"not valid JSON: {problem.msg}"
    except RecursionError:
        # Nested deeper than the standard library goes; the YAML reader is built for it.
        return *yaml12.load(text, name), ()
    except ValueError as problem:
        value, spots = yaml12.load(text, name)
        return (
            value,
            spots,
            (warning(Place(name), f"not valid JSON: {problem}", _AS_YAML),),
        )
    try:
        value, spots = yaml12.load(text, name)
    except DescriptionError:
        hint = "check the commas, quotes and brackets before this position"
        raise DescriptionError(error(wrong, said, hint)) from None
    return value, spots, (warning(wrong, said, _AS_YAML),)
