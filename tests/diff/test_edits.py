"""Any edits of a description are told, each of them, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .described import compared, json_of, told

FRUITS = ("apple", "fig", "lime", "pear")
BOTH = " (client, command line)"
Document = dict[str, Any]
Edit = tuple[str, str]
"""What is done, and to which fruit."""


def fruit(name: str) -> Document:
    return {
        "type": "object",
        "required": ["id", "taste"],
        "properties": {
            "id": {"type": "string"},
            "weight": {"type": "number"},
            "origin": {"type": "string"},
            "taste": {"type": "string", "enum": ["sweet", "sour"]},
            "day": {"type": "string"},
            "like": {"$ref": f"#/components/schemas/{name.title()}"},
        },
    }


def reference(name: str) -> Document:
    return {"$ref": f"#/components/schemas/{name.title()}"}


def operations(name: str) -> Document:
    answer = {"200": {"description": "It.", **json_of(reference(name))}}
    parameters = [
        {"name": "kind", "in": "query", "schema": {"type": "string"}},
        {"name": "size", "in": "query", "schema": {"enum": ["small", "mid", "big"]}},
        {"name": "most", "in": "query", "schema": {"type": "integer", "default": 10}},
        {"name": "dry", "in": "query", "schema": {"type": "boolean"}},
    ]
    body = {
        "type": "object",
        "required": ["name"],
        "properties": {
            "name": {"type": "string", "maxLength": 20},
            "note": {"type": "string"},
            "mark": {"type": "string"},
            "age": {"type": "number"},
        },
    }
    return {
        "get": {"parameters": parameters, "responses": answer},
        "post": {
            "requestBody": {"required": True, **json_of(body)},
            "responses": answer,
        },
    }


def orchard() -> Document:
    # Whatever else goes, a basket keeps all types.
    basket = {
        "type": "object",
        "properties": {name: reference(name) for name in FRUITS},
    }
    answer = {"200": {"description": "All.", **json_of(basket)}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Orchard", "version": "1"},
        "servers": [{"url": "https://orchard.example.com"}],
        "paths": {
            "/basket": {"get": {"responses": answer}},
            **{f"/{name}s": operations(name) for name in FRUITS},
        },
        "components": {"schemas": {name.title(): fruit(name) for name in FRUITS}},
    }


class Place:
    """The parts of a description that have to do with one fruit."""

    def __init__(self, document: Document, name: str) -> None:
        self.paths = document["paths"]
        self.get = self.paths[f"/{name}s"]["get"]
        self.post = self.paths[f"/{name}s"]["post"]
        self.query = {p["name"]: p for p in self.get["parameters"]}
        content = self.post["requestBody"]["content"]["application/json"]
        self.body = content["schema"]
        self.type = document["components"]["schemas"][name.title()]
        self.fields = self.type["properties"]


def gone(place: Place) -> None:
    place.get["parameters"] = [
        p for p in place.get["parameters"] if p is not place.query["kind"]
    ]


def added(place: Place) -> None:
    place.get["parameters"].append(
        {"name": "ripe", "in": "query", "schema": {"type": "boolean"}}
    )


LIST: dict[str, tuple[Callable[[Place], object], str]] = {
    "deprecate": (
        lambda p: p.get.update(deprecated=True),
        "operation-deprecated {}s.list",
    ),
    "drop a parameter": (gone, f"parameter-removed {{}}s.list: kind{BOTH}"),
    "add a parameter": (added, "parameter-added {}s.list: ripe"),
    "require a parameter": (
        lambda p: p.query["dry"].update(required=True),
        f"parameter-required {{}}s.list: dry{BOTH}",
    ),
    "drop a value": (
        lambda p: p.query["size"]["schema"]["enum"].remove("mid"),
        f"request-value-removed {{}}s.list: size{BOTH}",
    ),
    "add a value": (
        lambda p: p.query["size"]["schema"]["enum"].append("huge"),
        "request-value-added {}s.list: size",
    ),
    "change a default": (
        lambda p: p.query["most"]["schema"].update(default=20),
        f"default-changed {{}}s.list: most{BOTH}",
    ),
    "describe": (
        lambda p: p.query["most"].update(description="How many."),
        "parameter-described {}s.list: most",
    ),
}
CREATE: dict[str, tuple[Callable[[Place], object], str]] = {
    "drop a field of the body": (
        lambda p: p.body["properties"].pop("note"),
        f"parameter-removed {{}}s.create: note{BOTH}",
    ),
    "require less": (
        lambda p: p.body.pop("required"),
        "parameter-optional {}s.create: name",
    ),
    "limit": (
        lambda p: p.body["properties"]["name"].update(maxLength=10),
        f"request-limit-narrowed {{}}s.create: name{BOTH}",
    ),
    "take null": (
        lambda p: p.body["properties"]["mark"].update(type=["string", "null"]),
        "request-null-taken {}s.create: mark",
    ),
    "take whole numbers only": (
        lambda p: p.body["properties"]["age"].update(type="integer"),
        f"request-type-changed {{}}s.create: age{BOTH}",
    ),
}
TYPE: dict[str, tuple[Callable[[Place], object], str]] = {
    "drop a field": (
        lambda p: p.fields.pop("weight"),
        f"answer-field-removed types.{{t}}: weight{BOTH}",
    ),
    "add a field": (
        lambda p: p.fields.update(color={"type": "string"}),
        "answer-field-added types.{t}: color",
    ),
    "promise less": (
        lambda p: p.type["required"].remove("id"),
        f"answer-field-optional types.{{t}}: id{BOTH}",
    ),
    "give null": (
        lambda p: p.fields["origin"].update(type=["string", "null"]),
        f"answer-null-added types.{{t}}: origin{BOTH}",
    ),
    "give another value": (
        lambda p: p.fields["taste"]["enum"].append("bitter"),
        "answer-value-added types.{t}: taste",
    ),
    "give a day": (
        lambda p: p.fields["day"].update(format="date"),
        "answer-type-changed types.{t}: day (client)",
    ),
    "describe a type": (
        lambda p: p.type.update(description="A fruit."),
        "schema-described types.{t}",
    ),
}
REMOVE = {"drop the list": "get", "drop the creation": "post"}
EDITS = LIST | CREATE | TYPE


def edited(document: Document, edits: Iterable[Edit]) -> Document:
    """Return a description after edits: what is dropped whole goes last."""
    changed = deepcopy(document)
    for what, name in sorted(edits, key=lambda edit: edit[0] in REMOVE):
        if what in REMOVE:
            del changed["paths"][f"/{name}s"][REMOVE[what]]
        else:
            EDITS[what][0](Place(changed, name))
    return changed


def expected(edits: frozenset[Edit]) -> list[str]:
    """Return what has to be told: nothing about what is dropped whole but that."""
    found: list[str] = []
    for what, name in edits:
        method = {"drop the list": "list", "drop the creation": "create"}.get(what)
        hidden = (what in LIST and ("drop the list", name) in edits) or (
            what in CREATE and ("drop the creation", name) in edits
        )
        if method:
            found.append(f"operation-removed {name}s.{method}{BOTH}")
        elif not hidden:
            found.append(EDITS[what][1].format(name, t=name.title()))
    return sorted(found)


each_edit = st.tuples(
    st.sampled_from(sorted([*EDITS, *REMOVE])), st.sampled_from(FRUITS)
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.frozensets(each_edit, max_size=20))
def test_edits_are_told_and_nothing_else(
    tmp_path: Path, edits: frozenset[Edit]
) -> None:
    document = orchard()
    report = compared(tmp_path, document, edited(document, sorted(edits)))
    assert sorted(told(report)) == expected(edits)


def test_each_edit_alone_is_told(tmp_path: Path) -> None:
    document = orchard()
    for what in [*EDITS, *REMOVE]:
        edits = frozenset([(what, "lime")])
        report = compared(tmp_path, document, edited(document, edits))
        assert told(report) == expected(edits), what
