"""The files that client and command line share say what is true of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from specloom.config import Config, Folders
from specloom.model.build import build
from specloom.plan.build import plan
from specloom.read import read
from specloom.render.engine import Templates
from specloom.render.package import render_package

SPEC = """
openapi: 3.1.0
info: {title: Shop, version: "1"}
security: [{Login: []}]
components:
  securitySchemes: {Login: {type: http, scheme: basic}}
paths:
  /orders:
    get: {responses: {"204": {description: Nothing.}}}
"""


def rendered(folder: Path, name: str, config: Config) -> str:
    spec = folder / "api.yaml"
    spec.write_text(SPEC)
    surface, _ = plan(build(read(str(spec)))[0], config)
    sources = render_package(surface, Templates(), config)
    return next(str(s.text) for s in sources if s.path == name)


@pytest.fixture
def readme(tmp_path: Path) -> str:
    return rendered(tmp_path, "README.md", Config())


def test_a_suite_is_told_of_where_there_is_one(tmp_path: Path) -> None:
    there = Config(targets=("client", "tests"), folders=Folders(tests="suite"))
    for name, told in (
        ("README.md", "pip install '.[tests]'\npytest suite\n"),
        ("pyproject.toml", '\n[project.optional-dependencies]\ntests = ["pytest'),
    ):
        assert told in rendered(tmp_path, name, there)
        assert told not in rendered(tmp_path, name, Config())


def test_the_readme_names_the_errors_that_are_tried_again(readme: str) -> None:
    assert "a connection error, 408, 409, 429 or 5xx are tried again" in readme


def test_the_readme_shows_a_login_as_it_is_written(readme: str) -> None:
    assert 'client = Shop(login="user:password")' in readme
    assert "| `SHOP_LOGIN`, as `user:password` |" in readme


def test_the_readme_tells_the_order_of_positional_arguments(readme: str) -> None:
    assert "by position, in path order" in readme
    assert "without their flags, in path order" in readme


def test_the_readme_leads_to_nothing_that_is_not_there(readme: str) -> None:
    assert "pypi.org" not in readme
