"""YAML 1.2 to plain values, with the position of every key and value.

libyaml parses when PyYAML was built with it, Python what is too deep for libyaml.
"""

from __future__ import annotations

import re
from typing import Any, Final, cast

import yaml

from specloom.problems import DescriptionError, Place, error
from specloom.read import limits
from specloom.read.composer import DEEP, FLATTER, Composer, YamlSpots
from specloom.read.yaml_problems import syntax, unreadable

_Loader: Final[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_TOO_DEEP: Final = "exceeded maximum nesting depth"
"""What libyaml 0.2.6 says past 1,000 levels; PyYAML's own parser, a slow one, goes on."""

_BRACKET: Final = re.compile(r"[\[\]{}]")


def load(text: str, file: str) -> tuple[Any, YamlSpots]:
    """Return the value of a YAML text and where its parts stand.

    Raises DescriptionError with every duplicate key, or with the first thing that
    makes the text no YAML (or not the plain data that a description is).
    """
    try:
        composer = _composed(text, file)
    except yaml.reader.ReaderError as problem:
        raise DescriptionError(unreadable(problem, text, file)) from None
    except yaml.MarkedYAMLError as problem:
        raise DescriptionError(syntax(problem, text, file)) from None
    if composer.problems:
        raise DescriptionError(composer.problems)
    return composer.root, composer.spots


def _composed(text: str, file: str) -> Composer:
    composer = Composer(file)
    try:
        composer.run(_Loader(text))
    except yaml.MarkedYAMLError as problem:
        if _TOO_DEEP not in str(problem):
            raise
        _refuse_brackets(text, file)
        composer = Composer(file)
        composer.run(_Patient(text))
    return composer


def _refuse_brackets(text: str, file: str) -> None:
    """Refuse a text whose brackets alone nest too deeply, before they are parsed.

    The slow parser's time grows with the square of their number.
    """
    depth = 0
    for found in _BRACKET.finditer(text):
        depth = depth + 1 if found[0] in "[{" else max(0, depth - 1)
        if depth > limits.DEPTH:
            before = text[: found.start()]
            line, column = before.count("\n"), len(before) - before.rfind("\n")
            raise DescriptionError(
                [error(Place(file, line + 1, column), DEEP, FLATTER)]
            )


class _Patient(yaml.BaseLoader):
    """PyYAML's own parser, which looks through all open brackets at each token.

    They are in order, the outermost first, so that one look is enough.
    """

    possible_simple_keys: dict[int, Any]
    line: int
    index: int

    def next_possible_simple_key(self) -> int | None:
        """Return the number of the first token that may turn out to be a key."""
        first = next(iter(self.possible_simple_keys.values()), None)
        return None if first is None else cast("int", first.token_number)

    def stale_possible_simple_keys(self) -> None:
        """Forget tokens that are too far back to be keys."""
        first = next(iter(self.possible_simple_keys.values()), None)
        if first and (first.line != self.line or self.index - first.index > 1024):
            super().stale_possible_simple_keys()
