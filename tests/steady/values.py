"""Values made from schemas: all that is allowed, or only what is required."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from hypothesis import find
from hypothesis.strategies import from_regex

from .document import Document, Schema

FILE = b"\x89PNG of \xc3\xa9\r\n"
NAMED_FILE = ("file 1.bin", FILE, "application/x-of-the-tests")
_DEEPEST = 8
_TEXTS = {
    "date": "2024-05-17",
    "date-time": "2024-05-17T10:20:30Z",
    "email": "one@example.com",
    "uri": "https://example.com/1",
    "uuid": "0b0c1d52-7f3c-4a53-8bd4-1f8e2e7d3a10",
}


class Maker:
    """Makes values from schemas.

    `pick` says which variant of each union and which value of each enum is taken; `most`
    is how many there were to take from. `unseen` names what is left out: the properties
    that are `readOnly`, or of an answer those that are `writeOnly`.
    """

    def __init__(
        self, document: Document, full: bool, pick: int = 0, unseen: str = "readOnly"
    ) -> None:
        self._document = document
        self._full = full
        self._pick = pick
        self._unseen = unseen
        self._outer = 1
        self._within: list[frozenset[str]] = []
        self.most = 1

    def value(self, schema: Schema) -> Any:
        schema = self._document.flat(schema)
        if "const" in schema:
            return schema["const"]
        variants = self._document.variants(schema)
        variants = [v for v in variants if v.get("type") != "null"] or variants
        ways = len(variants)
        self.most = max(self.most, self._outer * ways)
        pick, outer = self._pick, self._outer
        chosen = variants[pick % ways]
        self._pick, self._outer = pick // ways, outer * ways
        try:
            return self._chosen(chosen, schema, ways)
        finally:
            self._pick, self._outer = pick, outer

    def _chosen(self, chosen: Schema, schema: Schema, ways: int) -> Any:
        known = [chosen["const"]] if "const" in chosen else self._examples(chosen)
        if ways == 1:
            known += self._examples(schema)
        if known:
            return known[0]
        if values := [value for value in chosen.get("enum", ()) if value is not None]:
            return values[self._pick % len(values)]
        return self._made(chosen, schema)

    def _examples(self, schema: Schema) -> list[Any]:
        """Return the examples that a schema has and allows; an object is made from its parts."""
        known = [
            *schema.get("examples", ()),
            *([schema["example"]] if "example" in schema else ()),
        ]
        if "properties" in schema or schema.get("format") == "binary":
            return []
        return [
            one
            for one in known
            if one is not None and self._document.valid(schema, one)
        ]

    def _made(self, schema: Schema, whole: Schema) -> Any:
        kind = schema.get("type", "array" if "items" in schema else "object")
        if kind == "object":
            return self._object(schema, whole)
        if kind == "array":
            items = schema.get("items", {})
            # No files at all can't be told from no list of them.
            some = self._full or self._document.flat(items).get("format") == "binary"
            return [self.value(items)] * max(schema.get("minItems", 0), int(some))
        if kind in ("integer", "number"):
            return self._number(schema)
        if kind == "boolean":
            return False
        return None if kind == "null" else self._text(schema)

    def _number(self, schema: Schema) -> Any:
        least, most = schema.get("minimum"), schema.get("maximum")
        above = schema.get("exclusiveMinimum")
        usual = 1.5 if schema["type"] == "number" and self._pick % 2 else 1
        candidates = [usual, 1, least, most, None if above is None else above + 1]
        return next(
            one
            for one in candidates
            if one is not None and self._document.valid(schema, one)
        )

    def _text(self, schema: Schema) -> Any:
        kind = schema.get("format")
        if kind == "binary":
            return NAMED_FILE if self._full else FILE
        if "pattern" in schema:
            return _matching(schema["pattern"])
        text = _TEXTS.get(kind, "text-1")
        return text.ljust(schema.get("minLength", 0), "x")[: schema.get("maxLength")]

    def _object(self, schema: Schema, whole: Schema) -> Any:
        properties: Mapping[str, Schema] = schema.get("properties", {})
        required = schema.get("required", ())
        shape = frozenset(properties)
        # A thing within itself has only what it must, and so ends.
        was, deep = self._full, len(self._within) >= _DEEPEST or shape in self._within
        self._full = was and not deep
        self._within.append(shape)
        wanted = {
            name: self.value(one)
            for name, one in properties.items()
            if name in required
            or (self._full and not self._document.flat(one).get(self._unseen))
        }
        wanted |= {name: "text-1" for name in required if name not in properties}
        rest = schema.get("additionalProperties")
        if not properties and isinstance(rest, Mapping) and self._full:
            wanted["key"] = self.value(rest)
        self._within.pop()
        self._full = was
        for name in [name for name in wanted if name not in required]:
            # Properties that rule each other out: `not` and the like.
            if "not" in whole and not self._document.valid(whole, plain(wanted)):
                del wanted[name]
        return wanted


@cache
def _matching(pattern: str) -> str:
    return find(from_regex(pattern, fullmatch=True), lambda _: True)


def plain(value: Any) -> Any:
    """Return a value with texts for its files, as schemas take it."""
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return "a file" if isinstance(value, (bytes, tuple)) else value
