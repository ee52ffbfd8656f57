"""Overlays: what they change, in which order, and where that stands afterwards."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from specloom.problems import DescriptionError
from specloom.read import Description, read

SPEC = """\
openapi: 3.1.0
info: {title: Pets, version: '1'}
tags: [{name: a}, {name: b}, {name: c}]
paths:
  /pets:
    get: &get
      operationId: list
      parameters: [{name: limit, in: query, schema: {type: integer}}]
      responses: {'200': {description: Pets.}}
  /dogs:
    get: *get
components: {schemas: {Pet: {type: object}}}
"""
HEAD = "overlay: 1.0.0\ninfo: {title: O, version: '1'}\nactions:\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("spec.yaml").write_text(SPEC)


def overlaid(*actions: str, spec: str = "spec.yaml") -> Description:
    """Return the description with an overlay per text applied."""
    names = [f"o{number}.yaml" for number in range(1, len(actions) + 1)]
    for name, text in zip(names, actions, strict=True):
        Path(name).write_text(text if "overlay:" in text else HEAD + text)
    return read(spec, overlays=names)


def refused(*actions: str) -> list[str]:
    with pytest.raises(DescriptionError) as caught:
        overlaid(*actions)
    return [str(problem) for problem in caught.value.problems]


def at(description: Description, *parts: str | int) -> str:
    node = description.root
    for part in parts:
        node = node[part]
    return str(node.place)


def test_an_update_is_merged_into_a_mapping() -> None:
    found = overlaid(
        "- target: $\n  update:\n    info: {title: Cats, license: {name: MIT}}\n"
        "    tags: [{name: d}]\n    x-new: [1]\n"
    )
    assert found.root["info"].value == {
        "title": "Cats",
        "version": "1",
        "license": {"name": "MIT"},
    }
    assert [tag["name"] for tag in found.root["tags"].value] == ["a", "b", "c", "d"]
    assert found.root["x-new"].value == [1]
    assert found.warnings == []


def test_what_changed_stands_in_the_overlay_and_the_rest_where_it_stood() -> None:
    found = overlaid(
        "- target: $\n  update:\n    info: {title: Cats}\n    tags: [{name: d}]\n"
    )
    assert at(found, "info") == "spec.yaml:2:7"
    assert at(found, "info", "version") == "spec.yaml:2:30"
    assert at(found, "info", "title") == "o1.yaml:6:19"
    assert str(found.root["info"]["title"].key_place) == "o1.yaml:6:12"
    assert at(found, "tags", 1, "name") == "spec.yaml:3:26"
    assert at(found, "tags", 3, "name") == "o1.yaml:7:19"
    assert at(found, "paths", "/pets", "get", "operationId") == "spec.yaml:7:20"


def test_a_list_takes_an_update_as_one_more_item() -> None:
    found = overlaid(
        "- target: $.paths['/pets'].get.parameters\n"
        "  update: {name: after, in: query, schema: {type: string}}\n"
    )
    parameters = found.root["paths"]["/pets"]["get"]["parameters"]
    assert [item["name"] for item in parameters.value] == ["limit", "after"]
    assert str(parameters[1].place) == "o1.yaml:5:11"


def test_what_an_alias_repeats_changes_only_where_the_target_is() -> None:
    found = overlaid(
        "- {target: \"$.paths['/dogs'].get\", update: {operationId: dogs}}\n"
        "- {target: \"$.paths['/dogs'].get.parameters[0]\", update: {required: true}}\n"
    )
    paths = found.root["paths"]
    assert paths["/pets"]["get"]["operationId"].value == "list"
    assert paths["/dogs"]["get"]["operationId"].value == "dogs"
    assert "required" not in paths["/pets"]["get"]["parameters"][0].value
    assert paths["/dogs"]["get"]["parameters"][0]["required"].value is True


def test_one_update_in_several_places_can_be_changed_in_one() -> None:
    found = overlaid(
        "- {target: '$.paths.*.get', update: {x-a: {b: 1}}}\n"
        "- {target: \"$.paths['/pets'].get.x-a\", update: {b: 2}}\n"
    )
    paths = found.root["paths"]
    assert paths["/pets"]["get"]["x-a"].value == {"b": 2}
    assert paths["/dogs"]["get"]["x-a"].value == {"b": 1}
    assert at(found, "paths", "/dogs", "get", "x-a", "b") == "o1.yaml:4:47"


def test_removed_items_leave_the_others_where_they_stand() -> None:
    found = overlaid("- {target: '$.tags[?@.name != \"c\"]', remove: true}\n")
    assert found.root["tags"].value == [{"name": "c"}]
    assert at(found, "tags", 0, "name") == "spec.yaml:3:37"
    assert [str(tag.place) for tag in found.root["tags"].elements()] == [
        "spec.yaml:3:30"
    ]


def test_more_than_one_level_can_be_removed_at_once() -> None:
    found = overlaid("- {target: \"$.paths['/pets','/dogs']..*\", remove: true}\n")
    assert found.root["paths"].value == {"/pets": {}, "/dogs": {}}


def test_remove_wins_over_update() -> None:
    found = overlaid("- {target: $.components, remove: true, update: {x: 1}}\n")
    assert "components" not in found.root.value


def test_actions_and_overlays_are_applied_in_order() -> None:
    found = overlaid(
        "- {target: $.info, update: {x-a: {n: 1}}}\n"
        "- {target: $.info.x-a, update: {n: 2}}\n",
        "- {target: '$.info.x-a', update: {n: 3}}\n"
        "- {target: '$.info[?@.n == 3]', update: {last: true}}\n",
    )
    assert found.root["info"]["x-a"].value == {"n": 3, "last": True}
    assert at(found, "info", "x-a") == "o1.yaml:4:34"
    assert at(found, "info", "x-a", "n") == "o2.yaml:4:38"


def test_a_target_that_matches_nothing_is_said() -> None:
    found = overlaid("- {target: $.paths.nothing, update: {a: 1}}\n")
    assert [str(problem) for problem in found.warnings] == [
        "o1.yaml:4:12: warning: the target $.paths.nothing matches nothing\n"
        "  hint: an action changes what is there: to add a field, target what it goes into"
    ]


def test_json_and_yaml_can_be_mixed() -> None:
    value: dict[str, Any] = {
        "openapi": "3.1.0",
        "tags": [{"name": "a"}, {"name": "b"}, {"deep": {"x": [1, {"y": 2}]}}],
    }
    Path("spec.json").write_text(json.dumps(value, indent=1))
    Path("o.json").write_text(
        json.dumps(
            {
                "overlay": "1.0.0",
                "info": {"title": "O", "version": "1"},
                "actions": [
                    {"target": "$.tags[0]", "remove": True},
                    {"target": "$", "update": {"info": {"title": "T"}}},
                ],
            },
            indent=1,
        )
    )
    found = read("spec.json", overlays=["o.json"])
    lines = Path("spec.json").read_text().splitlines()
    node = found.root["tags"][1]["deep"]["x"][1]["y"]
    assert node.value == 2
    assert lines[node.key_place.line - 1].strip() == '"y": 2'
    assert at(found, "info", "title").startswith("o.json:")


def test_references_in_an_update_start_from_the_description() -> None:
    Path("parts").mkdir()
    Path("parts/pet.yaml").write_text("type: object\n")
    found = overlaid(
        "- {target: $.components.schemas, update: {Cat: {$ref: parts/pet.yaml}}}\n"
        "- {target: $.components.schemas, update: {Dog: {$ref: parts/dog.yaml}}}\n"
    )
    (problem,) = found.unresolved()
    assert str(problem).startswith("o1.yaml:5:55: error: unresolved reference")


def test_anchors_of_an_update_are_known() -> None:
    found = overlaid(
        "- {target: $.components.schemas, update: {Cat: {$anchor: cat}, Tom: {$ref: '#cat'}}}\n"
    )
    schemas = found.root["components"]["schemas"]
    assert schemas["Tom"].follow() == schemas["Cat"]


@pytest.mark.parametrize(
    ("actions", "expected"),
    [
        (
            "- {target: $.a[, update: {}}\n",
            "o1.yaml:4:15: error: not valid YAML",
        ),
        (
            "- {target: '$.a[', update: {}}\n",
            "o1.yaml:4:12: error: not a JSONPath: unexpected end of query",
        ),
        ("- {target: '', update: {}}\n", "o1.yaml:4:12: error: not a JSONPath: it"),
        ("- {target: a.b, update: {}}\n", "o1.yaml:4:12: error: not a JSONPath: it"),
        (
            "- {target: $.info.title, update: {a: 1}}\n",
            "o1.yaml:4:34: error: the target is neither a mapping nor a list",
        ),
        (
            "- {target: $.info, update: text}\n",
            "o1.yaml:4:28: error: the target is a mapping, so 'update' must be one",
        ),
        ("- {target: $, remove: true}\n", "o1.yaml:4:12: error: the whole description"),
        ("- {target: $}\n", "o1.yaml:4:3: error: the action has neither 'update' nor"),
        ("- {update: {}}\n", "o1.yaml:4:3: error: the action has no target"),
        ("- {target: $, remove: 1}\n", "o1.yaml:4:23: error: 'remove' must be true"),
        (
            "- {target: $, update: {}, udpate: {}}\n",
            "o1.yaml:4:27: error: unknown field 'udpate'\n  hint: did you mean 'update'?",
        ),
        ("overlay: 2.0.0\nactions: [{target: $, remove: 1}]", "o1.yaml:1:10: error: u"),
        ("overlay: 1.0.0\ninfo: {}\n", "o1.yaml:1:1: error: 'actions' must be"),
        (
            "openapi: 3.1.0\nx-overlay: 1\n",
            "o1.yaml:1:1: error: this is no OpenAPI Over",
        ),
    ],
)
def test_what_can_not_be_applied_is_told_at_its_place(
    actions: str, expected: str
) -> None:
    text = actions if actions.startswith("openapi") else None
    if text:
        Path("o1.yaml").write_text(text)
        with pytest.raises(DescriptionError) as caught:
            read("spec.yaml", overlays=["o1.yaml"])
        found = [str(problem) for problem in caught.value.problems]
    else:
        found = refused(actions)
    assert any(problem.startswith(expected) for problem in found), found


def test_an_overlay_that_is_not_there_is_named() -> None:
    with pytest.raises(DescriptionError, match=r"^o9\.yaml: error: no such file"):
        read("spec.yaml", overlays=["o9.yaml"])


@pytest.mark.parametrize(("extends", "said"), [("./x/spec.yaml", 0), ("b.yaml", 1)])
def test_an_overlay_for_another_description_is_said(extends: str, said: int) -> None:
    found = overlaid(
        f"overlay: 1.0.0\ninfo: {{title: O, version: '1'}}\nextends: {extends}\n"
        "actions: [{target: $.info, update: {x-a: 1}}]\n"
    )
    assert [str(problem.place) for problem in found.warnings] == ["o1.yaml:3:10"] * said


def test_the_documents_of_overlays_are_known() -> None:
    found = overlaid("- {target: $.info, update: {x-a: 1}}\n")
    assert [overlay.name for overlay in found.overlays] == ["o1.yaml"]
    assert [document.name for document in found.documents] == ["spec.yaml"]
