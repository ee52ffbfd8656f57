"""Code that is too long for a line, split as black splits it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from .code import Bracket, Unsure, bare, brackets, expect_plain, is_balanced

WIDTH = 88
"""Columns of a line of code: black's default."""
_MANY: Final = 1 << 14
"""How many lines are remembered: two of three stand elsewhere as well."""

_DECLARATION = re.compile(r"(\w+): (?!\s)")
_FIELD = re.compile(r"\w+: ")
_ASSIGNMENT = re.compile(r"\w+ = ")
_KEYWORD = re.compile(
    r"return |class |def |@|if |else(?=:)|import (?=[\w.]+(?: as \w+)?$)"
)
_CLASS = re.compile(r"(class \w+\()(.+)\):")
_IMPORT = re.compile(r"(from [.\w]+ import )(\w+(?: as \w+)?(?:, \w+(?: as \w+)?)*)")

_GETTER = re.compile(r"(def \w+\()self\) -> (.+):")
_KEYWORD_ARGUMENT = re.compile(r"=(?! )(?<! =)")
_CHAIN = re.compile(r"\w\.\w+\.\w+.$")
_HEAD = re.compile(
    r"(?:def |return |(?:\w+, )*\w+ = |\w+=)?(?:(?:[\w.]|\(\))*[\w)][(\[]|\{)", re.ASCII
)


def expect_head(text: str) -> None:
    """Raise Unsure for a line that opens brackets in a way that black may change."""
    if not _HEAD.fullmatch(text):
        raise Unsure


@lru_cache(_MANY)
def statement(text: str, depth: int) -> Sequence[str]:
    """Return the lines of a statement that is given on one line, without indentation.

    Raises Unsure where only black can tell.
    """
    if found := _IMPORT.fullmatch(text):
        return _import(text, found[1], found[2], depth)
    margin = " " * (4 * depth)
    keyword = _KEYWORD.match(text)
    start = keyword.end() if keyword else 0
    if not text.startswith("import "):
        expect_plain(text[start:].removesuffix(":") if start else text)
        glued = _KEYWORD_ARGUMENT.search(bare(text)) if "=" in text else None
        if glued and is_balanced(bare(text)[: glued.start()]):
            raise Unsure
    if len(margin) + len(text) <= WIDTH:
        return [margin + text]
    found = _CLASS.fullmatch(text)
    if found and len(margin) + 4 + len(found[2]) <= WIDTH:
        return [margin + found[1], f"{margin}    {found[2]}", f"{margin}):"]
    if found := _GETTER.fullmatch(text):
        last = returned(f") -> {found[2]}:", depth)
        return [margin + found[1], f"{margin}    self,", *last]
    return list(_long(text, depth, start))


@lru_cache(_MANY)
def item(text: str, depth: int, *, parameter: bool) -> Sequence[str]:
    """Return the lines of an item between brackets that stand on lines of their own.

    The text ends in a comma; `parameter` says that it is one of a `def`.
    """
    code = text.removesuffix(",")
    expect_plain(code.lstrip("*") if parameter else code)
    margin = " " * (4 * depth)
    if len(margin) + len(text) <= WIDTH:
        return [margin + text]
    start = 0
    if parameter:
        found = _DECLARATION.match(code)
        start = found.end() if found else 0
        declared = code.removesuffix(" = omit").removesuffix(" = None")
        if " = " in bare(declared):
            raise Unsure
        whole = brackets(declared)
        if start and whole.bars:
            return [
                f"{margin}{code[:start]}(",
                *_Splitter(declared, whole).whole(depth + 1, start),
                f"{margin}){code[len(declared):]},",
            ]
        if declared != code:
            raise Unsure
    elif re.search(r" = | -> ", code):
        raise Unsure
    whole = brackets(code)
    splitter = _Splitter(code, whole)
    return list(splitter.part(0, len(code), whole.inner, whole.bars, ",", depth))


def returned(text: str, depth: int) -> list[str]:
    """Return the lines of a `def`'s last line, `) -> annotation:`."""
    margin = " " * (4 * depth)
    annotation = text.removeprefix(") -> ").removesuffix(":")
    expect_plain(annotation)
    if len(margin) + len(text) <= WIDTH:
        return [margin + text]
    whole = brackets(annotation)
    if whole.bars or len(whole.inner) != 1 or not annotation.endswith("]"):
        raise Unsure
    lines = list(
        _Splitter(annotation, whole).part(
            0, len(annotation), whole.inner, [], ":", depth, ") -> "
        )
    )
    if len(lines[0]) > WIDTH:
        raise Unsure
    return lines


def _import(text: str, head: str, names: str, depth: int) -> list[str]:
    margin = " " * (4 * depth)
    if len(margin) + len(text) <= WIDTH:
        return [margin + text]
    listed = [f"{margin}    {name}," for name in names.split(", ")]
    return [f"{margin}{head}(", *listed, f"{margin})"]


def _long(text: str, depth: int, start: int) -> Iterator[str]:
    """Split a statement: at its last brackets, or around a part in new parentheses."""
    if start and not text.startswith("return "):
        raise Unsure
    if found := _FIELD.match(text):
        yield from _field(text, found.end(), depth)
        return
    whole = brackets(text)
    found = _ASSIGNMENT.match(text)
    start = found.end() if found else start
    if not start or whole.bars or any(comma > start for comma in whole.commas):
        raise Unsure
    value = text[start:]
    yield from _value(text[:start], value, brackets(value), "", depth)


def _field(text: str, start: int, depth: int) -> Iterator[str]:
    """Split `name: annotation` or `name: annotation = value`; the annotation is at
    `start`."""
    equals = max(0, bare(text).find(" = "))
    annotation = text[start : equals or None]
    known = brackets(annotation)
    if not equals:
        yield from _value(text[:start], annotation, known, "", depth)
        return
    margin = " " * (4 * depth)
    head, value = text[: equals + 3], text[equals + 3 :]
    inside = brackets(value)
    if inside.bars:
        yield from _value(head, value, inside, "", depth)
    elif len(margin) + len(head) >= WIDTH:
        tail = text[equals:]
        if len(margin) + 1 + len(tail) > WIDTH or value.startswith("("):
            raise Unsure
        yield from _value(text[:start], annotation, known, tail, depth)
    elif inside.inner and len(margin) + len(head) + inside.inner[0].start + 1 <= WIDTH:
        yield from _value(head, value, inside, "", depth)
    elif inside.commas or len(margin) + 4 + len(value) > WIDTH:
        raise Unsure
    else:
        yield from (f"{margin}{head}(", f"{margin}    {value}", f"{margin})")


def _value(
    before: str, text: str, whole: Bracket, after: str, depth: int
) -> Iterator[str]:
    """Split a statement in a part of it, which comes first what is before it."""
    margin = " " * (4 * depth)
    splitter = _Splitter(text, whole)
    if whole.commas:
        raise Unsure
    if whole.bars or (before.endswith(": ") and not whole.inner):
        too_long = len(margin) + len(before) + 1 > WIDTH
        if too_long or text[-1] in ")}" or text[0] in "([{":
            raise Unsure
        if not whole.bars and len(margin) + 4 + len(text) > WIDTH:
            if after or not text.isidentifier():
                raise Unsure
            yield f"{margin}{before}{text}"  # A single name: no parentheses help.
            return
        yield f"{margin}{before}("
        yield from splitter.whole(depth + 1)
        yield f"{margin}){after}"
        return
    inner = whole.inner
    if len(inner) != 1 or inner[0].end != len(text) - 1:
        raise Unsure
    if inner[0].start + 1 == inner[0].end:
        raise Unsure
    if len(margin) + len(before) + inner[0].start + 1 > WIDTH:
        raise Unsure
    yield from splitter.part(0, len(text), inner, [], after, depth, before)


class _Splitter:
    """Splits one text, whose brackets are known."""

    def __init__(self, text: str, whole: Bracket) -> None:
        self._text = text
        self._whole = whole

    def whole(self, depth: int, start: int = 0) -> Iterator[str]:
        """Yield the lines of the text, from a place on."""
        inner = [bracket for bracket in self._whole.inner if bracket.start >= start]
        bars = self._whole.bars
        return self.part(start, len(self._text), inner, bars, "", depth)

    def part(
        self,
        start: int,
        end: int,
        inner: list[Bracket],
        bars: list[int],
        after: str,
        depth: int,
        before: str = "",
    ) -> Iterator[str]:
        """Yield the lines of a part of the text, with something before and after it."""
        line = " " * (4 * depth) + before + self._text[start:end] + after
        if len(line) <= WIDTH:
            yield line
        elif bars:
            yield from self._variants(start, end, inner, bars, after, depth)
        elif not inner or (len(inner) == 1 and inner[0].end == inner[0].start + 1):
            yield line
        elif len(inner) != 1 or inner[0].end != end - 1:
            raise Unsure
        else:
            bracket = inner[0]
            head = self._text[start : bracket.start + 1]
            if _CHAIN.search(head):
                raise Unsure
            yield " " * (4 * depth) + before + head
            yield from self._inside(bracket, depth + 1)
            yield " " * (4 * depth) + self._text[bracket.end] + after

    def _variants(
        self,
        start: int,
        end: int,
        inner: list[Bracket],
        bars: list[int],
        after: str,
        depth: int,
    ) -> Iterator[str]:
        if "=" in self._text[start : bars[0]] or ": " in self._text[start : bars[0]]:
            raise Unsure
        places = [start, *(bar + 3 for bar in bars), end + 3]
        for number, place in enumerate(places[:-1]):
            stop = places[number + 1] - 3
            mine = [bracket for bracket in inner if place <= bracket.start < stop]
            last = after if stop == end else ""
            sign = "| " if number else ""
            yield from self.part(place, stop, mine, [], last, depth, sign)

    def _inside(self, bracket: Bracket, depth: int) -> Iterator[str]:
        """Yield the lines between two brackets."""
        text = self._text
        alone = bracket.is_tuple_of_one(text)
        commas = [] if alone else bracket.commas
        start, end = bracket.start + 1, bracket.end - alone
        line = " " * (4 * depth) + text[start : bracket.end]
        if len(line) <= WIDTH and not (commas and bracket.display):
            yield line
            return
        inner, bars = iter(bracket.inner), bracket.bars
        following = next(inner, None)
        for stop in [*commas, end]:
            mine: list[Bracket] = []
            while following is not None and following.start < stop:
                mine.append(following)
                following = next(inner, None)
            here = [bar for bar in bars if start <= bar < stop]
            after = "," if commas or alone else ""
            yield from self.part(start, stop, mine, here, after, depth)
            start = stop + 2
