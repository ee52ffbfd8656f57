"""Code on one line: whether it is written as black writes it, and its brackets.

Only what generated modules are made of is known here: names, strings, plain numbers,
calls, subscripts, displays and unions. All else is `Unsure`: then black decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

_DOUBLE = r'"[^"\\\n]*(?:\\.[^"\\\n]*)*"'
_SINGLE = r"'[^'\\\n]*(?:\\.[^'\\\n]*)*'"
_TOKENS = re.compile(
    rf"""
      (?<![\w"')\]}}])(?:{_DOUBLE}|{_SINGLE})(?![\w"'(\[{{])
    | (?<![\w"')\]}}])[A-Za-z_]\w*(?!["'{{])
    | (?<![\w.)\]}}])\d+(?:\.\d+)?(?![\w.])
    | (?<=[ (\[{{=])-(?=\d)
    | (?<=[\w)\]}}"'])\.(?=[A-Za-z_])
    | (?<=[ (\[])\.\.\.(?=[,)\]])
    | [(\[{{](?!\s)
    | (?<![\s,])[)\]}}]
    | (?<=\S),\)
    | (?<=[^\s,]),[ ](?=[^\s,)\]}}])
    | (?<=[^\s,])[ ](?:\||=|->)[ ](?=\S)
    | (?<=[\w"'\])}}]):[ ](?=\S)
    | (?<=\w)=(?=[^\s=])
    """,
    re.VERBOSE | re.ASCII,
)
STRINGS = re.compile(f"{_DOUBLE}|{_SINGLE}")
_MARKS = re.compile(rf"{_DOUBLE}|{_SINGLE}|[()\[\]{{}},]|[ ]\|[ ]")
_RARE_ESCAPE = re.compile(
    r"\\(?![\\nrt\"']|x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8}).", re.DOTALL
)
_PLAIN_PARENTHESES = re.compile(r"(?:^|[^\w)\]}\"'])\(|,\)")
_CLOSERS = {"(": ")", "[": "]", "{": "}"}


class Unsure(Exception):
    """Code of which only black can say how it is laid out."""


@dataclass(slots=True)
class Bracket:
    """A pair of brackets in a text: `start` is the opening one, `end` the closing one.

    `commas` and `bars` are the places of the commas and ` | ` right inside of it. The
    whole text is one too, around everything. `display` tells a tuple, list or dict
    from the brackets of a call or a subscript.
    """

    start: int
    end: int = -1
    display: bool = False
    commas: list[int] = field(default_factory=list[int])
    bars: list[int] = field(default_factory=list[int])
    inner: list[Bracket] = field(default_factory=list["Bracket"])

    def is_tuple_of_one(self, text: str) -> bool:
        """True for `(a,)`, whose comma asks for nothing."""
        return len(self.commas) == 1 and self.commas[0] == self.end - 1 >= 0


def expect_plain(text: str) -> None:
    """Raise Unsure for code, short or long, whose words black may write in another way."""
    if _TOKENS.sub("", text):
        raise Unsure
    quoted = STRINGS.findall(text) if "\\" in text or "'" in text else ()
    if not all(map(_is_settled, quoted)):
        raise Unsure
    if _PLAIN_PARENTHESES.search(text):
        brackets(text)
    if " = " in text:
        target, _, value = bare(text).partition(" = ")
        if " = " in value or not is_balanced(target):
            raise Unsure


@lru_cache(maxsize=2)
def bare(text: str) -> str:
    """Return code whose strings hold nothing but quotes, each as long as before."""
    return STRINGS.sub(lambda found: "'" * len(found[0]), text)


def is_balanced(text: str) -> bool:
    """True when as many brackets of each kind are closed as opened; for `bare` code."""
    return all(text.count(o) == text.count(c) for o, c in _CLOSERS.items())


def _is_settled(string: str) -> bool:
    """True for a string whose escapes and quotes black leaves as they are."""
    body = string[1:-1]
    escapes = body.replace("\\\\", "") if "\\" in body else ""
    if _RARE_ESCAPE.search(escapes):
        return False
    single, double = body.count("'"), body.count('"')
    if string[0] == '"':
        return "\\'" not in escapes and (double <= single or '\\"' not in escapes)
    return '\\"' not in escapes and double > single


def brackets(text: str) -> Bracket:
    """Return the brackets of a text. Raises Unsure for what black might take away:
    parentheses that make no tuple, and trailing commas."""
    whole = Bracket(-1, len(text))
    open_ones = [whole]
    for mark in _MARKS.finditer(text):
        place = mark.start()
        character = text[place]
        current = open_ones[-1]
        if character == ",":
            current.commas.append(place)
        elif character == " ":
            current.bars.append(place)
        elif character in "([{":
            display = place == 0 or text[place - 1] in " ([{=" or character == "{"
            found = Bracket(place, display=display)
            current.inner.append(found)
            open_ones.append(found)
        elif character in ")]}":
            _close(text, current, place)
            open_ones.pop()
            if not open_ones:
                raise Unsure
    if len(open_ones) != 1:
        raise Unsure
    return whole


def _close(text: str, bracket: Bracket, place: int) -> None:
    opener = text[bracket.start] if bracket.start >= 0 else ""
    if _CLOSERS.get(opener) != text[place]:
        raise Unsure
    bracket.end = place
    is_tuple = opener == "(" and bracket.display
    if text[place - 1] == "," and not (is_tuple and len(bracket.commas) == 1):
        raise Unsure
    if is_tuple and not bracket.commas and place != bracket.start + 1:
        raise Unsure
