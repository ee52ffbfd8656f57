"""Texts of a description as CommonMark alone: the HTML in them said in Markdown.

CommonMark lets HTML through, and many descriptions are written in it. Nothing that is
generated obeys HTML, so what an element means is said here in the way that docstrings,
help and pages know. What is no element of HTML stays as it is: `<id>` in a text mostly
stands for an id.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import Final

from .blocks import Blocks


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PIECE: Final = re.compile(
    r"(?P<kept>\\[\\<`]"
    r"|^ {0,3}(?P<fence>`{3,}(?!`)|~{3,}(?!~))[^\n]*\n(?:.*?^ {0,3}(?P=fence)|.*)"
    r"|(?P<ticks>`{1,8})(?!`).+?(?<!`)(?P=ticks)(?!`)|`+)"
    r"|<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<more>\s[^<>]*)?/?>",
    re.DOTALL | re.MULTILINE,
)
_HREF: Final = re.compile(
    r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""", re.I
)
_ALT: Final = re.compile(r"""\balt\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.I)
_BREAK: Final = re.compile(r"<br\s*/?>\s*", re.IGNORECASE)
_TAG: Final = re.compile(r"</?[A-Za-z][^<>]*>")
_WEB: Final = re.compile(r"(?:https?://|mailto:)[^\s<>()\[\]\\`]+", re.IGNORECASE)
_ANY_SPACE: Final = re.compile(r"\s+")

_MARKS: Final = {
    **dict.fromkeys(("b", "strong"), "**"),
    **dict.fromkeys(("i", "em", "cite", "dfn", "replaceable", "var"), "*"),
    **dict.fromkeys(("del", "s", "strike"), "~~"),
}
_VERBATIM: Final = frozenset(("code", "kbd", "pre", "samp", "tt"))
_SILENT: Final = _names("""
    abbr big font fullname ins mark nobr q small span sub sup tbody tfoot thead u
""")
"""Elements of which only the contents are told."""
_APART: Final = _names("""
    article blockquote body caption center details div figcaption figure footer header
    html important main note p para section summary
""")
"""Elements that stand apart as paragraphs."""
_LISTS: Final = {"ul": "-", "ol": "1.", "dl": "-"}
_ITEMS: Final = frozenset(("li", "dt", "dd"))
_CELLS: Final = frozenset(("tr", "td", "th"))
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_ALONE: Final = frozenset(("br", "hr", "p", "li"))
"""Elements that mean something without a tag that ends them."""
_ELEMENTS: Final = frozenset(("a", "hr", "img", "table")).union(
    _MARKS, _VERBATIM, _SILENT, _APART, _LISTS, _ITEMS, _CELLS, _HEADINGS, _ALONE
)
_SMALL: Final = {letter: letter + 32 for letter in range(ord("A"), ord("Z") + 1)}
_KEPT: Final = 1 << 12


def prose(text: str) -> str:
    """Return a text with Markdown in place of the elements of HTML in it."""
    return _prose(text) if "<" in text else text


@lru_cache(maxsize=_KEPT)
def _prose(text: str) -> str:
    return _Reader(text).read()


class _Reader:
    """Goes through one text, and tells `Blocks` what it is made of."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lower = _lower(text)
        self._last: dict[str, int] = {}
        self._opened: dict[str, int] = {}
        self._blocks = Blocks()
        self._links: list[str] = []
        self._met = False

    def read(self) -> str:
        """Return the text in Markdown: itself where it has no element."""
        text, at = self._text, 0
        while (found := _PIECE.search(text, at)) is not None:
            self._say(text[at : found.start()])
            at = found.end()
            if found["kept"]:
                self._blocks.add(found[0], verbatim=True)
                continue
            name = found["name"].lower()
            if not self._is_element(name, found):
                self._say(found[0], raw=True)
                continue
            self._met = True
            if name not in _VERBATIM:
                (self._end if found["end"] else self._begin)(name, found["more"] or "")
            elif not found["end"]:
                end = self._lower.find(f"</{name}", at)
                self._verbatim(name, text[at:end])
                at = self._lower.find(">", end) + 1 or len(text)
        self._say(text[at:])
        return self._blocks.markdown() if self._met else text

    def _say(self, text: str, *, raw: bool = False) -> None:
        if text:
            self._blocks.add(text if raw else unescape(text).replace("\xa0", " "))

    def _is_element(self, name: str, found: re.Match[str]) -> bool:
        """Tell a tag from a word in angle brackets: most of them come in pairs."""
        if name not in _ELEMENTS:
            return False
        if name in _CELLS:
            return self._blocks.in_table
        if name in _ALONE:
            return True
        if name == "img":
            return found["more"] is not None
        if found["end"]:
            return self._opened.get(name, 0) > 0
        if name not in self._last:
            self._last[name] = self._lower.rfind(f"</{name}")
        is_element = self._last[name] > found.start()
        self._opened[name] = self._opened.get(name, 0) + is_element
        return is_element

    def _begin(self, name: str, more: str) -> None:
        blocks = self._blocks
        if name in _MARKS:
            blocks.mark(_MARKS[name])
        elif name == "a":
            self._links.append(_address(more))
            blocks.mark("a")
        elif name == "img":
            alt = _ALT.search(more)
            self._say((alt[1] or alt[2] or "") if alt else "")
        elif name == "br":
            blocks.line()
        elif name in _LISTS:
            blocks.begin_list(_LISTS[name])
        elif name in _ITEMS:
            blocks.begin_item(goes_on=name == "dd")
        elif name == "table":
            blocks.begin_table()
        elif name in _CELLS:
            blocks.begin_cell(in_row=name != "tr")
        elif name in _HEADINGS:
            blocks.begin_heading(_HEADINGS[name])
        elif name == "p":
            blocks.begin_paragraph()
        elif name not in _SILENT:
            blocks.apart()

    def _end(self, name: str, _: str) -> None:
        blocks = self._blocks
        if name in _MARKS:
            blocks.unmark(_MARKS[name], _MARKS[name], _MARKS[name])
        elif name == "a":
            address = self._links.pop() if self._links else ""
            before, after = ("[", f"]({address})") if address else ("", "")
            blocks.unmark("a", before, after)
        elif name in _LISTS:
            blocks.end_list()
        elif name == "table":
            blocks.end_table()
        elif name in _APART or name in _HEADINGS or name in _ITEMS or name == "br":
            blocks.apart()

    def _verbatim(self, name: str, text: str) -> None:
        plain = unescape(_TAG.sub("", _BREAK.sub("\n", text))).replace("\xa0", " ")
        if name == "pre":
            self._blocks.fenced(plain)
        else:
            self._blocks.code(_ANY_SPACE.sub(" ", plain))


def _lower(text: str) -> str:
    """Return a text in small letters, each where it was."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text.translate(_SMALL)


def _address(more: str) -> str:
    """Return where a link leads on the web, an empty text where it doesn't."""
    found = _HREF.search(more)
    said = unescape(found[1] or found[2] or found[3] or "").strip() if found else ""
    return said if _WEB.fullmatch(said) else ""
