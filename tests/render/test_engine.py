"""Templates: found, overridden, strict, and escaped where they make HTML."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import jinja2
import pytest
from markupsafe import Markup

from specloom.problems import UsageError
from specloom.render.engine import Templates


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "code.py.jinja": "x = {{ text | literal }}\n",
        "page.html.jinja": "<p>{{ text }}</p>\n",
        "page.md.jinja": "{{ text }}\n",
        "blocks.py.jinja": "{% if text %}\n  a\n  {% endif %}\nb\n",
        "broken.py.jinja": "a\n{% if %}\n",
        "missing.py.jinja": "a\nb\n{{ nothing }}\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("code.py.jinja", 'x = "<b>&\\n"\n'),
        ("page.html.jinja", "<p>&lt;b&gt;&amp;\n</p>\n"),
        ("page.md.jinja", "<b>&\n\n"),
        ("blocks.py.jinja", "  a\nb\n"),
    ],
)
def test_a_template_is_rendered(folder: Path, name: str, expected: str) -> None:
    assert Templates(folder).render(name, text="<b>&\n") == expected


@pytest.mark.parametrize(
    ("name", "place"), [("broken.py.jinja", 2), ("missing.py.jinja", 3)]
)
def test_a_mistake_in_a_users_template_is_shown_with_its_line(
    folder: Path, name: str, place: int
) -> None:
    with pytest.raises(UsageError) as caught:
        Templates(folder).render(name)
    assert str(caught.value).startswith(
        f"{(folder / name).as_posix()}:{place}:1: error: "
    )


def test_a_template_that_is_not_there_is_a_bug(folder: Path) -> None:
    with pytest.raises(jinja2.TemplateNotFound):
        Templates(folder).render("none.jinja")


def test_a_missing_folder_of_templates_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no such folder of templates"):
        Templates(tmp_path / "none")


def test_a_users_file_takes_the_place_of_the_built_in_one(tmp_path: Path) -> None:
    name = "docs/branch.html.jinja"
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_text("mine")
    assert Templates(tmp_path).render(name) == "mine"


def test_a_users_file_can_extend_the_one_whose_place_it_takes(tmp_path: Path) -> None:
    name = "docs/branch.html.jinja"
    values = {"root": "", "node": SimpleNamespace(href="a", title="A")}
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_text("{% include 'specloom/docs/branch.html.jinja' %}mine")
    assert Templates(tmp_path).render(name, **values) == (
        Templates().render(name, **values) + "mine"
    )


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("plain", "plain"),
        ("<b>", "&lt;b&gt;"),
        ("a & b", "a &amp; b"),
        ('"', "&#34;"),
        ("'", "&#39;"),
        (Markup("<b>"), "<b>"),
        (3, "3"),
        (None, "None"),
    ],
)
def test_html_is_escaped_wherever_a_template_prints(
    tmp_path: Path, value: object, shown: str
) -> None:
    (tmp_path / "x.html.jinja").write_text(
        "{% macro again(value) %}{{ value }}{% endmacro %}"
        "{% block here %}{{ value }} {{ again(value) }}{% endblock %}"
    )
    rendered = Templates(tmp_path).render("x.html.jinja", value=value)
    assert rendered == f"{shown} {shown}"
