"""The hooks of .pre-commit-hooks.yaml, used from a repository as the page shows it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from ..output.conftest import tool
from . import page
from .conftest import Project

OURS = ("generator", "templates", "LICENSE", "README.md", "pyproject.toml")
GIT = [
    "git",
    "-c",
    "user.name=t",
    "-c",
    "user.email=t@example.com",
    "-c",
    "commit.gpgsign=false",
]


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of what is here, tagged as a release."""
    folder = tmp_path_factory.mktemp("specloom")
    for name in (*OURS, ".pre-commit-hooks.yaml"):
        source = page.ROOT / name
        if source.is_dir():
            shutil.copytree(
                source, folder / name, ignore=shutil.ignore_patterns("__pycache__")
            )
        else:
            shutil.copyfile(source, folder / name)
    for words in (
        ["init", "-q"],
        ["add", "."],
        ["commit", "-qm", "All"],
        ["tag", "v0.1.0"],
    ):
        subprocess.run([*GIT, *words], cwd=folder, check=True)
    return folder


def test_pre_commit(
    project: Project, repository: Path, quickly: dict[str, str]
) -> None:
    """One test, for pre-commit installs specloom first, which takes a while."""
    tool("pre-commit")
    config = ".pre-commit-config.yaml"
    project.write(page.files("pre-commit"))
    project.edit(config, "https://example.com/specloom", str(repository))
    project.variables = {
        **quickly,
        "PRE_COMMIT_HOME": str(project.folder.parent / "pre-commit"),
        "GIT_CONFIG_GLOBAL": os.devnull,
    }
    project.run("specloom generate && git init -q . && git add .")
    assert "Passed" in project.run("pre-commit run").stdout
    project.edit("openapi.yaml", "summary: List pets", "summary: List my pets")
    stopped = project.run("git add . && pre-commit run", fails=True)
    assert "files were modified by this hook" in stopped.stdout
    project.run("git add . && pre-commit run && specloom check")
    project.run("git rm -rq --cached src && rm -r src")
    # What is new, pre-commit itself doesn't see.
    assert "exit code: 1" in project.run("pre-commit run", fails=True).stdout
    project.run("git add . && pre-commit run")

    project.edit(config, "specloom-generate", "specloom-check")
    project.edit("openapi.yaml", "summary: List my pets", "summary: List all pets")
    stale = project.run("git add . && pre-commit run", fails=True)
    assert "List all pets" in stale.stdout
    assert "because the description changed: openapi.yaml" in stale.stdout
    project.run("specloom generate && git add . && pre-commit run")
