"""The units of a file: nothing of it is outside of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from .units import HEAD, NAVIGATION, units

ROOT = Path(__file__).parents[2]
OUTPUT = ROOT / "output"
FILES = sorted(path for path in OUTPUT.rglob("*") if path.is_file())
READ_ANEW = (
    "cli.py",
    "specloom.lock",
    "search-index.js",
    *(path.name for path in OUTPUT.rglob("commands/*.json")),
)
"""Files whose units are what they say, without the layout."""


def found(path: str) -> dict[str, str]:
    return units(path, (OUTPUT / path).read_bytes())


def test_all_of_a_file_is_in_its_units() -> None:
    for path in FILES:
        if path.name not in READ_ANEW and "__pycache__" not in path.parts:
            text = path.read_text(encoding="utf-8")
            whole = text.replace(' aria-current="page"', "", 1)
            parts = "".join(found(path.relative_to(OUTPUT).as_posix()).values())
            assert sorted(parts) == sorted(whole), path


@pytest.mark.parametrize(
    ("path", "names"),
    [
        (
            "openai_threads/resources/beta_threads.py",
            {HEAD, "Threads", "Threads.runs", "Threads.create", "Threads.delete"},
        ),
        ("openai_threads/commands/beta_threads.py", {HEAD, "command create-and-run"}),
        ("openai_threads/types/tool_choice.py", {HEAD, "ToolChoice"}),
        ("openai_threads/types/__init__.py", {"import Thread", "lazy Thread"}),
        ("openai_threads/_client.py", {"SETTINGS", "Root.beta", "OpenAI"}),
        ("openai_threads/_settings.py", {"SETTINGS"}),
        ("openai_threads/cli.py", {HEAD, "group beta:threads"}),
        ("openai_threads/commands/beta_threads.json", {"command create-and-run"}),
        ("openai_threads/commands/shared-types.json", {"type Metadata"}),
        ("docs/index.html", {HEAD, NAVIGATION, "entry beta/threads/create"}),
        ("docs/index.md", {HEAD, "entry beta/threads/create"}),
        ("docs/beta/threads/index.html", {"entry beta/threads/create"}),
        ("docs/beta/threads/create.html", {HEAD, NAVIGATION}),
        ("docs/llms.txt", {HEAD, "entry beta/threads/runs/list"}),
        ("docs/search-index.js", {HEAD, "beta/threads/create"}),
        ("specloom.lock", {"names\0operations\0POST /threads"}),
    ],
)
def test_what_a_file_is_split_into(path: str, names: set[str]) -> None:
    assert names <= found(path).keys()


def test_a_method_has_its_decorators_and_its_end() -> None:
    text = found("openai_threads/resources/beta_threads_runs.py")["Runs.create"]
    assert text.startswith("\n    @streamable(_create_events)\n    def create(")
    assert text.endswith("        )\n")
    assert "def list(" not in text
