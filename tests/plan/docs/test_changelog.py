"""The page of changes: its title, its headings, and where it stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from specloom.plan.docs import Extras, hits, plan_site
from specloom.plan.surface import Surface

from .test_site import SHOP

SurfaceOf = Callable[..., Surface]


@pytest.mark.parametrize(
    ("text", "title", "below", "rest"),
    [
        ("# Changes\n\n## 1.0\n\n- a\n", "Changes", 0, "## 1.0\n\n- a"),
        ("\n# Changes #\n- a\n", "Changes", 0, "- a"),
        ("## 1.0\n\n- a\n", "Changelog", 0, "## 1.0\n\n- a"),
        (
            "# 1.1\n\n- b\n\n# 1.0\n\n- a\n",
            "Changelog",
            1,
            "# 1.1\n\n- b\n\n# 1.0\n\n- a",
        ),
        ("Hello.\n\n# 1.0\n", "Changelog", 1, "Hello.\n\n# 1.0"),
        ("#\n\na\n", "Changelog", 0, "#\n\na"),
    ],
)
def test_a_heading_at_the_head_is_the_title(
    surface_of: SurfaceOf, text: str, title: str, below: int, rest: str
) -> None:
    page = plan_site(surface_of(SHOP), Extras(changelog=text)).changelog
    assert page is not None
    assert (page.title, page.below, page.text) == (title, below, rest)
    assert page.pages == {
        "orders.index": "orders/index_",
        "shop orders index": "orders/index_",
        "ping": "ping",
        "shop ping": "ping",
    }
    assert [hit.href for hit in hits(page)] == ["changelog"]


def test_without_anything_in_it_there_is_none(surface_of: SurfaceOf) -> None:
    site = plan_site(surface_of(SHOP), Extras(changelog=" \n"))
    assert (site.changelog, site.index.changelog) == (None, "")


def test_it_gives_way_to_a_method_of_that_name(surface_of: SurfaceOf) -> None:
    surface = surface_of(SHOP.replace("method: ping", "method: changelog"))
    site = plan_site(surface, Extras(changelog="a"))
    assert site.index.changelog == "changelog_"
