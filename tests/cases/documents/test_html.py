"""HTML in descriptions: docstrings, help and pages tell what it means, without tags."""

from __future__ import annotations

import inspect

import pytest

from ..conftest import MakeCase
from ..harness import Case

SPEC = """
paths:
  /pets:
    get:
      summary: List <i>all</i> pets
      description: >-
        <p>Lists the <code>active</code> ones.</p> <ul><li>cats</li><li>dogs</li></ul>
        <p>See <a href="https://a.example/b">the guide</a>, never
        <a href="javascript:window.fired=1">this</a> or /pets/<id>.</p>
      parameters: [{name: kind, in: query, description: 'A <b>kind</b>, or <kind>', schema: {type: string}}]
      responses: {'204': {description: Done.}}
"""


@pytest.fixture
def made(case: MakeCase) -> Case:
    return case(SPEC, resources={"pets": {"list": "get /pets"}})


def test_docstrings_have_no_tags(made: Case) -> None:
    assert inspect.getdoc(type(made.client.pets).list) == (
        "Lists the `active` ones.\n\n- cats\n- dogs\n\n"
        "See [the guide](https://a.example/b), never this or /pets/<id>.\n\n"
        "Args:\n    kind: A **kind**, or <kind>"
    )


def test_help_has_no_tags(made: Case) -> None:
    said = made.cli("pets", "list", "--help").out
    assert "Lists the `active` ones.\n\n  - cats\n  - dogs\n\n" in said
    assert "A **kind**, or <kind>" in said


def test_pages_obey_nothing_else(made: Case) -> None:
    page = made.text("docs/pets/list.html")
    assert "<p>Lists the <code>active</code> ones.</p>" in page
    assert "<li>cats</li>" in page
    assert '<a href="https://a.example/b" rel="noreferrer">the guide</a>' in page
    assert "javascript" not in page
    assert "/pets/&lt;id&gt;" in page
    assert "A <strong>kind</strong>, or &lt;kind&gt;" in page
