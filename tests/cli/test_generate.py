"""`generate` and `check`: what is recalled, why an output is stale, and several runs."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from specloom.cli import weaving
from specloom.config import Config
from specloom.fingerprint import run_digest
from specloom.pipeline import Outcome
from specloom.write import lock

Run = Callable[..., Result]

RUNS = """\
spec: pets.yaml
runs:
  client: {output: client, targets: [client]}
  site: {output: site, targets: [docs]}
"""


@pytest.fixture
def cache(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SPECLOOM_CACHE", str(folder / "cache"))
    return folder / "cache"


@pytest.fixture
def forbid(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Return what makes every further run fail that doesn't recall what it would do."""

    def fail(*_: object) -> None:
        raise AssertionError("this was to be recalled")

    return lambda: monkeypatch.setattr("specloom.cli.weaving.weave", fail)


def edit(old: str, new: str) -> None:
    path = Path("pets.yaml")
    path.write_text(path.read_text().replace(old, new))


@pytest.mark.usefixtures("cache")
def test_a_run_that_has_nothing_to_do_recalls_what_was_said(
    specloom: Run, forbid: Callable[[], None]
) -> None:
    first = specloom("generate", "flawed.yaml")
    forbid()
    second = specloom("generate", "flawed.yaml")
    assert second.stderr == first.stderr != ""
    added = first.stdout.replace("generated", "").split()[0]
    assert second.stdout == first.stdout.replace(f"{added} added", "0 added")
    check = specloom("check", "flawed.yaml")
    assert check.exit_code == 0
    assert check.stdout == (
        f"up to date: {added} files in output; 1 warning, 0 unsupported\n"
    )


@pytest.mark.usefixtures("cache")
def test_a_check_recalls_what_is_to_be_there(
    specloom: Run, forbid: Callable[[], None]
) -> None:
    specloom("generate", "pets.yaml")
    forbid()
    Path("output/docs/index.md").unlink()
    Path("output/README.md").write_text("mine")
    result = specloom("check", "pets.yaml")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "added: .specloom/base/README.md",
        "added: docs/index.md",
        "edited: README.md",
        "because docs/index.md was removed",
        "because README.md was edited by hand",
        "stale: 2 added, 0 changed, 0 removed, 1 edited; 0 warnings, 0 unsupported",
    ]


@pytest.mark.usefixtures("cache")
def test_what_was_removed_comes_back(specloom: Run) -> None:
    specloom("generate", "pets.yaml")
    before = Path("output/docs/index.md").read_text()
    Path("output/docs/index.md").unlink()
    assert "1 added, 0 changed" in specloom("generate", "pets.yaml").stdout
    assert Path("output/docs/index.md").read_text() == before


@pytest.mark.parametrize("damage", [b"", b"nonsense", b'{"parts": 1}'])
def test_a_damaged_cache_only_costs_time(
    specloom: Run, cache: Path, damage: bytes
) -> None:
    specloom("generate", "pets.yaml")
    for path in cache.iterdir():
        path.write_bytes(damage)
    assert "0 added, 0 changed" in specloom("generate", "pets.yaml").stdout
    edit("List pets", "List all pets")
    assert " 0 changed" not in specloom("generate", "pets.yaml").stdout
    assert specloom("check", "pets.yaml").exit_code == 0


@pytest.mark.usefixtures("cache")
def test_a_killed_run_is_undone_although_nothing_changed(specloom: Run) -> None:
    specloom("generate", "pets.yaml")
    Path("output/.specloom-staging").mkdir()
    specloom("generate", "pets.yaml")
    assert not Path("output/.specloom-staging").exists()


def test_check_says_why(specloom: Run) -> None:
    new = specloom("check", "pets.yaml")
    assert "because nothing was generated here before" in new.stdout.splitlines()
    specloom("generate", "pets.yaml")
    edit("List pets", "List all pets")
    Path("specloom.yaml").write_text("package: beasts\n")
    stale = specloom("check", "pets.yaml", "--report", "json")
    assert json.loads(stale.stdout)["reasons"] == [
        "the description changed: pets.yaml",
        "the configuration changed",
    ]


def test_a_run_is_told_from_others_once(
    specloom: Run, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def noted(config: Config) -> str:
        told.append(run_digest(config))
        return told[-1]

    monkeypatch.setattr("specloom.cli.weaving.run_digest", noted)
    assert specloom("generate", "pets.yaml").exit_code == 0
    assert len(told) == 1
    assert specloom("generate", "pets.yaml").exit_code == 0
    assert len(told) == 2


def test_a_template_that_is_saved_while_it_is_used_is_not_taken_for_the_earlier_one(
    specloom: Run, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = Path("mine/docs/index.md.jinja")
    specloom("templates", "export", "mine")
    before = page.read_text()
    original = weaving.weave

    def saved(*args: Any) -> Outcome:
        page.write_text(before + "saved\n")
        return original(*args)

    monkeypatch.setattr(weaving, "weave", saved)
    run = ("generate", "pets.yaml", "--templates", "mine")
    assert specloom(*run).exit_code == 0
    made = Path("output/docs/index.md")
    assert made.read_text().endswith("saved\n")
    monkeypatch.setattr(weaving, "weave", original)
    page.write_text(before)
    assert specloom(*run).exit_code == 0
    assert not made.read_text().endswith("saved\n")


def test_templates_of_ones_own_can_be_the_reason(specloom: Run) -> None:
    specloom("templates", "export", "mine")
    specloom("generate", "pets.yaml", "--templates", "mine")
    assert specloom("check", "pets.yaml", "--templates", "mine").exit_code == 0
    template = Path("mine/docs/index.md.jinja")
    template.write_text(template.read_text() + "\nMore.\n")
    stale = specloom("check", "pets.yaml", "--templates", "mine")
    assert stale.stdout.splitlines()[-2:-1] == ["because the templates changed"]


def test_check_shows_the_difference(specloom: Run) -> None:
    specloom("generate", "pets.yaml")
    edit("List pets", "List all pets")
    result = specloom("check", "pets.yaml", "--diff")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0] == "changed: docs/index.html"
    at = lines.index("+++ b/docs/pets/list.md")
    assert lines[at - 1] == "--- a/docs/pets/list.md"
    assert "-# List pets" in lines
    assert "+# List all pets" in lines


def test_another_version_refuses_and_says_how_to_go_on(specloom: Run) -> None:
    specloom("generate", "pets.yaml")
    path = Path("output", lock.NAME)
    older = re.sub(r'("specloom": )"[^"]+"', r'\1"0.0.1"', path.read_text())
    path.write_text(older)
    for command in ("generate", "check"):
        refused = specloom(command, "pets.yaml")
        assert (refused.exit_code, refused.stdout) == (2, "")
        assert re.fullmatch(
            r"output/specloom.lock: error: specloom 0.0.1 generated this, and here is"
            r" [\d.]+\n  hint: install specloom==0.0.1, or move on with --update-lock\n",
            refused.stderr,
        )
    assert path.read_text() == older
    stale = specloom("check", "pets.yaml", "--update-lock")
    assert stale.exit_code == 1
    assert "because specloom 0.0.1 became" in stale.stdout
    assert specloom("generate", "pets.yaml", "--update-lock").exit_code == 0
    assert specloom("check", "pets.yaml").exit_code == 0


def test_several_runs_are_done_by_one_command(specloom: Run) -> None:
    Path("specloom.yaml").write_text(RUNS)
    result = specloom("generate")
    assert result.exit_code == 0
    said = [line.split(":")[0] for line in result.stdout.splitlines()]
    assert said == ["client", "site"]
    assert Path("client/pets/_client.py").is_file()
    assert Path("site/docs/index.html").is_file()
    assert specloom("check").exit_code == 0
    Path("site/docs/index.html").unlink()
    stale = specloom("check", "--report", "json")
    assert stale.exit_code == 1
    runs = json.loads(stale.stdout)["runs"]
    assert [runs[name]["exit_code"] for name in ("client", "site")] == [0, 1]
    assert runs["site"]["added"] == ["docs/index.html"]
    assert specloom("check", "--run", "client").exit_code == 0
    tree = specloom("inspect", "--run", "site").stdout.splitlines()
    assert tree[0].startswith("site: pets.list ")


def test_what_runs_share_is_told_once(specloom: Run) -> None:
    Path("specloom.yaml").write_text(RUNS.replace("pets.yaml", "flawed.yaml"))
    Path("pyproject.toml").write_text("[tool.specloom]\nspec = 'pets.yaml'\n")
    for command in ("generate", "check"):
        result = specloom(command)
        assert result.exit_code == 0
        assert result.stderr.count("warning: ") == 2
        assert "2:1: warning: nothing of [tool.specloom] is taken" in result.stderr
        assert result.stdout.count("; 2 warnings, ") == 2


def test_one_run_of_several_that_fails_leaves_the_others(specloom: Run) -> None:
    Path("specloom.yaml").write_text(
        RUNS.replace("{output: site", "{spec: broken.yaml")
    )
    result = specloom("generate")
    assert result.exit_code == 3
    assert "broken.yaml:14:51: error: unresolved reference" in result.stderr
    assert "site: 1 error, 0 warnings; nothing was written" in result.stderr
    assert Path("client/pets/_client.py").is_file()
    assert not Path("output").exists()


def test_a_manifest_lists_what_there_is(specloom: Run) -> None:
    Path("specloom.yaml").write_text(RUNS)
    made = ("generate", "--manifest", "build/made.txt")
    assert specloom(*made).exit_code == 0
    manifest = Path("build/made.txt")
    listed = manifest.read_text().splitlines()
    there = (path for name in ("client", "site") for path in Path(name).rglob("*"))
    assert listed == sorted(path.as_posix() for path in there if path.is_file())
    os.utime(manifest, (0, 0))
    assert specloom(*made).exit_code == 0
    assert manifest.stat().st_mtime > 0
    assert manifest.read_text().splitlines() == listed


@pytest.mark.parametrize(
    "name", ["pets.yaml", "notes.txt", "output/pets/cli.py", "picture"]
)
def test_a_manifest_replaces_nothing_but_a_manifest(specloom: Run, name: str) -> None:
    specloom("generate", "pets.yaml")
    Path("notes.txt").write_text("my notes\n")
    Path("picture").write_bytes(b"\xff\xd8")
    before = Path(name).read_bytes()
    result = specloom("generate", "pets.yaml", "--manifest", name)
    assert result.exit_code == 2
    assert f"{name}: error: this file is there already" in result.stderr
    assert Path(name).read_bytes() == before
    Path("list.txt").write_text("output/gone.py\n")
    assert specloom("generate", "pets.yaml", "--manifest", "list.txt").exit_code == 0
    assert "output/pets/cli.py" in Path("list.txt").read_text().splitlines()


def test_a_run_that_fails_leaves_the_manifest(specloom: Run) -> None:
    Path("made.txt").write_text("as it was")
    failed = specloom("generate", "broken.yaml", "--manifest", "made.txt")
    assert (failed.exit_code, Path("made.txt").read_text()) == (3, "as it was")
    Path("folder").mkdir()
    refused = specloom("generate", "pets.yaml", "--manifest", "folder")
    assert refused.exit_code == 2
    assert refused.stderr.startswith("./folder: error: the output can't be written: ")


def test_a_change_can_be_told_by_the_exit_code(specloom: Run) -> None:
    asked = ("generate", "pets.yaml", "--fail-on-change")
    assert specloom(*asked).exit_code == 1
    assert specloom(*asked).exit_code == 0
    edit("List pets", "List all pets")
    assert specloom(*asked).exit_code == 1
    assert specloom("check", "pets.yaml").exit_code == 0


@pytest.mark.parametrize("option", ["--output", "--config", "--templates"])
def test_a_value_that_is_empty_is_none_that_was_meant(
    specloom: Run, option: str
) -> None:
    result = specloom("generate", "pets.yaml", option, "")
    assert (result.exit_code, Path("output").exists()) == (2, False)
    assert "is empty" in result.stderr


def test_what_a_recalled_run_took_is_told(specloom: Run, cache: Path) -> None:
    specloom("generate", "pets.yaml")
    again = specloom("generate", "pets.yaml", "--report", "json")
    assert [*json.loads(again.stdout)["seconds"]] == ["recall"]
