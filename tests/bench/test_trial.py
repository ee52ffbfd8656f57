from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bench.corpus.trial import Limits, Trial, attempt


def _attempt(folder: Path, typed: bool = True, **parts: Any) -> Trial:
    cache = folder / "mypy"
    limits = Limits(120, 4 * 2**30, ("client",), typed, False, cache)
    file = folder / "api.json"
    info = {"title": "Test", "version": "1"}
    file.write_text(json.dumps({"openapi": "3.0.3", "info": info, **parts}))
    return attempt(file, "test/api.json", limits)


def test_a_good_description_is_generated_and_imported(tmp_path: Path) -> None:
    pet = {"type": "object", "properties": {"name": {"type": "string"}}}
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}
    answers = {"200": {"description": "", "content": content}}
    trial = _attempt(
        tmp_path,
        paths={"/pets": {"get": {"responses": answers}}},
        components={"schemas": {"Pet": pet}},
    )
    assert trial.reason == ""
    assert (trial.generated, trial.imported) == (True, True)
    assert (trial.kept, trial.described, trial.missing) == (1, 1, ())
    assert trial.type_errors == 0
    assert trial.seconds > 0
    assert trial.peak > 0
    assert "render" in trial.rooms


def test_types_are_looked_at_when_asked_for(tmp_path: Path) -> None:
    answers = {"200": {"description": ""}}
    paths = {"/pets": {"get": {"responses": answers}}}
    trial = _attempt(tmp_path, typed=False, paths=paths)
    assert (trial.imported, trial.type_errors) == (True, None)
    assert trial.flawless


def test_a_description_that_cannot_be_used_gives_its_reason(tmp_path: Path) -> None:
    answer = {"$ref": "#/components/responses/Gone"}
    trial = _attempt(tmp_path, paths={"/pets": {"get": {"responses": {"200": answer}}}})
    assert not trial.generated
    assert trial.reason.startswith("generate: ")
    assert "Gone" in trial.reason


@pytest.mark.parametrize("version", ["2.0", ""])
def test_other_versions_are_out_of_scope(tmp_path: Path, version: str) -> None:
    trial = _attempt(tmp_path, openapi=version)
    assert trial.reason.startswith("out of scope")
