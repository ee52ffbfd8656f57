"""The pipeline: one configuration in, the same sources out, on any machine."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from specloom import format as room
from specloom.config import Config, Folders
from specloom.pipeline import Outcome, Watch, generate, plan
from specloom.problems import UsageError
from specloom.sources import checked_sources

ROOT = Path(__file__).parents[1]
SPEC = """\
openapi: 3.1.0
info: {title: Pets, version: "1.0"}
servers: [{url: https://pets.example.com}]
paths:
  /pets:
    $ref: "paths.yaml#/pets"
"""
PATHS = """\
pets:
  get:
    summary: List pets
    responses:
      "200": {description: No pets.}
"""


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    monkeypatch.chdir(tmp_path)
    Path("pets.yaml").write_text(SPEC)
    Path("paths.yaml").write_text(PATHS)
    return Config(spec="pets.yaml", jobs=1)


def run(config: Config) -> Outcome:
    return generate(config, Watch())


def paths(outcome: Outcome) -> set[str]:
    return {source.path for source in outcome.sources}


def test_rooms_are_entered_in_the_order_of_the_pipeline(config: Config) -> None:
    entered: list[str] = []
    watch = Watch(entered.append)
    generate(config, watch)
    assert entered == ["read", "check", "model", "plan", "render"]
    assert list(watch.seconds) == entered


def test_planning_knows_every_document_it_read(config: Config) -> None:
    planned = plan(config, Watch())
    assert sorted(read.name for read in planned.read) == ["paths.yaml", "pets.yaml"]
    assert [m.name for _, m in planned.surface.methods()] == ["list"]


def test_an_absolute_path_does_not_reach_the_lock(
    config: Config, tmp_path: Path
) -> None:
    spec = (tmp_path / "pets.yaml").as_posix()
    planned = plan(replace(config, spec=spec), Watch())
    assert sorted(read.name for read in planned.read) == ["paths.yaml", "pets.yaml"]


@pytest.mark.parametrize(
    ("target", "there", "missing"),
    [
        ("client", "pets/_client.py", "docs/index.md"),
        ("cli", "pets/_settings.py", "pets/_client.py"),
        ("docs", "docs/index.md", "pets/__init__.py"),
        ("tests", "tests/openapi.json", "pets/__init__.py"),
    ],
)
def test_a_target_is_generated_alone(
    config: Config, target: str, there: str, missing: str
) -> None:
    found = paths(run(replace(config, targets=(target,))))  # type: ignore[arg-type]
    assert there in found
    assert missing not in found


def test_targets_go_to_folders_of_their_own(config: Config) -> None:
    usual = paths(run(config))
    moved = paths(run(replace(config, folders=Folders(client="src/x", docs="site"))))
    assert {"src/x/pets/__init__.py", "site/index.md"} <= moved
    assert not {path.split("/")[0] for path in moved} - {"src", "site"}
    assert usual - {"pyproject.toml", "README.md"} == {
        path.removeprefix("src/x/").replace("site/", "docs/", 1) for path in moved
    }


def test_a_suite_is_asked_for(config: Config) -> None:
    asked = replace(config, targets=(*config.targets, "tests"))
    more = paths(run(asked)) - paths(run(config))
    assert more == {
        f"tests/{name}"
        for name in ("__init__.py", "conftest.py", "openapi.json", "steady.py")
    } | {"tests/support.py", "tests/test_pets.py"}
    moved = paths(run(replace(asked, folders=Folders(tests="checks/own"))))
    assert {p for p in moved if p.startswith("checks/own/")} == {
        path.replace("tests/", "checks/own/") for path in more
    }


def test_a_description_has_to_be_named() -> None:
    with pytest.raises(UsageError, match="no description is named"):
        plan(Config(), Watch())


def test_code_that_a_users_template_breaks_is_the_users_mistake(
    config: Config, tmp_path: Path
) -> None:
    template = tmp_path / "mine/client/client.py.jinja"
    template.parent.mkdir(parents=True)
    template.write_text("x = = 1\n")
    with pytest.raises(UsageError) as caught:
        run(replace(config, templates=tmp_path / "mine"))
    assert str(caught.value).startswith("error: pets/_client.py is not valid Python")
    assert "one of the templates in " in str(caught.value)


def test_python_of_the_users_templates_is_laid_out_by_black(
    config: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "laid_out", lambda text: text)
    folder = tmp_path / "mine" / "cli"
    folder.mkdir(parents=True)
    (folder / "main.py.jinja").write_text("x = {\n    'a' :1,\n}\n")
    mine = replace(config, templates=folder.parent, targets=("cli",))
    texts = {source.path: source.text for source in run(mine).sources}
    assert texts["pets/__main__.py"] == 'x = {\n    "a": 1,\n}\n'


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_inputs_give_the_same_bytes(config: Config, seed: str) -> None:
    expected = {source.path: source.data for source in run(config).sources}
    subprocess.run(
        [
            *(sys.executable, "-m", "specloom", "generate", "pets.yaml"),
            *("--output", f"out{seed}", "--jobs", seed, "--quiet"),
        ],
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C", "TZ": "Asia/Tokyo"},
    )
    written = {path: (Path(f"out{seed}") / path).read_bytes() for path in expected}
    assert written == expected


def test_long_names_and_devices_are_no_obstacle(config: Config) -> None:
    one, other = (f"/aux/{'things' * 50}/{end * 300}" for end in "ab")
    answer = "get: {responses: {'200': {description: No things.}}}"
    Path("paths.yaml").write_text(f"pets: {{{answer}}}\n")
    text = SPEC + "".join(f"  {path}: {{{answer}}}\n" for path in (one, other))
    Path("pets.yaml").write_text(text)
    outcome = run(config)
    assert len(outcome.planned.surface.api.operations) == 3
    checked = checked_sources(outcome.sources)
    assert max(len(part) for s in checked for part in s.path.split("/")) < 110
