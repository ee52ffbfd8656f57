"""TOML: its values, and where its keys stand, which Python's own reader doesn't tell."""

from __future__ import annotations

import re
import sys
from importlib import import_module
from typing import Any, Final, NamedTuple

from ..problems import Place, Problem, error

_toml: Any = import_module("tomllib" if sys.version_info >= (3, 11) else "tomli")

Keys = tuple[str, ...]

_TOKEN: Final = re.compile(
    r"""
    (?P<comment> \#[^\n]* )
    | \"{3} (?:[^\\]|\\.)*? \"{3,5}
    | '{3} .*? '{3,5}
    | " (?:[^"\\\n]|\\.)* "
    | ' [^'\n]* '
    | [\[\]{},=.\n]
    | [^\s\[\]{},=.\#"']+
    """,
    re.VERBOSE | re.DOTALL,
)


def read(text: str) -> Any:
    """Return what a file holds. Raises ValueError for what is no TOML."""
    try:
        return _toml.loads(text)
    except RecursionError:
        raise ValueError("values are nested too deeply") from None


def mistake(problem: ValueError, text: str, file: str) -> Problem:
    """Return what `read` found wrong."""
    message = str(problem)
    found = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", message)
    place = Place(file)
    if found:
        message = message[: found.start()]
        end = text.count("\n") + 1
        place = Place(file, int(found[1] or end), int(found[2] or 1))
    return error(place, f"not valid TOML: {message[:1].lower()}{message[1:]}")


def key_places(text: str, file: str) -> dict[Keys, Place]:
    """Return where each key of a valid file stands, and each item of a list.

    A table stands where it is named for the first time, be it in a header or in a key.
    """
    scan = _Scan()
    line, start = 1, 0
    for token in _TOKEN.finditer(text):
        if token["comment"] is None:
            scan.take(token[0], Place(file, line, token.start() - start + 1))
        if "\n" in token[0]:
            line += token[0].count("\n")
            start = token.start() + token[0].rindex("\n") + 1
    return scan.places


class _Inside(NamedTuple):
    """What is around a value: an inline table, or a list at the item of this number."""

    path: Keys
    number: int | None = None


class _Scan:
    """Takes word by word what is known to be valid: no mistake is looked for."""

    def __init__(self) -> None:
        self.places: dict[Keys, Place] = {}
        self._take = self._in_key
        self._table: Keys = ()
        self._key: Keys = ()
        self._around: list[_Inside] = []
        self._many: Place | None = None
        self._tables: dict[Keys, int] = {}

    def take(self, word: str, place: Place) -> None:
        """Take the next token, which is no comment."""
        self._take(word, place)

    def _note(self, path: Keys, place: Place) -> None:
        self.places.setdefault(path, place)

    def _in_key(self, word: str, place: Place) -> None:
        if word == "[":
            self._table, self._many, self._take = (), None, self._in_header
        elif word == "=":
            self._take = self._in_value
        elif word == "}":
            self._around.pop()
            self._take = self._in_value
        elif word not in (".", ",", "\n"):
            self._key = (*self._key, _name(word))
            self._note(self._key, place)

    def _in_header(self, word: str, place: Place) -> None:
        if word == "[":
            self._many = place
        elif word == "]":
            if self._many:
                table = self._table
                self._tables[table] = self._tables.get(table, 0) + 1
                self._table = self._last_of(table)
                self._note(self._table, self._many)
            self._take = self._in_value  # What is left of the line is none.
        elif word != ".":
            self._table = (*self._last_of(self._table), _name(word))
            self._note(self._table, place)
            self._many = self._many and place

    def _last_of(self, table: Keys) -> Keys:
        """Return the last one of an array of tables, which is what headers go on with."""
        number = self._tables.get(table)
        return table if number is None else (*table, str(number - 1))

    def _in_value(self, word: str, place: Place) -> None:
        around = self._around[-1] if self._around else None
        if word == "\n":
            if not around:
                self._to_key(self._table)
        elif word in ("]", "}"):
            if around:
                self._around.pop()
        elif word == ",":
            if around and around.number is not None:
                self._around[-1] = around._replace(number=around.number + 1)
            elif around:
                self._to_key(around.path)
        else:
            path = self._key
            if around and around.number is not None:
                path = (*around.path, str(around.number))
                self._note(path, place)
            if word == "[":
                self._around.append(_Inside(path, 0))
            elif word == "{":
                self._around.append(_Inside(path))
                self._to_key(path)

    def _to_key(self, above: Keys) -> None:
        self._key, self._take = above, self._in_key


def _name(word: str) -> str:
    """Return the key that is written, in quotes or without."""
    if word[0] in "\"'":
        return str(_toml.loads(f"key = {word}")["key"])
    return word
