"""What a method is called in words where the description doesn't say it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("verb", "path", "expected"),
    [
        ("get", "/pets", "List pets"),
        ("post", "/pets", "Create pet"),
        ("get", "/pets/{id}", "Retrieve pet"),
        ("delete", "/pets/{id}", "Delete pet"),
        ("get", "/pets/{id}/visits", "List visits"),
        ("post", "/pets/{id}/visits/{visit}/cancel", "Cancel visit"),
        ("get", "/pets/{id}/photo", "Retrieve pet photo"),
        ("get", "/fur-colors/{id}", "Retrieve fur color"),
        ("get", "/me", "Retrieve me"),
    ],
)
def test_title(
    plan_surface: Callable[..., Any], verb: str, path: str, expected: str
) -> None:
    answer = "{type: array, items: {type: string}}" if "List" in expected else "{}"
    said = f"content: {{application/json: {{schema: {answer}}}}}"
    surface = plan_surface(f"""
        paths:
          /pets/{{x}}/x/{{y}}: {{get: {{summary: a, responses: {{}}}}}}
          {path}: {{{verb}: {{responses: {{'200': {{description: d, {said}}}}}}}}}
        """)
    titles = [m.summary for _, m in surface.methods() if m.summary != "a"]
    assert titles == [expected]


def test_a_summary_wins(plan_surface: Callable[..., Any]) -> None:
    surface = plan_surface("""
        paths:
          /pets: {get: {summary: All the pets., responses: {}}}
        """)
    assert [m.summary for _, m in surface.methods()] == ["All the pets"]
