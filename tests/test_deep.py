"""Descriptions that nest thousands of levels deep: generated, or refused in one message."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from specloom import deep
from specloom.config import Config
from specloom.pipeline import Outcome, Watch, generate

HEAD = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\nservers: [{url: https://a.b}]\npaths: {}\n"
LEVELS = 1250


def generated(schema: str, folder: Path) -> Outcome:
    path = folder / "api.yaml"
    path.write_text(f"{HEAD}components: {{schemas: {{A: {schema}}}}}\n")
    return generate(Config(spec=str(path), jobs=1), Watch())


KINDS = pytest.mark.parametrize(
    ("opening", "closing"),
    [("{items: ", "}"), ("{properties: {a: ", "}}"), ("{oneOf: [{items: ", "}, {}]}")],
    ids=["arrays", "objects", "unions"],
)


@KINDS
def test_schemas_in_schemas_are_generated(
    tmp_path: Path, opening: str, closing: str
) -> None:
    schema = f"{opening * LEVELS}{{type: string}}{closing * LEVELS}"
    outcome = generated(schema, tmp_path)
    for source in outcome.sources:
        if source.path.endswith(".py"):
            compile(source.text, source.path, "exec")
    (said,) = outcome.planned.problems
    assert "schemas nested more than 50 levels deep: taken for any value" in str(said)
    assert said.unsupported


def test_a_chain_of_references_is_followed_to_its_end(tmp_path: Path) -> None:
    chain = "".join(
        f"A{n}: {{properties: {{a: {{$ref: '#/components/schemas/A{n + 1}'}}}}}}, "
        for n in range(1000)
    )
    schema = f"{{$ref: '#/components/schemas/A0'}}, {chain}A1000: {{type: string}}"
    outcome = generated(schema, tmp_path)
    assert not outcome.planned.problems


def test_recursion_goes_deep_and_ends_with_an_exception() -> None:
    def count(levels: int) -> int:
        return 1 + count(levels - 1) if levels else 0

    limit = sys.getrecursionlimit()
    assert deep.call(lambda: count(50_000)) == 50_000
    with pytest.raises(RecursionError):
        deep.call(lambda: count(-1))
    assert sys.getrecursionlimit() == limit
