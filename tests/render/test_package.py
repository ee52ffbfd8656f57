"""The files that client and command line share say what is true of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from specloom.config import Config
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


@pytest.fixture
def readme(tmp_path: Path) -> str:
    spec = tmp_path / "api.yaml"
    spec.write_text(SPEC)
    config = Config()
    surface, _ = plan(build(read(str(spec)))[0], config)
    sources = render_package(surface, Templates(), config)
    return next(str(s.text) for s in sources if s.path == "README.md")


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
