"""Pages of schemas have names that are files everywhere, and nobody else's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from specloom.names import MAX_FILE_NAME
from specloom.plan.docs.schema_names import page_names, schemas_folder
from specloom.plan.surface import Surface
from specloom.sources import Source, checked_sources

HOSTILE = [
    *("User", "user", "USER", "index", "Index", "con", "aux.h", "..", ".", "...", "-"),
    *(
        "a/b",
        "../../etc/passwd",
        "a\\b",
        "a b",
        "a:b",
        "a\x00b",
        "é",
        "e\u0301",
        "\ud800",
    ),
    *(
        "x." * 80,
        "x" * 300,
        "x" * 301,
        "ends.",
        "Foo<Bar>",
        "Foo«Bar»",
        "Foo-Bar-",
        "_con",
    ),
]


def test_each_name_is_a_file_of_its_own_on_every_system() -> None:
    found = page_names(HOSTILE)
    files = [Source(f"docs/schemas/{name}.html", "") for name in found.values()]
    files.append(Source("docs/schemas/index.html", ""))
    assert len(checked_sources(files)) == len(HOSTILE) + 1
    assert all(name.isascii() and len(name) <= MAX_FILE_NAME for name in found.values())


@pytest.mark.parametrize("name", ["User", "a.b", "snake_case", "kebab-case", "v1.User"])
def test_a_name_that_is_a_file_s_stays_as_it_is(name: str) -> None:
    assert page_names([name]) == {name: name}


def test_names_depend_on_no_order_and_on_no_others_but_in_case() -> None:
    alone = {name: page_names([name])[name] for name in HOSTILE}
    found = page_names(HOSTILE)
    assert found == page_names(reversed(HOSTILE))
    changed = {name for name in HOSTILE if found[name] != alone[name]}
    assert changed == {"User", "user"}
    assert found["USER"] == "USER"


@pytest.mark.parametrize(
    ("resource", "folder"),
    [("things", "schemas"), ("schemas", "declared-schemas"), ("schemas_", "schemas")],
)
def test_the_folder_is_no_resource_s(
    surface_of: Callable[..., Surface], resource: str, folder: str
) -> None:
    text = f"""
paths:
  /things:
    get:
      x-specloom: {{resource: {resource}, method: list}}
      responses: {{}}
"""
    assert schemas_folder(surface_of(text)) == folder
