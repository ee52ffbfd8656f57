"""Example values of real descriptions, judged by the descriptions' own schemas.

SPECLOOM_SPECS and SPECLOOM_CORPUS name where they are; `make corpus` fills the latter.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from specloom import deep
from specloom.config import Config
from specloom.model.build import build
from specloom.model.schema import Json
from specloom.plan.build import plan
from specloom.plan.docs import MethodPages, method_href
from specloom.plan.docs.views import Answer as Shown
from specloom.plan.invocations import required
from specloom.plan.literals import Code
from specloom.plan.surface import Method, Resource, Surface
from specloom.read import read

from ..steady.document import Document, Schema

SMALLEST, LARGEST, EVERY = 2_000, 400_000, 30


def _descriptions() -> list[Path]:
    found: list[Path] = []
    if specs := os.environ.get("SPECLOOM_SPECS"):
        found.append(Path(specs) / "openai.yaml")
    if corpus := os.environ.get("SPECLOOM_CORPUS"):
        sized = sorted(
            path
            for path in Path(corpus, "package", "api").glob("**/*.json")
            if SMALLEST < path.stat().st_size < LARGEST
        )
        found += sized[::EVERY]
    return found


_NONE = pytest.param(
    Path(),
    id="none",
    marks=pytest.mark.skip(
        "neither SPECLOOM_SPECS nor SPECLOOM_CORPUS names a folder of descriptions"
    ),
)


@pytest.mark.parametrize(
    "path",
    _descriptions() or [_NONE],
    ids=lambda path: f"{path.parent.name}/{path.name}",
)
def test_examples_are_what_the_description_allows(path: Path) -> None:
    surface, known = _planned(path), Document(path)
    pages = MethodPages(surface)
    wrong = deep.call(
        lambda: [
            f"{method.operation.verb} {method.operation.path}: {flaw}"
            for resource, method in surface.methods()
            for flaw in _flaws(surface, pages, known, resource, method)
        ]
    )
    assert not wrong, "\n".join(wrong)


def _planned(path: Path) -> Surface:
    def planned() -> Surface:
        return plan(build(read(str(path)))[0], Config())[0]

    return deep.call(planned)


def _flaws(
    surface: Surface,
    pages: MethodPages,
    known: Document,
    resource: Resource,
    method: Method,
) -> Iterator[str]:
    given = [(a, _uploaded(value)) for a, value in required(surface, method)]
    for argument, value in given:
        # A form that is described as a text takes any fields.
        is_form = argument.place == "whole-body" and method.body in (
            "form",
            "multipart",
        )
        if argument.place != "body" and not is_form:
            schema = known.schema(method, argument)
            yield from (f"{argument.name}: {f}" for f in _said(known, schema, value))
    if method.arguments_in("body"):
        fields = {a.wire: value for a, value in given if a.place == "body"}
        if fields or method.body_required:
            schema = known.body(method).get("schema", {})
            # What is required and not described is no parameter.
            lacking = {
                f": {json.dumps(name)} is a required property"
                for name in known.flat(schema).get("required", ())
                if name not in known.properties(schema)
            }
            found = {*_said(known, schema, fields)} - lacking
            yield from (f"body: {flaw}" for flaw in sorted(found))
    page = pages.page(resource, method, method_href(resource, method))
    for answer in page.answers:
        answered = _answered(known, method, answer)
        if answered is not None:
            said = _said(known, answered, json.loads(answer.code))
            yield from (f"{answer.label}: {flaw}" for flaw in said)


def _said(known: Document, schema: Schema, value: Any) -> list[str]:
    """Return what a schema has against a value: nothing where it is no schema itself."""
    try:
        return known.flaws(schema, value)
    except jsonschema_rs.ValidationError:
        return []


def _uploaded(value: Json) -> Any:
    """Return a value with a text for each file in it."""
    if isinstance(value, list):
        return [_uploaded(item) for item in value]
    return "a file" if isinstance(value, Code) else value


def _answered(known: Document, method: Method, answer: Shown) -> Schema | None:
    result = method.result
    if answer.label == "Events" and result.events is not None:
        return known.answer(method, result.events.media_type)
    return known.answer(method, result.media_type)
