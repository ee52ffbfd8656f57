"""What is shown of changes, in each form, whatever a description calls things."""

from __future__ import annotations

import json
import re

import pytest

from specloom.diff import RULES, Change, Report, github, markdown, text
from specloom.diff.change import told
from specloom.diff.data import data
from specloom.problems import Place

HOSTILE = "a`b\n::error::c\r\x1b[31m%,:<script>\u202e``"


def change(rule: str = "parameter-removed", **said: object) -> Change:
    facts: dict[str, object] = {
        "rule": RULES[rule],
        "breaks": RULES[rule].breaks,
        "where": "pets.list",
        "at": "kind",
        "message": told("is gone, {} with it", "--kind"),
        "side": "old",
        "place": Place("old.yaml", 3, 5),
        "near": Place("new.yaml", 7, 9),
        "operation": "GET /pets",
        "methods": ("pets.list",),
    }
    return Change(**(facts | said))  # type: ignore[arg-type]


HOSTILE_ONE = change(
    where=HOSTILE,
    at=HOSTILE,
    message=told("is {}", HOSTILE),
    place=Place(HOSTILE, 1),
    near=Place(HOSTILE, 1),
)
BOTH = Report(changes=(change(), change("schema-described", breaks=())))


def test_text_is_a_line_each_and_a_summary() -> None:
    assert list(text.lines(BOTH, docs=False)) == [
        "breaking: pets.list: kind: is gone, --kind with it (client, command line)"
        " [old.yaml:3:5]"
    ]
    assert len(list(text.lines(BOTH, docs=True))) == 2
    said = "1 breaking, 0 compatible, 1 in words only: calls for a major version"
    assert text.summary(BOTH, "", "") == said
    assert text.summary(BOTH, "1.0.0", "2.0.0") == f"{said}: 2.0.0 after 1.0.0"
    assert text.summary(Report(changes=()), "", "") == "no changes"


@pytest.mark.parametrize(
    ("where", "methods", "end"),
    [
        ("pets.list", ("pets.list",), "(client, command line)"),
        (
            "pets.list",
            ("a.b", "pets.list", "z"),
            "(client, command line, and in 2 more)",
        ),
        ("types.Pet", ("a", "b"), "(client, command line, in 2 methods)"),
        ("types.Pet", ("a",), "(client, command line, in 1 method)"),
        ("client", (), "(client, command line)"),
    ],
)
def test_text_says_how_far_a_change_reaches(
    where: str, methods: tuple[str, ...], end: str
) -> None:
    (line,) = text.lines(
        Report(changes=(change(where=where, methods=methods, place=None),)), docs=False
    )
    assert line.endswith(end)


def test_markdown_is_a_section() -> None:
    assert list(markdown.lines(BOTH, "1.0.0", "2.0.0")) == [
        "## Calls for a major version: 2.0.0 after 1.0.0",
        "",
        "1 breaking, 0 compatible, 1 in words only.",
        "",
        "### Breaking",
        "",
        "- `pets.list` `kind`: is gone, `--kind` with it (client, command line)",
    ]
    assert list(markdown.lines(Report(changes=()), "", "")) == ["## No changes"]


def test_github_has_annotations_where_the_new_description_is_changed() -> None:
    report = Report(changes=(change(), change("parameter-added", breaks=(), near=None)))
    where = "file=new.yaml,line=7,col=9,title=breaking%3A pets.list%3A kind"
    said = "is gone, --kind with it (client, command line)"
    assert list(github.lines(report, "50%\nall", failing=False)) == [
        f"::warning {where}::{said}",
        "::notice title=compatible%3A pets.list%3A kind::is gone, --kind with it",
        "::notice title=specloom diff::50%25%0Aall",
    ]
    first, *_ = github.lines(report, "", failing=True)
    assert first == f"::error {where}::{said}"


def test_github_names_no_file_for_a_url() -> None:
    far = change(near=Place("https://a.test/openapi.yaml", 1))
    first, *_ = github.lines(Report(changes=(far,)), "", failing=False)
    assert first.startswith("::warning title=")


def test_hostile_names_stay_on_their_line_and_steer_nothing() -> None:
    report = Report(changes=(HOSTILE_ONE,))
    for lines in (
        list(text.lines(report, docs=True)),
        list(markdown.lines(report, "", "")),
        list(github.lines(report, "", failing=False)),
    ):
        assert not re.search("[\x00-\x1f\x7f\u202e]", "".join(lines))
    annotation, _ = github.lines(report, "", failing=False)
    properties, _, message = annotation.removeprefix("::warning ").partition("::")
    assert [part.partition("=")[0] for part in properties.split(",")] == [
        *("file", "line", "col", "title")
    ]
    assert "%25" in message


@pytest.mark.parametrize(
    ("name", "span"),
    [
        ("a", "`a`"),
        ("a`b", "``a`b``"),
        ("`a", "`` `a ``"),
        ("a``b", "```a``b```"),
        (" ", "`   `"),
        ("", "`''`"),
        ("a\nb", "`a\\nb`"),
        ("<b>", "`<b>`"),
    ],
)
def test_any_name_is_a_span_of_code(name: str, span: str) -> None:
    assert markdown.code(name) == span


def test_data_is_json_and_complete() -> None:
    found = json.loads(json.dumps(data(BOTH, "1.0.0", "2.0.0")))
    assert found["bump"] == "major"
    assert found["version"] == {"from": "1.0.0", "to": "2.0.0"}
    assert found["counts"] == {"breaking": 1, "compatible": 0, "docs": 1}
    assert found["changes"][0] == {
        "rule": "parameter-removed",
        "severity": "breaking",
        "breaks": ["client", "command line"],
        "where": "pets.list",
        "at": "kind",
        "operation": "GET /pets",
        "message": "is gone, --kind with it",
        "methods": 1,
        "first_methods": ["pets.list"],
        "side": "old",
        "file": "old.yaml",
        "line": 3,
        "column": 5,
    }
