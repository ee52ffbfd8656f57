"""A first configuration says what it was made of, in both of its forms."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom.config import load
from specloom.config.start import Start, descriptions

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


def start(spec: str = "openapi.yaml", operation: str = "get /pets") -> Start:
    return Start(
        spec=spec,
        package="pets",
        client="Pets",
        command="pets",
        env_prefix="PETS",
        resource="store.pets",
        method="list",
        operation=operation,
    )


@pytest.mark.parametrize("form", ["yaml", "toml"])
@pytest.mark.parametrize(
    "spec", ["openapi.yaml", "a b.yaml", "true", "\"'#: \\", "\x7f\x85\u2028\U0001f600"]
)
def test_it_reads_back(tmp_path: Path, form: str, spec: str) -> None:
    file = tmp_path / ("specloom.yaml" if form == "yaml" else "pyproject.toml")
    text = start(spec).yaml() if form == "yaml" else start(spec).toml()
    file.write_text(text, encoding="utf-8", newline="")
    config = load(file, {})
    assert config.spec == (tmp_path / spec).as_posix()
    assert (config.package, config.client) == ("pets", "Pets")
    assert (config.command, config.env_prefix) == ("pets", "PETS")
    assert config.targets == ("client", "cli", "docs")


@pytest.mark.parametrize("form", ["yaml", "toml"])
def test_what_it_shows_as_comments_works_too(tmp_path: Path, form: str) -> None:
    file = tmp_path / ("specloom.yaml" if form == "yaml" else "pyproject.toml")
    text = start().yaml() if form == "yaml" else start().toml()
    shown = [line.removeprefix("# ") for line in text.splitlines()]
    words = (
        "spec",
        "out",
        "tar",
        "pack",
        "cl",
        "comm",
        "env",
        "str",
        "excl",
        "res",
        "[",
    )
    kept = [line for line in shown if line.startswith((*words, " ", '"'))]
    file.write_text("\n".join(kept))
    config = load(file, {})
    assert config.strict
    assert config.exclude == ("store.pets.list",)
    assert config.resources == {"store.pets": {"list": "get /pets"}}


@given(TEXT)
def test_no_text_reaches_beyond_its_line(text: str) -> None:
    for form in (start(text, text).yaml(), start(text, text).toml()):
        assert "\r" not in form
        plain = start().yaml() if form.startswith("#") else start().toml()
        assert form.count("\n") == plain.count("\n")


def test_descriptions_are_found_where_people_keep_them(tmp_path: Path) -> None:
    files = {
        "a.yaml": "info: {}\nopenapi: 3.1.0\n",
        "api/v1/b.json": '{"components":{},"openapi":"3.0.1"}',
        "api/v1/deep/c.yml": "openapi: 3.1.0",
        "node_modules/d.json": '{"openapi": "3.0.1"}',
        ".cache/e.json": '{"openapi": "3.0.1"}',
        "swagger.yaml": 'swagger: "2.0"',
        "f.txt": "openapi: 3.1.0",
        "overlay.yaml": "overlay: 1.0.0",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    assert descriptions(tmp_path, lambda _: ()) == [
        tmp_path / "a.yaml",
        tmp_path / "api/v1/b.json",
    ]
