"""`--format explore`: an answer as a tree on the whole terminal, by the standard curses."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from unicodedata import category, east_asian_width

from .problems import Wrong, harmless
from .terminal import is_terminal, wants_colour
from .tree import Node, Tree

if TYPE_CHECKING:
    import curses

_HELP = "arrows: move, fold  / n N: search  q: quit"
_ENTER, _BACK, _ESCAPE = ("\n", "\r"), ("\x7f", "\b", "KEY_BACKSPACE"), "\x1b"
_LINES = 2
"""The title and the line at the bottom."""


def check(output: str | None) -> None:
    """Refuse to explore where there is no terminal, before anything is sent."""
    seen = output in (None, "-") and is_terminal(sys.stdout)
    if not seen or os.environ.get("TERM", "dumb") == "dumb":
        raise Wrong("--format explore needs a terminal, and no --output")


def explore(
    title: str, value: Any, more: Iterable[Any] | None = None, live: bool = False
) -> None:
    """Show a value, or the items of a list, until the user quits.

    Of what is `live` no more is waited for than is looked at.
    """
    try:
        import curses
    except ImportError:
        raise Wrong("--format explore needs curses, which is not here") from None
    from locale import LC_ALL, setlocale

    tree = Tree(value if more is None else [], more, **({"ahead": 0} if live else {}))
    _listen()
    setlocale(LC_ALL, "")
    try:
        curses.wrapper(lambda window: _Screen(window, harmless(title), tree).run())
    except curses.error as error:
        raise Wrong(f"--format explore: the terminal can't show it: {error}") from None


def _listen() -> None:
    """Take keys from the terminal where parameters came from standard input."""
    if not is_terminal(sys.stdin):
        try:
            keys = os.open("/dev/tty", os.O_RDONLY)
        except OSError as error:
            raise Wrong(f"--format explore: no keys: {error.strerror}") from None
        os.dup2(keys, 0)


def press(tree: Tree, key: str, page: int) -> str:
    """Do what a key says, and return what there is to say about it."""
    moves: dict[str, Callable[[], object]] = {
        **dict.fromkeys(("j", "KEY_DOWN"), lambda: tree.move(1)),
        **dict.fromkeys(("k", "KEY_UP"), lambda: tree.move(-1)),
        **dict.fromkeys(("\x06", "KEY_NPAGE"), lambda: tree.move(page)),
        **dict.fromkeys(("\x02", "KEY_PPAGE"), lambda: tree.move(-page)),
        **dict.fromkeys(("g", "KEY_HOME"), lambda: tree.reach(0)),
        **dict.fromkeys(("G", "KEY_END"), tree.last),
        **dict.fromkeys((*_ENTER, " ", "KEY_ENTER"), tree.toggle),
        **dict.fromkeys(("l", "KEY_RIGHT"), tree.unfold),
        **dict.fromkeys(("h", "KEY_LEFT"), tree.fold),
    }
    if key in moves:
        moves[key]()
    elif key in ("n", "N"):
        return found(tree, lambda: tree.again(back=key == "N"))
    return ""


def found(tree: Tree, look: Callable[[], bool]) -> str:
    """Search, which an interrupt ends, and return what there is to say about it."""
    try:
        there = look()
    except KeyboardInterrupt:
        return "interrupted: there is nothing more to read"
    return "" if there or not tree.wanted else f"not found: {tree.wanted}"


def fitted(text: str, room: int) -> str:
    """Return as much of a text as fits so many columns."""
    width = 0
    for place, char in enumerate(text):
        wide = east_asian_width(char) in "WF"
        width += 0 if category(char) in ("Mn", "Me", "Cf") else 1 + wide
        if width > room:
            return text[:place]
    return text


class _Screen:
    """The tree as it is drawn, and the keys that are pressed."""

    def __init__(self, window: curses.window, title: str, tree: Tree) -> None:
        import curses

        self._curses = curses
        self._window = window
        self._title = title
        self._tree = tree
        self._top = 0
        self._said = ""
        self._typed: str | None = None
        self._colours = self._init()

    def _init(self) -> bool:
        curses = self._curses
        with suppress(curses.error):
            curses.curs_set(0)
        if not (wants_colour() and curses.has_colors()):
            return False
        curses.use_default_colors()
        for pair in range(1, 8):
            curses.init_pair(pair, pair, -1)
        return True

    def run(self) -> None:
        """Draw and obey, until it is enough."""
        while True:
            self._draw()
            key = self._key()
            if self._typed is not None:
                self._type(key)
            elif key == "q":
                return
            elif key == "/":
                self._typed = ""
            else:
                self._said = press(self._tree, key, self._high)

    @property
    def _high(self) -> int:
        return max(1, self._window.getmaxyx()[0] - _LINES)

    def _key(self) -> str:
        """Return a character, or the name that curses has for a key."""
        try:
            key = self._window.get_wch()
        except self._curses.error:
            # A signal, such as that of a new size, came in place of a key.
            return ""
        return key if isinstance(key, str) else self._curses.keyname(key).decode()

    def _type(self, key: str) -> None:
        """Take a key of what is searched for."""
        text = self._typed or ""
        if key in (*_ENTER, "KEY_ENTER"):
            self._typed = None
            tree = self._tree
            self._said = found(tree, lambda: tree.search(text or tree.wanted))
        elif key == _ESCAPE or (key in _BACK and not text):
            self._typed = None
        elif key in _BACK:
            self._typed = text[:-1]
        elif len(key) == 1 and key.isprintable():
            self._typed = text + key

    def _draw(self) -> None:
        curses, tree, window = self._curses, self._tree, self._window
        high = self._high
        self._top = max(min(self._top, tree.at), tree.at - high + 1, 0)
        window.erase()
        self._line(0, [(self._title, curses.A_BOLD)])
        shown = tree.rows[self._top : self._top + high]
        for place, node in enumerate(shown):
            here = curses.A_REVERSE if self._top + place == tree.at else 0
            pieces = [(text, self._style(kind) | here) for text, kind in parts(node)]
            self._line(place + 1, pieces)
        count = f"{tree.at + 1 if tree.rows else 0}/{len(tree.rows)}"
        said = f"/{self._typed}" if self._typed is not None else self._said or _HELP
        left = f"{count}{'' if tree.ended else '+'}  "
        self._line(high + 1, [(left, curses.A_DIM), (said, 0)])
        window.refresh()

    def _line(self, row: int, pieces: Iterable[tuple[str, int]]) -> None:
        room = self._window.getmaxyx()[1] - 1
        encoding = self._window.encoding
        self._window.move(row, 0)
        for text, style in pieces:
            # A terminal may have no such characters.
            safe = text.encode(encoding, "replace").decode(encoding)
            cut = fitted(safe, room - self._window.getyx()[1])
            self._window.addstr(cut, style)

    def _style(self, kind: str) -> int:
        pair = {"key": 4, "text": 2, "number": 6, "word": 5}.get(kind, 0)
        return self._curses.color_pair(pair) if pair and self._colours else 0


def parts(node: Node) -> Iterator[tuple[str, str]]:
    """Yield the pieces of a node's line, each with what kind it is."""
    mark = ("▾ " if node.open else "▸ ") if node.folds else "  "
    yield "  " * node.depth + mark, ""
    if node.key:
        yield node.name, "key"
        yield ": ", ""
    value = node.value
    if isinstance(value, str):
        yield node.label, "text"
    elif isinstance(value, (dict, list)):
        yield node.label, ""
    else:
        word = value is None or isinstance(value, bool)
        yield node.label, "word" if word else "number"
