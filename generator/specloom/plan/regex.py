"""Regular expressions as trees, to walk a short way through them.

Only what descriptions use is known; `parsed` raises Odd at anything else.
"""

from __future__ import annotations

import re
import warnings
from typing import Final

from ..values import dataclass

_CLASSES: Final = {"d": "0", "w": "a", "s": " ", "D": "a", "W": " ", "S": "a"}
_CONTROLS: Final = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v"}
_PROBE: Final = "a0A_-. /:@bcdefghijklmnopqrstuvwxyzBCDEFGHIJKLMNOPQRSTUVWXYZ123456789"
_PROBES: Final = (*_PROBE, *map(chr, (*range(33, 127), 9, 10, 13, *range(160, 256))))
_CODE: Final = re.compile(r"x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})")
_GROUP: Final = re.compile(r"\?(?::|P?<[A-Za-z]\w*>)")
_LOOK: Final = re.compile(r"\?<?[=!]")
_COUNTED: Final = re.compile(r"\{(\d+)(,(\d*))?\}")
_PROPERTY: Final = re.compile(r"p\{(\w+)\}")
_PROPERTIES: Final = re.compile(r"\\p\{(\w+)\}")
_KINDS: Final = {"L": "a-zA-Z", "N": "0-9", "P": "!-/", "S": "+", "Z": " ", "M": ""}
"""Some of the characters that have a property of Unicode."""
_DEEPEST: Final = 40


class Odd(Exception):
    """Something in an expression that isn't known here."""


@dataclass(frozen=True, slots=True)
class Character:
    """One that is accepted here."""

    text: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A place without a character: `^` or `$`, `=` where it may be anywhere, and `?`
    where that can't be told.
    """

    sign: str


@dataclass(frozen=True, slots=True)
class Sequence:
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    branches: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """`most` is None where there is no end to it."""

    part: Node
    least: int
    most: int | None


Node = Character | Edge | Sequence | Choice | Repeat


def parsed(pattern: str) -> Node:
    """Return the tree of an expression. Raises Odd where it has what isn't known."""
    parser = _Parser(pattern)
    found = parser.choice(0)
    if parser.rest:
        raise Odd
    return found


def certain(node: Node, first: bool = True, last: bool = True) -> bool:
    """True where whatever is made of the tree is accepted.

    `first` tells that nothing stands before it, `last` that nothing stands after it.
    """
    match node:
        case Edge():
            return {"^": first, "$": last}.get(node.sign, node.sign == "=")
        case Sequence():
            edges = [isinstance(part, Edge) for part in node.parts]
            return all(
                certain(part, first and all(edges[:i]), last and all(edges[i + 1 :]))
                for i, part in enumerate(node.parts)
            )
        case Choice():
            return all(certain(branch, first, last) for branch in node.branches)
        case Repeat():
            once = node.most == 1
            return node.most == 0 or certain(node.part, first and once, last and once)
        case Character():
            return True


def slow(node: Node) -> bool:
    """True where matching might take for ever: repeats of what matches in several ways."""
    match node:
        case Repeat():
            often = node.most is None or node.most > 1
            return slow(node.part) or (often and _wavers(node.part))
        case Sequence():
            return any(map(slow, node.parts))
        case Choice():
            return any(map(slow, node.branches))
        case _:
            return False


def _wavers(node: Node) -> bool:
    match node:
        case Repeat():
            return node.least != node.most or _wavers(node.part)
        case Sequence():
            return any(map(_wavers, node.parts))
        case Choice():
            return True
        case _:
            return False


class Walk:
    """A way through a tree: which branch of each choice, and how many characters more
    than the fewest. Raises Odd where a text gets longer than the `longest`.
    """

    def __init__(self, branch: int, wanted: int, longest: int) -> None:
        self._branch = branch
        self._missing = wanted
        self._longest = longest

    def text(self, node: Node) -> str:
        """Return the characters on the way, more than the fewest where more are wanted."""
        match node:
            case Character():
                return node.text
            case Sequence():
                return "".join(map(self.text, node.parts))
            case Choice():
                return self.text(node.branches[self._branch % len(node.branches)])
            case Repeat():
                return self._repeated(node)
            case Edge():
                return ""

    def _repeated(self, node: Repeat) -> str:
        if node.most == 0:
            return ""
        one = self.text(node.part)
        times = node.least
        if one and self._missing > 0:
            needed = times + -(-self._missing // len(one))
            times = needed if node.most is None else min(node.most, needed)
        if len(one) * times > self._longest:
            raise Odd
        self._missing -= len(one) * (times - node.least)
        return one * times


def _kind(named: re.Match[str]) -> str:
    return _KINDS.get(named[1][0], "")


def compiled_quietly(pattern: str) -> re.Pattern[str]:
    """Return an expression ready for use, whatever Python may do with it one day.

    Raises re.error, RecursionError or OverflowError for one that Python doesn't take.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        return re.compile(pattern)


class _Parser:
    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._position = 0

    @property
    def rest(self) -> str:
        return self._pattern[self._position :]

    def choice(self, depth: int) -> Node:
        if depth > _DEEPEST:
            raise Odd
        branches = [self._sequence(depth)]
        while self._next() == "|":
            self._position += 1
            branches.append(self._sequence(depth))
        return branches[0] if len(branches) == 1 else Choice(tuple(branches))

    def _next(self) -> str:
        return self._pattern[self._position : self._position + 1]

    def _take(self) -> str:
        character = self._next()
        if not character:
            raise Odd
        self._position += 1
        return character

    def _sequence(self, depth: int) -> Node:
        parts: list[Node] = []
        while self._next() not in ("", "|", ")"):
            parts.append(self._repeated(self._atom(depth)))
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def _atom(self, depth: int) -> Node:
        start = self._position
        character = self._take()
        if character == "^":
            return Edge("^")
        if character == "$":
            return Edge("$")
        if character == "\\":
            return self._escaped()
        if character == "[":
            return self._class(start)
        if character == "(":
            return self._group(depth)
        if character in "*+?":
            raise Odd
        return Character("a" if character == "." else character)

    def _escaped(self) -> Node:
        named = _PROPERTY.match(self._pattern, self._position)
        if named and (kind := _KINDS.get(named[1][0])):
            self._position = named.end()
            return Character(kind[0])
        code = _CODE.match(self._pattern, self._position)
        if code:
            self._position = code.end()
            return Character(chr(int(code[1] or code[2], 16)))
        escaped = self._take()
        if escaped == "A":
            return Edge("^")
        if escaped in "zZ":
            return Edge("$")
        if escaped in "bB":
            return Edge("?")
        known = _CLASSES.get(escaped) or _CONTROLS.get(escaped)
        if known is None and (escaped.isalnum() or not escaped.isascii()):
            raise Odd
        return Character(known or escaped)

    def _class(self, start: int) -> Node:
        self._position += 2 if self._next() == "^" else 1
        while self._next() not in ("]", ""):
            self._position += 2 if self._next() == "\\" else 1
        self._take()
        try:
            said = self._pattern[start : self._position]
            expression = compiled_quietly(_PROPERTIES.sub(_kind, said))
        except re.error:
            raise Odd from None
        fitting = next((c for c in _PROBES if expression.fullmatch(c)), None)
        if fitting is None:
            raise Odd
        return Character(fitting)

    def _group(self, depth: int) -> Node:
        look = _LOOK.match(self._pattern, self._position)
        opening = look or _GROUP.match(self._pattern, self._position)
        if opening:
            self._position = opening.end()
        elif self._next() == "?":
            raise Odd
        inner = self.choice(depth + 1)
        if self._take() != ")":
            raise Odd
        if look is None:
            return inner
        # What isn't to follow doesn't where it is a sign: letters and digits come first.
        is_sign = isinstance(inner, Character) and not inner.text.isalnum()
        sign = "=" if look[0] == "?!" and is_sign else "?"
        # What is looked at is not on the way, but may be slow all the same.
        return Sequence((Edge(sign), Repeat(inner, 0, 0)))

    def _repeated(self, part: Node) -> Node:
        counted = _COUNTED.match(self._pattern, self._position)
        if counted:
            self._position = counted.end()
            least = int(counted[1])
            most = int(counted[3]) if counted[3] else None
            found: Node = Repeat(part, least, most if counted[2] else least)
        elif self._next() in ("*", "+", "?") and self._next():
            sign = self._take()
            found = Repeat(part, int(sign == "+"), 1 if sign == "?" else None)
        else:
            return part
        if self._next() in ("?", "+") and self._next():
            self._position += 1
        return found
