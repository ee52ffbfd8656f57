"""JSON to plain values at the speed of the standard library, positions found when asked for."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, ClassVar, Final, NoReturn

from specloom.plain import is_list, is_mapping
from specloom.problems import DescriptionError, Place, Problem, error
from specloom.read.spots import Pointer, Spot, duplicate_key, place_of

_SPACE: Final = re.compile(r"[ \t\r\n]*")
_CONSTANT: Final = re.compile(r'"(?:[^"\\]|\\.)*"|(-?Infinity|NaN)')
_SURROGATE: Final = re.compile(r"\\u[dD][89a-fA-F]")


def load(text: str, file: str) -> tuple[Any, JsonSpots]:
    """Return the value of a JSON text and where its parts stand.

    Raises ValueError (json.JSONDecodeError with a position where there is one) when the
    text is no strict JSON, RecursionError when it is nested deeper than the standard
    library goes, DescriptionError for duplicate keys and for halves of characters.
    """
    # The values are kept as well, so that no other mapping gets the identity of one of them.
    doubled: dict[int, Any] = {}

    def mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        value = dict(pairs)
        if len(value) != len(pairs):
            doubled[id(value)] = value
        return value

    def no_constant(name: str) -> NoReturn:
        # The parser stops at the first one, which may also stand in a text before it.
        found = (match for match in _CONSTANT.finditer(text) if match[1])
        raise json.JSONDecodeError(f"{name} is no JSON", text, next(found).start())

    value = json.loads(text, object_pairs_hook=mapping, parse_constant=no_constant)
    spots = JsonSpots(text, file)
    if doubled:
        raise DescriptionError(_duplicates(value, doubled, spots, file))
    if _SURROGATE.search(text):
        _reject_surrogates(value, spots, file)
    return value, spots


class JsonSpots:
    """Positions in a JSON text, worked out container by container and remembered."""

    apart: ClassVar[bool] = True

    def __init__(self, text: str, file: str) -> None:
        self._text = text
        self._file = file
        # What is known of a container, and the rest of its children.
        self._offsets: dict[
            Pointer,
            tuple[
                dict[str | int, tuple[int, int]], Iterator[tuple[str | int, int, int]]
            ],
        ] = {}
        self._known_offsets, self._known_lines = [0], [1]
        # Skips one value at C speed and tells where it ends.
        self._skip = json.JSONDecoder().raw_decode
        self._skip_text: Any = vars(json.decoder)["scanstring"]

    def child(
        self, container: Any, pointer: Pointer, part: str | int
    ) -> tuple[Place, Place] | None:
        """Return key and value position of one child of the container at `pointer`."""
        offsets = self._offsets_of(pointer, part)
        if offsets is None:
            return None
        key, value = (Place(self._file, *self.spot(offset)) for offset in offsets)
        return key, value

    def spot(self, offset: int) -> Spot:
        """Return line and column of a character, counted from the nearest one known."""
        index = bisect_right(self._known_offsets, offset)
        start, line = self._known_offsets[index - 1], self._known_lines[index - 1]
        line += self._text.count("\n", start, offset)
        self._known_offsets.insert(index, offset)
        self._known_lines.insert(index, line)
        return line, offset - self._text.rfind("\n", 0, offset)

    def members(self, pointer: Pointer) -> Iterator[tuple[str | int, int, int]]:
        """Yield name, key offset and value offset of every child, duplicates included."""
        text = self._text
        at = self._start(pointer)
        closing = {"{": "}", "[": "]"}.get(text[at])
        if closing is None:
            return
        at = self._after_space(at + 1)
        number = 0
        while text[at] != closing:
            key_at = at
            name: str | int = number
            if closing == "}":
                name, at = self._skip_text(text, at + 1)
                at = self._after_space(self._after_space(at) + 1)
            yield name, key_at, at
            number += 1
            at = self._after_space(self._skip(text, at)[1])
            if text[at] == ",":
                at = self._after_space(at + 1)

    def _offsets_of(self, pointer: Pointer, part: str | int) -> tuple[int, int] | None:
        """Return key and value offset of a child, read no further than to it."""
        if pointer not in self._offsets:
            self._offsets[pointer] = {}, self.members(pointer)
        known, rest = self._offsets[pointer]
        if part not in known:
            for name, key, value in rest:
                known[name] = key, value
                if name == part:
                    break
        return known.get(part)

    def _start(self, pointer: Pointer) -> int:
        if not pointer:
            return self._after_space(0)
        offsets = self._offsets_of(pointer[:-1], pointer[-1])
        if offsets is None:
            raise LookupError(pointer)
        return offsets[1]

    def _after_space(self, at: int) -> int:
        match = _SPACE.match(self._text, at)
        return match.end() if match else at


def _containers(root: Any) -> list[tuple[Any, Pointer]]:
    found: list[tuple[Any, Pointer]] = [(root, ())]
    for value, pointer in found:
        if is_mapping(value):
            found.extend((child, (*pointer, key)) for key, child in value.items())
        elif is_list(value):
            found.extend((child, (*pointer, i)) for i, child in enumerate(value))
    return found


def _duplicates(
    root: Any, doubled: dict[int, Any], spots: JsonSpots, file: str
) -> list[Problem]:
    problems: list[Problem] = []
    for value, pointer in _containers(root):
        if id(value) not in doubled:
            continue
        first: dict[str | int, Spot] = {}
        for name, key_at, _ in spots.members(pointer):
            spot = spots.spot(key_at)
            if name in first:
                problems.append(duplicate_key(file, name, first[name], spot))
            first.setdefault(name, spot)
    return sorted(problems, key=lambda problem: problem.place or Place(file))


def _reject_surrogates(root: Any, spots: JsonSpots, file: str) -> None:
    for value, pointer in _containers(root):
        texts = list(value) if is_mapping(value) else [value]
        if all(_encodable(text) for text in texts):
            continue
        raise DescriptionError(
            error(
                place_of(spots, root, pointer, file, key=False),
                "a text holds half of a surrogate pair",
                "an escape from \\ud800 to \\udfff only has a meaning in pairs",
            )
        )


def _encodable(value: object) -> bool:
    try:
        return not isinstance(value, str) or bool(value.encode()) or not value
    except UnicodeEncodeError:
        return False
