"""The test suite's sources: what its modules share, and a module for each resource."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from ..config import Config
from ..plan.surface import Surface
from ..plan.tests import plan_suite
from ..plan.tests.steady import without_ignored
from ..plan.tests.suite import DESCRIPTION
from ..sources import Source
from .engine import Templates
from .pieces import Draft

ROOT: Final = "tests"


def render_tests(
    surface: Surface, templates: Templates, config: Config
) -> Iterator[Draft | Source]:
    """Yield the suite's modules; paths are relative to the output folder."""
    suite = plan_suite(surface, config)
    yield templates.draft(f"{ROOT}/__init__.py", "tests/init.py.jinja", suite=suite)
    for name in ("conftest", "support", "steady"):
        template = f"tests/{name}.py.jinja"
        yield templates.draft(f"{ROOT}/{name}.py", template, suite=suite)
    for module in suite.modules:
        path = f"{ROOT}/test_{module.name}.py"
        yield templates.draft(path, "tests/module.py.jinja", module=module)


def described(description: Any) -> Source:
    """Return the copy of the description that the suite gives to Steady."""
    text = json.dumps(without_ignored(description), indent=1)
    return Source(f"{ROOT}/{DESCRIPTION}", text + "\n")
