"""What the parts of a description refer to: found in plain data, without specloom's help."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

Document = dict[str, Any]
VERBS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
_SCHEMAS = "#/components/schemas/"
_BESIDE = frozenset(
    ("type", "properties", "required", "allOf", "items", "additionalProperties")
)
"""What beside a reference makes another schema of it."""


class Reach:
    """The schemas that operations and schemas of a description lead to, by their names."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.schemas: Document = document.get("components", {}).get("schemas", {})

    @cached_property
    def operations(self) -> dict[str, Document]:
        """The operations by verb and path, `GET /pets`, each with what its path gives it."""
        return {
            f"{verb.upper()} {path}": {
                **item[verb],
                "path parameters": item.get("parameters", []),
            }
            for path, item in self._document.get("paths", {}).items()
            for verb in VERBS
            if verb in item
        }

    @cached_property
    def _edges(self) -> dict[str, set[str]]:
        edges = {n: {r for r, _ in self._names(s)} for n, s in self.schemas.items()}
        # The head of a family stands for all that extend it.
        for name, schema in self.schemas.items():
            for part in schema.get("allOf", []) if isinstance(schema, dict) else []:
                head = _named(part)
                if head and "discriminator" in self.schemas.get(head, {}):
                    edges[head].add(name)
        return edges

    @cached_property
    def _made_of(self) -> dict[str, set[str]]:
        """What each schema is, or has the properties of."""
        return {
            name: {n for n, merged in self._names(part) if merged}
            | {_named(part) or ""}
            for name, part in self.schemas.items()
        }

    def around(self, schema: str) -> set[str]:
        """Return a schema, all that lead to it, and all that it leads to."""
        leading = {n for n in self.schemas if schema in self._closure([(n, False)])}
        return leading | self._closure([(schema, False)]) | {schema}

    def taken(self, operation: str) -> set[str]:
        """Return the schemas that an operation's parameters and body lead to."""
        return self._closure(self._names(self._given(operation, answers=False)))

    def reached(self, operation: str) -> set[str]:
        """Return the schemas that all of an operation leads to."""
        return self._closure(self._names(self._given(operation, answers=True)))

    def beyond(self, schema: str) -> set[str]:
        """Return a schema and all that it leads to."""
        return self._closure([(schema, False)])

    def holding(self, schema: str) -> set[str]:
        """Return the schemas that have another's properties for their own, itself among them."""
        held: set[str] = set()
        pending = {schema}
        while pending:
            held |= pending
            pending = {
                name for name, made_of in self._made_of.items() if made_of & held
            } - held
        return held

    def holds(self, part: Any, schemas: set[str]) -> bool:
        """Whether a part of the description is, or is made of, one of these schemas."""
        return _named(part) in schemas or any(
            merged and name in schemas for name, merged in self._names(part)
        )

    def body_holds(self, operation: str, schemas: set[str]) -> bool:
        """Whether an operation's parameters are the properties of one of these schemas."""
        body = self._whole(self.operations[operation].get("requestBody", {}))
        media = body.get("content", {}).values()
        return any(self.holds(each.get("schema"), schemas) for each in media)

    def merges(self, operation: str, schemas: set[str]) -> bool:
        """Whether a schema that stands in an operation is made of one of these."""
        parts = self._given(operation, answers=True)
        return any(merged and name in schemas for name, merged in self._names(parts))

    def fails_with(self, operation: str) -> set[str]:
        """Return the schemas that an operation's errors lead to."""
        answers = self.operations[operation].get("responses", {}).items()
        errors = [answer for status, answer in answers if not status.startswith("2")]
        return self._closure(self._names(errors))

    def _given(self, operation: str, *, answers: bool) -> list[Any]:
        node = self.operations[operation]
        keys = ("parameters", "path parameters", "requestBody")
        return [node.get(key) for key in (*keys, *(["responses"] if answers else []))]

    def _closure(self, names: Any) -> set[str]:
        pending = [name for name, _ in names]
        found: set[str] = set()
        while pending:
            name = pending.pop()
            if name not in found:
                found.add(name)
                pending += self._edges.get(name, ())
        return found

    def _names(self, part: Any) -> Iterator[tuple[str, bool]]:
        """Yield the schemas that a part names, and whether they become part of it.

        Components of other kinds are looked into; schemas are not.
        """
        pending: list[tuple[Any, bool]] = [(part, False)]
        met: set[str] = set()
        while pending:
            at, merged = pending.pop()
            if isinstance(at, list):
                pending += ((item, merged) for item in at)
            elif isinstance(at, dict):
                if (name := _named(at)) is not None:
                    yield name, merged or bool(_BESIDE & at.keys())
                elif isinstance(ref := at.get("$ref"), str) and ref not in met:
                    met.add(ref)
                    pending.append((self._at(ref), False))
                if isinstance(mapping := at.get("discriminator"), dict):
                    values = mapping.get("mapping", {}).values()
                    yield from ((v.removeprefix(_SCHEMAS), False) for v in values)
                whole = "properties" in at
                pending += (
                    (value, key == "allOf" or (whole and key in ("oneOf", "anyOf")))
                    for key, value in at.items()
                )

    def _whole(self, part: Any) -> Any:
        while isinstance(part, dict) and isinstance(part.get("$ref"), str):
            part = self._at(part["$ref"])
        return part

    def _at(self, ref: str) -> Any:
        at: Any = self._document
        for key in ref.removeprefix("#/").split("/"):
            key = key.replace("~1", "/").replace("~0", "~")
            if not isinstance(at, Mapping) or key not in at:
                return {}
            at = at[key]
        return at


def _named(part: Any) -> str | None:
    """Return the schema that a reference leads to, None for anything else."""
    ref = part.get("$ref") if isinstance(part, dict) else None
    if not isinstance(ref, str) or not ref.startswith(_SCHEMAS):
        return None
    name = ref.removeprefix(_SCHEMAS)
    return None if "/" in name else name.replace("~1", "/").replace("~0", "~")
