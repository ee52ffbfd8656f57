"""action.yml: its steps are run as GitHub's runner does, in a small repository."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from specloom.hooks.summary import MOST, Run, summary
from specloom.problems import Place, error

from . import page
from .conftest import Done, Project

ACTION: dict[str, Any] = yaml.safe_load((page.ROOT / "action.yml").read_text("utf-8"))


@dataclass
class Job:
    """What a job's steps left behind."""

    done: Done
    summary: str
    outputs: str

    @property
    def commands(self) -> list[str]:
        """The lines that the runner takes for commands."""
        lines = iter(self.done.stdout.splitlines() + self.done.stderr.splitlines())
        taken: list[str] = []
        for line in lines:
            if line.startswith("::stop-commands::"):
                end = f"::{line.removeprefix('::stop-commands::')}::"
                assert end in lines  # and all lines before it are no commands
            elif line.startswith("::"):
                taken.append(line)
        return taken


def filled(text: str, inputs: dict[str, str], action: Path) -> str:
    """Return a text of the action with its expressions evaluated."""

    def value(found: re.Match[str]) -> str:
        for name in found[1].split(" || "):
            kind, _, key = name.strip().partition(".")
            said = str(action) if name.strip() == "github.action_path" else inputs[key]
            assert kind in ("inputs", "github")
            if said:
                return said
        return ""

    return re.sub(r"\$\{\{ (.*?) \}\}", value, text)


Act = Callable[..., Job]


@pytest.fixture
def act(project: Project, environment: Path, tmp_path: Path) -> Act:
    """Return what runs the action's last step; the first one is a test of its own."""

    def run(*, fails: bool = False, **given: str) -> Job:
        return _step(project, -1, given, environment, tmp_path, fails=fails)

    return run


def _step(
    project: Project,
    number: int,
    given: dict[str, str],
    python: Path,
    runner: Path,
    *,
    fails: bool = False,
) -> Job:
    inputs = {name: each.get("default", "") for name, each in ACTION["inputs"].items()}
    inputs |= {name.replace("_", "-"): value for name, value in given.items()}
    step = ACTION["runs"]["steps"][number]
    files = {
        name: runner / name.lower()
        for name in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT", "GITHUB_ENV")
    }
    for file in files.values():
        file.write_text("")
    variables = {
        **{name: filled(text, inputs, page.ROOT) for name, text in step["env"].items()},
        **{name: str(file) for name, file in files.items()},
        "GITHUB_WORKSPACE": str(project.folder),
        "RUNNER_TEMP": str(runner),
        "SPECLOOM_PYTHON": str(python),
    }
    where = filled(step.get("working-directory", "."), inputs, page.ROOT)
    assert step["shell"] == "bash"
    done = project.run(f"cd '{where}'\n{step['run']}", fails=fails, **variables)
    told = files["GITHUB_STEP_SUMMARY"].read_text("utf-8")
    return Job(
        done, told, files["GITHUB_OUTPUT"].read_text() + files["GITHUB_ENV"].read_text()
    )


def test_the_page_uses_inputs_that_there_are() -> None:
    ((_, shown),) = page.files("GitHub").items()
    (step,) = [
        each
        for each in yaml.safe_load(shown)["jobs"]["client"]["steps"]
        if "specloom" in each["uses"]
    ]
    assert set(step["with"]) <= set(ACTION["inputs"])
    told = set(re.findall(r"`([\w-]+)`", page.section("GitHub")))
    assert set(ACTION["inputs"]) - {"command"} <= told
    assert set(ACTION["outputs"]) <= told


def test_the_first_step_installs_what_is_asked_for(
    project: Project, wheels: Path, tmp_path: Path
) -> None:
    (wheel,) = wheels.glob("*.whl")
    given = {"specloom": str(wheel)}
    project.variables = {"PIP_NO_DEPS": "1"}
    job = _step(project, 0, given, Path("unknown"), tmp_path)
    (python,) = re.findall(r"SPECLOOM_PYTHON=(.*)", job.outputs)
    found = "import specloom; print(specloom.__file__)"
    assert str(tmp_path) in project.run([python, "-I", "-c", found]).stdout


def test_stale_files_fail_the_job_and_are_its_summary(
    act: Act, project: Project
) -> None:
    project.run("specloom generate")
    assert act().summary.startswith("### specloom check: passed\n")
    project.edit("openapi.yaml", "summary: List pets", "summary: List ```all``` pets")
    job = act(fails=True)
    assert job.done.returncode == 1
    assert job.outputs == "changed=true\n"
    assert job.summary.startswith("### specloom check: failed\n")
    assert "- because `the description changed: openapi.yaml`\n" in job.summary
    assert "\n````diff\n--- a/src/shop_api/resources/pets.py\n" in job.summary
    assert "\n+        List ```all``` pets.\n" in job.summary.replace('"""', "")
    assert job.commands == [
        "::error title=specloom::stale: run `specloom generate`, and commit what it writes"
    ]
    project.run("specloom check", fails=True)


def test_generate_writes_and_tells_what_it_wrote(act: Act, project: Project) -> None:
    job = act(command="generate")
    assert job.outputs == "changed=true\n"
    assert "+++ b/src/shop_api/_client.py\n" in job.summary
    project.run("specloom check")
    again = act(command="generate")
    assert again.outputs == "changed=false\n"
    assert "diff" not in again.summary
    assert again.commands == []


def test_problems_are_annotations_of_the_repository(act: Act, project: Project) -> None:
    project.break_description()
    inner = project.folder / "api"
    inner.mkdir()
    for name in ("openapi.yaml", "specloom.yaml"):
        (project.folder / name).rename(inner / name)
    job = act(command="generate", working_directory="api", fails=True)
    assert job.done.returncode == 3
    (annotation,) = job.commands
    assert annotation.startswith("::error file=api/openapi.yaml,line=14,col=")
    assert "schemas/Pat" in annotation
    assert "### specloom generate: failed\n\n- `openapi.yaml:14:" in job.summary


def test_options_come_as_a_shell_would_take_them(act: Act, project: Project) -> None:
    (project.folder / "other.yaml").write_text("package: other\ntargets: [client]\n")
    act(
        command="generate",
        spec="openapi.yaml",
        config="other.yaml",
        args="-o 'an other' --strict",
    )
    assert (project.folder / "an other/other/_client.py").is_file()
    job = act(args="--no-such-option", fails=True)
    assert (job.done.returncode, "no-such-option" in job.done.stderr) == (2, True)


def test_what_a_description_says_is_no_command(act: Act, project: Project) -> None:
    project.edit("openapi.yaml", "schemas/Pet", "x\\n::add-mask::the%0Aname\\n#/")
    job = act(fails=True)
    assert job.done.returncode == 3
    assert [line for line in job.commands if not line.startswith("::error file=")] == []


def test_a_summary_keeps_to_what_github_takes() -> None:
    lines = [f"+{'ä`' * 40}{number}" for number in range(40_000)]
    runs = [Run(f"run{n}", "stale", ["it changed"] * 9, lines) for n in range(3)]
    problems = [error(Place("a.yaml", 1), "é" * 900)] * 900
    text = summary("check", 1, runs, problems)
    assert MOST * 0.9 < len(text.encode()) <= MOST < 2**20
    assert text.count("more lines are left out.") == 3
    assert text.count("\n```diff\n") == text.count("\n```\n") == 3
    assert text.endswith("</details>\n")
