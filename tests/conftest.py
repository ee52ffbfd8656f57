"""From the text of a description to the rooms behind it, for tests of those rooms."""

from __future__ import annotations

import os
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from specloom.config import Config
from specloom.model.api import Api
from specloom.model.build import build
from specloom.plan.build import plan
from specloom.plan.surface import Surface
from specloom.problems import Problem
from specloom.read import read

PRELUDE = """\
openapi: 3.1.0
info: {title: Test, version: 1.0.0}
servers: [{url: https://api.test}]
"""

Build = Callable[[str], tuple[Api, list[Problem]]]
Plan = Callable[..., Surface]


# Whatever is tested is done, and not recalled, unless a test says otherwise.
os.environ["SPECLOOM_CACHE"] = ""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--regenerate", action="store_true", help="write what is expected anew"
    )


@pytest.fixture
def build_api(tmp_path: Path) -> Build:
    """Return a function from YAML, whose head may be left out, to the model."""

    def built(text: str) -> tuple[Api, list[Problem]]:
        text = textwrap.dedent(text)
        if "openapi:" not in text:
            text = PRELUDE + text
        file = tmp_path / "openapi.yaml"
        file.write_text(text, encoding="utf-8")
        return build(read(str(file), folders=[tmp_path]))

    return built


@pytest.fixture
def plan_surface(build_api: Build) -> Plan:
    """Return a function from YAML and settings to the surface."""

    def planned(text: str, **settings: Any) -> Surface:
        api, _ = build_api(text)
        surface, _ = plan(api, Config(**settings))
        return surface

    return planned


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Keep a module's tests in one process, and all of the cases: they have one look."""
    cases = config.rootpath / "tests" / "cases"
    for item in items:
        together = cases if item.path.is_relative_to(cases) else item.path
        group = together.relative_to(config.rootpath).as_posix()
        item.add_marker(pytest.mark.xdist_group(group))
