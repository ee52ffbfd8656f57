"""Names: how words of a description become identifiers, flags and file names."""

from __future__ import annotations

import hashlib
import keyword
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Final

MAX_FILE_NAME: Final = 100
"""Characters that a name has at most where it becomes a file's or a folder's."""

DEVICE: Final = re.compile(
    r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE
)
"""What Windows takes for a device, whatever folder it stands in."""

_MARK: Final = 8
_KEPT: Final = 1 << 14
_SYMBOLS = {"+": " plus ", "@": " at ", "$": " ", "*": " star ", "%": " percent "}
_WORD = re.compile(
    r"(?:OAuth|iOS|macOS|GitHub|GitLab|OpenAI|OpenAPI|GraphQL|PayPal|YouTube)[0-9]*"
    r"|[A-Z]{2,}s(?![a-z])|[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z]+[0-9]*|[0-9]+"
)
_MINUS = re.compile(r"^-(?=\d)")

_IRREGULAR = {
    "people": "person",
    "children": "child",
    "men": "man",
    "women": "woman",
    "indices": "index",
    "vertices": "vertex",
    "matrices": "matrix",
    "criteria": "criterion",
    "analyses": "analysis",
    "movies": "movie",
    "cookies": "cookie",
    "caches": "cache",
    "databases": "database",
    "leaves": "leaf",
    "lives": "life",
    "shelves": "shelf",
    "axes": "axis",
    "heroes": "hero",
    "quizzes": "quiz",
}
_SAME = frozenset(
    [
        "alias",
        "always",
        "analytics",
        "atlas",
        "aws",
        "bias",
        "canvas",
        "css",
        "data",
        "dns",
        "gas",
        "gps",
        "has",
        "https",
        "ios",
        "kubernetes",
        "lens",
        "media",
        "metadata",
        "news",
        "os",
        "series",
        "sms",
        "species",
        "this",
        "tls",
    ]
)
_ENDINGS = (
    (re.compile(r"(?<=[^aeiou])ies$"), "y"),
    (re.compile(r"(?<=[^aeo]us)es$|(?<=alias)es$"), ""),
    (re.compile(r"(?<=ss)es$|(?<=sh)es$|(?<=ch)es$|(?<=x)es$|(?<=zz)es$"), ""),
    (re.compile(r"(?<=[^sui])s$|(?<=[^sx]i)s$|(?<=[aeno]u)s$"), ""),
)


def words(text: str) -> list[str]:
    """Split any text into lower-case words: `getHTTPUrl2` gives get, http, url2."""
    text = _MINUS.sub("minus ", text)
    for symbol, word in _SYMBOLS.items():
        text = text.replace(symbol, word)
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return [word.lower() for word in _WORD.findall(plain)]


@lru_cache(maxsize=_KEPT)
def snake(text: str) -> str:
    """Return a Python identifier in snake case, never a keyword: `class` is `class_`."""
    if text.isidentifier() and text.isascii() and text == text.lower():
        name = text.lstrip("_") or "field"
    else:
        name = "_".join(words(text)) or "field"
    if name[0].isdigit():
        name = f"n{name}"
    return f"{name}_" if keyword.iskeyword(name) else name


@lru_cache(maxsize=_KEPT)
def pascal(text: str) -> str:
    """Return a class name: `run_step` and `runStep` are `RunStep`; `URLList` stays."""
    if re.fullmatch(r"[A-Z][A-Za-z0-9]*", text):
        name = text
    else:
        pieces = re.findall(r"[A-Za-z0-9]+", " ".join(_cased(text)))
        name = "".join(piece[:1].upper() + piece[1:] for piece in pieces) or "Model"
    if name[0].isdigit():
        name = f"N{name}"
    return f"{name}_" if keyword.iskeyword(name) else name


def _cased(text: str) -> list[str]:
    text = _MINUS.sub("minus ", text)
    for symbol, word in _SYMBOLS.items():
        text = text.replace(symbol, word)
    return [unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()]


@lru_cache(maxsize=_KEPT)
def kebab(text: str) -> str:
    """Return a name for a shell: `tool_resources` and `toolResources` are `tool-resources`."""
    if re.fullmatch(r"[a-z][a-z0-9_]*", text):
        return re.sub("_+", "-", text.strip("_"))
    return "-".join(words(text)) or "field"


def singular(name: str) -> str:
    """Return the singular of a name's last word: `file_ids` gives `file_id`."""
    head, sep, last = _last_word(name)
    if last in _IRREGULAR:
        last = _IRREGULAR[last]
    elif last not in _SAME and len(last) > 2:
        for ending, replacement in _ENDINGS:
            short = ending.sub(replacement, last)
            if short != last:
                last = short
                break
    return f"{head}{sep}{last}"


def _last_word(name: str) -> tuple[str, str, str]:
    position = max(name.rfind("_"), name.rfind("-"))
    if position < 0:
        return "", "", name
    return name[:position], name[position], name[position + 1 :]


def file_name(name: str) -> str:
    """Return a name as a file or a folder may have it on every system, and readers like it.

    A long one ends in a digest of the whole, so that two long names stay two; one that
    Windows keeps for a device gets an underscore.
    """
    if len(name) > MAX_FILE_NAME:
        mark = hashlib.sha256(name.encode()).hexdigest()[:_MARK]
        return f"{name[: MAX_FILE_NAME - _MARK - 1].rstrip('_')}_{mark}"
    return f"{name}_" if DEVICE.fullmatch(name) else name


class Allocator:
    """Hands out names so that no two owners get the same, in any order of asking.

    Owners that want one name are told apart by their keys: the key that is that name, or
    else the first in sort order, keeps it, the others get a number. So the outcome depends
    on the set of owners, not on the description's order.
    """

    def __init__(self, reserved: Iterable[str] = ()) -> None:
        self._reserved = frozenset(reserved)
        self._wanted: dict[str, list[str]] = {}

    def want(self, key: str, name: str) -> None:
        """Note that the owner `key` would like to be called `name`."""
        self._wanted.setdefault(name, []).append(key)

    def allocate(self) -> dict[str, str]:
        """Return each owner's name, by key."""
        taken = set(self._wanted) | self._reserved
        names: dict[str, str] = {}
        for name in sorted(self._wanted):
            keys = sorted(set(self._wanted[name]), key=lambda key: (key != name, key))
            start = 0
            if name not in self._reserved:
                names[keys[0]] = name
                start = 1
            for key in keys[start:]:
                names[key] = _next_free(name, taken)
                taken.add(names[key])
        return names


def _next_free(name: str, taken: set[str]) -> str:
    if f"{name}_" not in taken and not name.endswith("_"):
        return f"{name}_"
    base = name.rstrip("_")
    number = 2
    while f"{base}{number}" in taken or f"{base}_{number}" in taken:
        number += 1
    return f"{base}_{number}" if name.islower() else f"{base}{number}"


def unique(wanted: Iterable[str], reserved: Iterable[str] = ()) -> list[str]:
    """Return names in the order asked for, later ones changed where they collide."""
    taken = set(reserved)
    names: list[str] = []
    for name in wanted:
        free = name if name not in taken else _next_free(name, taken)
        taken.add(free)
        names.append(free)
    return names


def in_turn(
    give: Callable[[Iterable[str], Iterable[str]], list[str]],
    wanted: Sequence[str],
    turns: Sequence[tuple[object, ...]],
    reserved: Iterable[str] = (),
) -> list[str]:
    """Return names in the order asked for, given in the order of the turns.

    So that who keeps a name that several want depends on what they are, not on the
    order in which a description has them. `give` is `unique` or `unique_flags`.
    """
    line = sorted(range(len(wanted)), key=turns.__getitem__)
    given = give([wanted[index] for index in line], reserved)
    names = dict(zip(line, given, strict=True))
    return [names[index] for index in range(len(wanted))]


def unique_flags(wanted: Iterable[str], reserved: Iterable[str] = ()) -> list[str]:
    """Return flags in the order asked for, later ones numbered: `id` and `id-2`."""
    listed = list(wanted)
    taken, named = set(listed) | set(reserved), set(reserved)
    flags: list[str] = []
    for flag in listed:
        number = 2
        while flag in named and f"{flag}-{number}" in taken:
            number += 1
        free = f"{flag}-{number}" if flag in named else flag
        taken.add(free)
        named.add(free)
        flags.append(free)
    return flags


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name most like `name`, or an empty string when none is close."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, list(known), n=1, cutoff=0.6)), "")
