"""Nodes: where they stand, what they hold and what they refer to."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from specloom.problems import DescriptionError
from specloom.read import Description, read
from specloom.read.references import references

ENTRY = """\
openapi: 3.1.0
info: {title: T}
tags: [{name: a}, {name: b}]
components:
  schemas:
    A: {$ref: 'shared.yaml#/A'}
    B: {$ref: '#/components/schemas/A'}
    C: {$ref: '#/components/schemas/A/nothing'}
"""
SHARED = "A:\n  type: object\n  properties: {b: {$ref: 'spec.yaml#/info'}}\n"


@pytest.fixture
def description(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Description:
    monkeypatch.chdir(tmp_path)
    Path("api").mkdir()
    Path("api/spec.yaml").write_text(ENTRY)
    Path("api/shared.yaml").write_text(SHARED)
    return read("api/spec.yaml")


def test_children_know_their_places(description: Description) -> None:
    info = description.root["info"]
    assert (str(info.key_place), str(info.place)) == (
        "api/spec.yaml:2:1",
        "api/spec.yaml:2:7",
    )
    assert str(info["title"].place) == "api/spec.yaml:2:15"
    assert [node.value["name"] for node in description.root["tags"].elements()] == [
        "a",
        "b",
    ]
    assert str(description.root["tags"][1].place) == "api/spec.yaml:3:19"
    assert [key for key, _ in description.root.entries()] == list(
        description.root.value
    )


def test_what_is_not_there_is_none(description: Description) -> None:
    assert description.root.get("paths") is None
    assert description.root["openapi"].get("x") is None
    assert list(description.root["openapi"].entries()) == []
    assert list(description.root["openapi"].elements()) == []
    assert description.root["info"].ref is None
    assert description.root["info"].follow() == description.root["info"]


def test_references_lead_into_other_files_and_back(description: Description) -> None:
    schema = description.root["components"]["schemas"]["B"].follow()
    assert str(schema.place) == "api/shared.yaml:2:3"
    assert (
        schema["properties"]["b"].follow().identity == description.root["info"].identity
    )
    assert [document.name for document in description.documents] == [
        "api/spec.yaml",
        "api/shared.yaml",
    ]
    assert len({document.digest for document in description.documents}) == 2


def test_nodes_are_equal_in_the_same_place_only(description: Description) -> None:
    schema = description.root["components"]["schemas"]["A"]
    assert schema == description.root["components"]["schemas"]["A"]
    shared = schema.follow()
    assert shared["properties"]["b"].follow() == description.root["info"]
    assert description.resolve("shared.yaml", description.root) != description.root
    assert len({schema, shared, schema.follow()}) == 2


def test_a_reference_that_leads_nowhere_is_told_where_it_stands(
    description: Description,
) -> None:
    node = description.root["components"]["schemas"]["C"]
    with pytest.raises(
        DescriptionError, match=r"^api/spec\.yaml:8:15: error: unresolved"
    ):
        node.follow()


def test_documents_are_read_when_needed(description: Description) -> None:
    assert len(description.documents) == 1
    assert len(list(references(description))) == 4
    assert len(description.documents) == 2


def test_a_folder_can_be_allowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "api").mkdir()
    (tmp_path / "common").mkdir()
    monkeypatch.chdir(tmp_path / "api")
    Path("spec.yaml").write_text("a: {$ref: '../common/shared.yaml'}\n")
    (tmp_path / "common/shared.yaml").write_text("x: 1\n")
    assert len(read("spec.yaml").unresolved()) == 1
    allowed = read("spec.yaml", folders=[tmp_path / "common"])
    assert allowed.root["a"].follow().value == {"x": 1}
    assert allowed.documents[1].name == "../common/shared.yaml"


def test_a_link_does_not_lead_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "api").mkdir()
    monkeypatch.chdir(tmp_path / "api")
    (tmp_path / "secret.yaml").write_text("x: 1\n")
    Path("link.yaml").symlink_to(tmp_path / "secret.yaml")
    Path("spec.yaml").write_text("a: {$ref: 'link.yaml'}\n")
    (problem,) = read("spec.yaml").unresolved()
    assert "leads outside" in problem.message


def test_a_description_may_be_a_link_beside_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("store", "api", "elsewhere"):
        (tmp_path / folder).mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    (tmp_path / "store/1").write_text("a: {$ref: 'beside.yaml'}\n")
    (tmp_path / "store/2").write_text("x: 1\n")
    (tmp_path / "api/spec.yaml").symlink_to("../store/1")
    (tmp_path / "api/beside.yaml").symlink_to("../store/2")
    assert read("../api/spec.yaml").root["a"].follow().value == {"x": 1}


def test_a_link_to_itself_and_a_pipe_are_no_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("loop.yaml").symlink_to("loop.yaml")
    os.mkfifo("pipe.yaml")
    Path("spec.yaml").write_text("a: {$ref: loop.yaml}\nb: {$ref: pipe.yaml}\n")
    loop, pipe = read("spec.yaml").unresolved()
    assert "link" in loop.message
    assert "it is a pipe or a device" in pipe.message


def test_names_are_absolute_only_when_given_so(description: Description) -> None:
    absolute = read(str(Path("api/spec.yaml").absolute()))
    absolute.unresolved()
    assert all(document.name.startswith("/") for document in absolute.documents)


def test_standard_input_is_read(
    description: Description, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Input:
        buffer = io.BytesIO(b"openapi: 3.1.0\na: {$ref: 'api/shared.yaml#/A'}\n")

    monkeypatch.setattr(sys, "stdin", Input())
    found = read("-")
    assert str(found.root["a"].place) == "<stdin>:2:4"
    assert found.root["a"].follow().document.name == "api/shared.yaml"


@pytest.mark.parametrize(
    ("spec", "message"),
    [
        (
            "api/spek.yaml",
            "api/spek.yaml: error: no such file\n  hint: did you mean 'api/spec.yaml'?",
        ),
        (
            "api/spec.yml",
            "api/spec.yml: error: no such file\n  hint: did you mean 'api/spec.yaml'?",
        ),
        ("api/other.yaml", "api/other.yaml: error: no such file"),
        (
            "ap/spec.yaml",
            "ap/spec.yaml: error: no such file\n  hint: there is no folder 'ap' either",
        ),
        (
            "api",
            "api: error: this is a folder, not a description\n"
            "  hint: name a file in it, such as 'shared.yaml'",
        ),
    ],
)
def test_an_entry_that_is_not_there(
    description: Description, spec: str, message: str
) -> None:
    with pytest.raises(DescriptionError) as caught:
        read(spec)
    assert str(caught.value) == message


def test_a_link_that_leads_back_to_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("loop.yaml").symlink_to("loop.yaml")
    with pytest.raises(DescriptionError, match=r"loop\.yaml: error: can't be read: "):
        read("loop.yaml")
