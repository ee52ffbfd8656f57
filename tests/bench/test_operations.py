from __future__ import annotations

from pathlib import Path

from bench.corpus.operations import described, generated


def test_every_verb_of_every_path_counts() -> None:
    document = {
        "paths": {
            "/a": {"get": {}, "POST": {}, "parameters": [], "x-get": {}},
            "/a?beta=true": {"get": {}},
            "/b#one": {"get": {}},
            "/b#two": {"get": {}},
            "x-note": {"get": {}},
        }
    }
    assert described(document) == {
        ("GET", "/a"): 1,
        ("POST", "/a"): 1,
        ("GET", "/a?beta=true"): 1,
        ("GET", "/b"): 2,
    }


def test_a_path_may_stand_elsewhere() -> None:
    document = {
        "paths": {"/a": {"$ref": "#/x-paths/~1a%20b"}},
        "x-paths": {"/a b": {"get": {}}},
    }
    assert described(document) == {("GET", "/a"): 1}


def test_a_description_need_not_have_paths() -> None:
    assert not described({"openapi": "3.1.0"})


def test_calls_in_resources_count(tmp_path: Path) -> None:
    resources = tmp_path / "resources"
    resources.mkdir()
    (resources / "a.py").write_text(
        'def get():\n    return Call("GET", "/a/{id}", path={})\n'
        'def other():\n    return Shape("GET", "/b")\n'
    )
    (tmp_path / "_client.py").write_text('def get():\n    return Call("GET", "/")\n')
    assert generated(tmp_path) == {("GET", "/a/{id}"): 1, ("GET", "/"): 1}
