"""Templates that were compiled before: taken as they are, or compiled again."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jinja2
import pytest

from specloom.render.compiled import Compiled

Run = Callable[..., list[str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that renders a template in a new run, and tells what it compiled."""
    (tmp_path / "page.jinja").write_text("Hello {{ name }}!")
    (tmp_path / "engine.py").touch()
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))

    def rendered(*, kept: bool = True) -> list[str]:
        compiled: list[str] = []

        class Environment(jinja2.Environment):
            def compile(self, *given: Any, **named: Any) -> Any:
                compiled.append(given[1])
                return super().compile(*given, **named)

        monkeypatch.setattr(Compiled, "_known", {})
        environment = Environment(
            loader=jinja2.FileSystemLoader(tmp_path),
            bytecode_cache=Compiled(tmp_path / "engine.py", kept=kept),
            autoescape=True,
        )
        assert environment.get_template("page.jinja").render(name="you") == "Hello you!"
        return compiled

    return rendered


def _kept(folder: Path) -> list[Path]:
    return [file for file in (folder / "kept").rglob("*") if file.is_file()]


def test_a_template_is_compiled_once(run: Run, tmp_path: Path) -> None:
    assert run() == ["page.jinja"]
    assert run() == []
    assert len(_kept(tmp_path)) == 1


@pytest.mark.parametrize("changed", ["page.jinja", "engine.py"])
def test_it_is_compiled_again_when_what_it_comes_of_has_changed(
    run: Run, tmp_path: Path, changed: str
) -> None:
    run()
    text = (tmp_path / changed).read_text()
    (tmp_path / changed).write_text(f"{text}{{# more #}}")
    assert run() == ["page.jinja"]
    assert run() == []
    assert len(_kept(tmp_path)) == 1


@pytest.mark.parametrize("keep", [0, 1, 0.5])
def test_a_file_that_is_not_whole_is_none(
    run: Run, tmp_path: Path, keep: float
) -> None:
    run()
    (file,) = _kept(tmp_path)
    data = file.read_bytes()
    file.write_bytes(data[: int(len(data) * keep)] if keep < 1 else b"else")
    assert run() == ["page.jinja"]


def test_nothing_is_kept_of_templates_of_others(run: Run, tmp_path: Path) -> None:
    assert run(kept=False) == run(kept=False) == ["page.jinja"]
    assert not _kept(tmp_path)


def test_nothing_is_kept_where_python_is_to_keep_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert run() == run() == ["page.jinja"]
    assert not _kept(tmp_path)


def test_a_folder_that_can_not_be_written_to_does_no_harm(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "kept").write_text("a file")
    assert run() == run() == ["page.jinja"]
