"""The primary navigation: what each page lists of it, however large an API is."""

from __future__ import annotations

import re

import pytest

from specloom.plan.docs import plan_site
from specloom.plan.docs.views import NOTHING_MORE
from specloom.render import tree
from specloom.render.engine import Templates
from specloom.render.tree import Tree

from ..conftest import Plan

_PATHS = "".join(
    f"  /{name}: {{get: {{responses: {{}}}}, delete: {{responses: {{}}}}}}\n"
    f"  /{name}/inner: {{get: {{responses: {{}}}}}}\n"
    for name in ("apples", "pears", "plums")
)


@pytest.fixture
def navigation(plan_surface: Plan, monkeypatch: pytest.MonkeyPatch) -> Tree:
    monkeypatch.setattr(tree, "_LISTED_WHOLE", 2)
    monkeypatch.setattr(tree, "_OPEN_WHOLE", 1)
    surface = plan_surface(f"paths:\n{_PATHS}")
    return Tree(plan_site(surface, NOTHING_MORE, "", {}), Templates())


def _current(navigation: Tree, href: str) -> list[str]:
    html = navigation.on(href, "../" * href.count("/"))
    return re.findall(r'href="([^"]*)" aria-current="page"', html)


def _links(navigation: Tree, href: str) -> list[tuple[str, str]]:
    html = navigation.on(href, "../" * href.count("/"))
    return re.findall(r'href="([^"]*)".*?>([^<]+)</a>', html)


def test_only_the_branch_of_a_page_is_listed(navigation: Tree) -> None:
    assert _links(navigation, "pears/delete_all") == [
        ("../apples/index.html", "apples"),
        ("../pears/index.html", "Overview"),
        ("../pears/list.html", "List pears"),
        ("../pears/delete_all.html", "Delete all"),
        ("../pears/inner/index.html", "inner"),
        ("../plums/index.html", "plums"),
    ]
    assert _current(navigation, "pears/delete_all") == ["../pears/delete_all.html"]


def test_of_too_many_side_by_side_the_page_above_has_the_list(
    navigation: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree, "_MOST", 1)
    assert _links(navigation, "pears/inner/retrieve") == [
        ("../../index.html", "All 3 resources"),
        ("../../pears/index.html", "All 2 methods"),
        ("../../pears/inner/index.html", "Overview"),
        ("../../pears/inner/retrieve.html", "Retrieve inner"),
    ]
    assert _current(navigation, "pears/inner/retrieve") == [
        "../../pears/inner/retrieve.html"
    ]
    assert _current(navigation, "pears/delete_all") == []
    names = [name for _, name in _links(navigation, "index")]
    assert names == ["apples", "pears", "plums"]
