"""What a path says about its operation."""

from __future__ import annotations

import re

from ..names import snake, words
from ..values import dataclass
from .verbs import KNOWN

_VERSION = re.compile(
    r"v\d+(\.\d+)*([a-z]+\d*)?|\d+(\.\d+)+|\d{1,2}|\d{4}-\d{2}-\d{2}", re.IGNORECASE
)
_HEAD = frozenset(("api", "apis", "rest"))
_PARAMETER = re.compile(r"\{([^{}]*)\}|\*+")
_KEYED = re.compile(r"([^(){}]+)\((.*)\)")
_FORMAT = re.compile(r"\.(json|xml|csv|html?|txt|ya?ml|pdf|php|aspx?|ashx|jsp|do)\Z")
_ANY_FORMAT = re.compile(r"(?<=.)(\.\{[^{}]*\}|\{\.[^{}]*\})\Z")
_DOTTED = re.compile(r"[A-Za-z][\w-]*(\.[A-Za-z][\w-]*)+")


@dataclass(frozen=True, slots=True)
class Route:
    """What a path says: its fixed segments as names, and what stands at its end."""

    fixed: tuple[str, ...]
    item: bool
    """True when it ends in a parameter: it leads to one of many."""
    verb: str
    """What is said behind a colon, or behind a dotted segment's last dot."""
    versions: tuple[str, ...]
    parameters: tuple[str, ...]
    constants: tuple[str, ...]
    """What a constant query, or the fragment that stands for one, says."""


def read_path(path: str, operation_id: str = "") -> Route:
    """Return what a path says about its operation.

    A dotted segment that is no name of a host or file ends in a verb: it begins with
    one, or the operation id has the same words.
    """
    path, _, more = re.sub("#", "?", path, count=1).partition("?")
    constants = tuple(
        key if value in ("", "true") else value
        for key, _, value in (part.partition("=") for part in more.split("&"))
        if words(key)
    )
    pieces = [piece for whole in path.split("/") for piece in _parts(whole)]
    verb = ""
    if pieces:
        *before, last = pieces
        ends, verb = _verb(last, operation_id)
        pieces = [*before, *ends]
    versions: list[str] = []
    fixed: list[str] = []
    for position, piece in enumerate(pieces):
        after = pieces[position + 1 :]
        if _PARAMETER.search(piece) or not words(piece):
            continue
        if _VERSION.fullmatch(piece) and (after or not fixed):
            versions.append(piece)
        elif not (piece.lower() in _HEAD and _leads(fixed, after, constants)):
            fixed.append(_name(piece))
    return Route(
        fixed=tuple(fixed),
        item=bool(pieces) and bool(_PARAMETER.search(pieces[-1])),
        verb=snake(verb) if verb else "",
        versions=tuple(versions),
        parameters=tuple(m[1] or "" for m in _PARAMETER.finditer(path)),
        constants=constants,
    )


def _leads(before: list[str], after: list[str], constants: tuple[str, ...]) -> bool:
    """True where an `api` or `rest` only leads to what is meant."""
    if not before:
        return bool(after or constants)
    return bool(after) and bool(_VERSION.fullmatch(after[0]))


def _parts(piece: str) -> list[str]:
    """Return a path's segment as one or two: `users({id})` is `users` and `{id}`."""
    piece = _ANY_FORMAT.sub("", piece)
    keyed = _KEYED.fullmatch(piece)
    if keyed:
        name = keyed[1].rpartition(".")[2]
        return [name, keyed[2]] if "{" in keyed[2] else [name]
    if piece.startswith(":") and words(piece):
        return [f"{{{piece[1:]}}}"]
    return [piece] if piece else []


def _name(piece: str) -> str:
    """Return a segment as a name: `apps.k8s.io` is `apps_k8s_io`."""
    parts = piece.split(".")
    plain = all(part.isidentifier() and part.islower() for part in parts)
    return snake("_".join(parts) if plain else piece)


def _verb(last: str, operation_id: str) -> tuple[list[str], str]:
    """Part `{name}:cancel` and `chat.postMessage` into what is meant and what is done."""
    rest, _, verb = _PARAMETER.sub(_hidden, last).partition(":")
    if words(verb) and not _PARAMETER.search(verb):
        return [last[: len(rest)]] if rest else [], verb
    last = _FORMAT.sub("", last)
    if _DOTTED.fullmatch(last):
        *before, verb = last.split(".")
        if (words(verb)[:1] and words(verb)[0] in KNOWN) or words(last) == words(
            operation_id
        ):
            return before, verb
    return [last], ""


def _hidden(match: re.Match[str]) -> str:
    """Return a parameter without the colons in it."""
    return match[0].replace(":", "_")
