"""Titles of methods: the description's summary, or else words from verb and resource."""

from __future__ import annotations

import re

from ..model.api import Operation
from ..names import singular, snake

# Verbs that say on their own what happens to the resource they stand on.
_VERBS = frozenset(
    [
        "add",
        "archive",
        "cancel",
        "check",
        "close",
        "copy",
        "count",
        "create",
        "delete",
        "disable",
        "download",
        "enable",
        "export",
        "get",
        "import",
        "list",
        "open",
        "pause",
        "publish",
        "query",
        "remove",
        "replace",
        "restore",
        "resume",
        "retrieve",
        "search",
        "send",
        "start",
        "stop",
        "update",
        "upload",
    ]
)
_PARAMETER = re.compile(r"\{[^{}]*\}")


def title(operation: Operation, name: str, resource: tuple[str, ...]) -> str:
    """Return a method's title: `Create pet`, `List pets`, `Retrieve pet photo`."""
    said = operation.summary.strip().rstrip(".")
    if said:
        return said
    words = name.strip("_").replace("_", " ")
    if resource and words in _VERBS:
        words = f"{words} {_noun(operation, words, resource)}"
    return words.capitalize()


def _noun(operation: Operation, verb: str, resource: tuple[str, ...]) -> str:
    own = resource[-1].strip("_")
    segments = operation.sent_path.partition("?")[0].strip("/").split("/")
    places = [i for i, s in enumerate(segments) if snake(s).strip("_") == own]
    after = segments[places[-1] + 1 :] if places else segments[-1:]
    item = verb in ("create", "add") or any(map(_PARAMETER.search, after))
    noun = singular(own) if item else own
    before = segments[: places[-1]] if places else []
    # What an item has only one of is told together with the item: a pet's photo.
    if (
        len(resource) > 1
        and before
        and _PARAMETER.search(before[-1])
        and singular(own) == own
    ):
        noun = f"{singular(resource[-2].strip('_'))} {noun}"
    return noun.replace("_", " ")
