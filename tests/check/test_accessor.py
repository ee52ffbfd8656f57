"""The library's way through a description and ours lead to the same values."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema_path.accessors import SchemaAccessor

from specloom.check.accessor import Accessor

OTHER = "http://example.com/other.json"
DOCUMENT = {
    "plain": {"list": [1, {"deep": "text"}], "none": None, "number": 3, "true": True},
    "here": {"$ref": "#/plain"},
    "twice": {"$ref": "#/here"},
    "slashed": {"$ref": "#/a~1b/c%20d"},
    "a/b": {"c d": {"e": 1}},
    "elsewhere": {"$ref": f"{OTHER}#/second"},
    "also": {"$ref": f"{OTHER}#/first"},
    "nowhere": {"$ref": "#/nothing"},
    "unread": {"$ref": "http://example.com/unread.json#/a"},
    "no reference": {"$ref": {"list": [0]}},
}
FETCHED = {
    OTHER: {"first": {"own": {"$ref": "#/second"}}, "second": {"x": {"y": [True]}}}
}
KEYS = ("$ref", "a", "deep", "e", "first", "list", "none", "number", "own", "x", "y")


class Handlers(dict[str, Any]):
    def __init__(self) -> None:
        super().__init__(http=self.fetch)
        self.fetched: list[str] = []

    def fetch(self, uri: str) -> Any:
        self.fetched.append(uri)
        return FETCHED[uri.partition("#")[0]]


def said(ask: Any, *question: Any) -> Any:
    try:
        return ask(*question)
    except Exception as problem:
        return type(problem), str(problem)


def paths(value: Any, path: tuple[Any, ...] = ()) -> Any:
    """Yield where a path may lead and where none does, references not followed."""
    yield path
    if len(path) < 5:
        for key in (*KEYS, 0, 1, 2, -1, *(DOCUMENT if not path else ())):
            yield from paths(None, (*path, key)) if len(path) < 2 else [(*path, key)]


@pytest.mark.parametrize("turn", [1, -1])
def test_every_path_leads_where_the_library_says(turn: int) -> None:
    ours, theirs = (
        kind.from_schema(DOCUMENT, base_uri="file:///a.json", handlers=Handlers())
        for kind in (Accessor, SchemaAccessor)
    )
    asked = list(paths(DOCUMENT))[::turn]
    assert len(asked) > 5000
    for parts in asked:
        for name in ("read", "keys", "len", "stat", "get_resolved"):
            answers = [said(getattr(each, name), parts) for each in (ours, theirs)]
            if name == "get_resolved" and not isinstance(answers[0], tuple):
                # A resolver is told by the document that it begins from.
                answers = [
                    (a.contents, a.resolver.lookup("#").contents) for a in answers
                ]
            assert answers[0] == answers[1], (name, parts)
        for key in ("deep", "own", 0, 1, 2):
            answer = said(ours.contains, parts, key)
            assert answer == said(theirs.contains, parts, key), (parts, key)


def test_what_is_known_is_not_fetched_again() -> None:
    handlers = Handlers()
    accessor = Accessor.from_schema(DOCUMENT, base_uri="file:///a", handlers=handlers)
    for _ in range(2):
        assert accessor["also", "own", "x", "y", 0] is True
        assert accessor["elsewhere", "x", "y"] == [True]
        found = accessor.get_resolved(("here",))
        assert found.resolver.lookup(f"{OTHER}#/second/x").contents == {"y": [True]}
    assert handlers.fetched == [OTHER]
