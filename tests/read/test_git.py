"""Files of git revisions: read by git itself, within the fences of files on disk."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from specloom.problems import DescriptionError
from specloom.read import read

from ..repository import git

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="needs git")

SPEC = "openapi: 3.1.0\na: {$ref: 'parts/a.yaml#/A'}\n"


def commit(message: str = "x") -> None:
    git("add", "-A")
    git("commit", "-q", "-m", message)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose description changes twice, seen from its top."""
    folder = tmp_path / "repository"
    Path(folder, "spec/parts").mkdir(parents=True)
    monkeypatch.chdir(folder)
    git("init", "-q", "-b", "main")
    Path("spec/api.yaml").write_text(SPEC)
    Path("spec/parts/a.yaml").write_text("A: {type: string}\n")
    commit("one")
    git("tag", "v1.2")
    Path("spec/parts/a.yaml").write_text("A: {type: integer}\n")
    commit("two")
    Path("spec/parts/a.yaml").write_text("A: {type: boolean}\n")
    return folder


def a_of(address: str, **options: Any) -> str:
    description = read(address, **options)
    assert description.unresolved() == []
    kind: str = description.root["a"].follow()["type"].value
    return kind


def failing(address: str) -> str:
    with pytest.raises(DescriptionError) as caught:
        read(address)
    (problem,) = caught.value.problems
    return str(problem)


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("spec/api.yaml", "boolean"),
        ("HEAD:spec/api.yaml", "integer"),
        ("main:spec/api.yaml", "integer"),
        ("main:./spec/api.yaml", "integer"),
        ("HEAD~1:spec/api.yaml", "string"),
        ("v1.2:spec/api.yaml", "string"),
        ("HEAD^{/one}:spec/api.yaml", "string"),
    ],
)
def test_references_stay_in_the_revision(
    repository: Path, address: str, kind: str
) -> None:
    assert a_of(address) == kind


def test_places_name_revision_and_path(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    top, inner = read("v1.2:spec/api.yaml").documents[0], "v1.2:spec/parts/a.yaml:1:4"
    assert str(top.place(("a",))) == "v1.2:spec/api.yaml:2:4"
    assert str(read(top.name).root["a"].follow().place) == inner
    monkeypatch.chdir("spec")
    description = read("v1.2:./api.yaml")
    place = description.root["a"].follow().place
    assert str(place) == "v1.2:./parts/a.yaml:1:4"
    assert read(place.file).root["A"]["type"].value == "string"


def test_a_path_starts_from_the_folder_that_is_named(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    spec = repository / "spec"
    assert a_of("v1.2:spec/api.yaml", folder=spec, folders=[repository]) == "string"
    assert a_of("v1.2:./api.yaml", folder=Path("repository/spec")) == "string"
    assert a_of("v1.2:../spec/api.yaml", folder=Path("repository/spec")) == "string"


def test_a_bare_repository_has_revisions_too(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("clone", "-q", "--bare", ".", str(tmp_path / "bare"))
    monkeypatch.chdir(tmp_path / "bare")
    assert a_of("v1.2:spec/api.yaml") == "string"


def test_a_hook_of_another_repository_does_not_matter(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", "/nowhere/.git")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere/.git/index")
    assert a_of("v1.2:spec/api.yaml") == "string"


def test_an_overlay_may_be_of_a_revision(repository: Path) -> None:
    overlay = "overlay: 1.0.0\ninfo: {title: T, version: '1'}\n"
    overlay += "actions: [{target: $, update: {b: 1}}]\n"
    Path("overlay.yaml").write_text(overlay)
    commit()
    Path("overlay.yaml").unlink()
    described = read("spec/api.yaml", overlays=["HEAD:overlay.yaml"])
    assert described.root["b"].value == 1
    assert str(described.root["b"].place) == "HEAD:overlay.yaml:3:35"


# What keeps references in


def spec_with(ref: str) -> None:
    Path("spec/api.yaml").write_text(f"openapi: 3.1.0\na: {{$ref: {ref!r}}}\n")


@pytest.mark.parametrize(
    ("ref", "message"),
    [
        ("../secret.yaml", "it leads outside of the description's folder"),
        ("../../outside.yaml", "it leads out of the repository"),
        ("/etc/hostname", "it leads out of the repository"),
        ("out.yaml", "it leads outside of the description's folder"),
        ("folder/secret.yaml", "it leads outside of the description's folder"),
        ("away.yaml", "a link leads out of the revision"),
        ("absolute.yaml", "a link leads out of the revision"),
        ("round.yaml", "the file is a link that leads back to itself"),
        ("module/x.yaml", "HEAD has no such file"),
        ("module", "this is a submodule"),
        ("parts", "this is a folder"),
        ("file:///etc/hostname", "only relative paths"),
        ("http://127.0.0.1:1/x.yaml", "unless its host is allowed"),
        ("HEAD~1:spec/api.yaml", "HEAD has no such file"),
        ("HEAD:spec/api.yaml", "only relative paths"),
        ("a%00b", "a file name holds no NUL"),
        ("--output=x", "HEAD has no such file"),
        ("*.yaml", "HEAD has no such file"),
        (":(top)secret.yaml", "HEAD has no such file"),
        ("parts/a.yaml/b", "HEAD has no such file"),
        ("a/" * 60_000 + "b", "git can't be run"),
    ],
)
def test_what_references_may_not_lead_to(
    repository: Path, monkeypatch: pytest.MonkeyPatch, ref: str, message: str
) -> None:
    Path("secret.yaml").write_text("x: 1\n")
    Path("secrets").mkdir()
    Path("secrets/secret.yaml").write_text("x: 1\n")
    Path("spec/out.yaml").symlink_to("../secret.yaml")
    Path("spec/folder").symlink_to("../secrets")
    Path("spec/away.yaml").symlink_to("../../outside.yaml")
    Path("spec/absolute.yaml").symlink_to("/etc/hostname")
    Path("spec/round.yaml").symlink_to("round.yaml")
    spec_with(ref)
    commit()
    git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},spec/module")
    git("commit", "-q", "-m", "module")
    monkeypatch.chdir("spec")
    (problem,) = read("HEAD:./api.yaml").unresolved()
    assert message in problem.message


def test_links_within_the_fences_are_followed(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("spec/links").symlink_to("parts")
    Path("spec/b.yaml").symlink_to("links/a.yaml")
    spec_with("b.yaml#/A")
    commit()
    assert a_of("HEAD:spec/api.yaml") == "boolean"
    Path("docs").mkdir()
    Path("docs/api.yaml").symlink_to("../spec/api.yaml")
    Path("docs/b.yaml").symlink_to("../spec/b.yaml")
    commit()
    monkeypatch.chdir("docs")
    # As on disk: what lies beside what the entry is a link to may be read too.
    assert a_of("api.yaml") == a_of("HEAD:./api.yaml") == "boolean"


def test_folders_are_allowed_as_they_are_for_files(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("shared").mkdir()
    Path("shared/a.yaml").write_text("A: {type: string}\n")
    spec_with("../shared/a.yaml#/A")
    commit()
    monkeypatch.chdir("spec")
    (problem,) = read("HEAD:./api.yaml").unresolved()
    assert "'refs: folders:'" in problem.hint
    assert a_of("HEAD:./api.yaml", folders=[Path("../shared")]) == "string"


@pytest.mark.parametrize(
    "name", ["a b.yaml", "-x.yaml", "*.yaml", "é:ü.yaml", "$(id).yaml", ";id;.yaml"]
)
def test_odd_names_are_names(repository: Path, name: str) -> None:
    Path(name).write_text("A: {type: 'null'}\n")
    Path("other.yaml").write_text("A: 1\n")
    commit()
    Path(name).unlink()
    assert read(f"HEAD:./{name}").root["A"]["type"].value == "null"
    assert read(f"HEAD:{name}").root["A"]["type"].value == "null"


# What is said when there is nothing to read


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (
            "v1.1:spec/api.yaml",
            "'v1.1' is no revision of this repository\n  hint: did you mean 'v1.2'?",
        ),
        (
            "feature:spec/api.yaml",
            "'feature' is no revision of this repository\n  hint: did you mean 'origin/feature'?",
        ),
        (
            "HEAD~9:spec/api.yaml",
            "'HEAD~9' is no revision of this repository\n  hint: git log,",
        ),
        (
            "HEAD:spec/apy.yaml",
            "HEAD has no such file\n  hint: did you mean 'HEAD:spec/api.yaml'?",
        ),
        (
            "HEAD:api.yaml",
            "HEAD has no such file\n  hint: did you mean 'HEAD:spec/api.yaml'?",
        ),
        (
            "HEAD:./spec",
            "this is a folder, not a description\n  hint: name a file in it",
        ),
        ("HEAD:../api.yaml", "the path leads out of the repository"),
    ],
)
def test_nothing_there(repository: Path, address: str, said: str) -> None:
    git("update-ref", "refs/remotes/origin/feature", "HEAD")
    assert failing(address).startswith(f"{address}: error: {said}")


def test_a_path_from_here_needs_a_dot(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("spec")
    hint = (
        "paths start from the top of the repository; from here, write HEAD:./api.yaml"
    )
    assert failing("HEAD:api.yaml").endswith(hint)


def test_a_shallow_clone_is_told(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("clone", "-q", "--depth=1", repository.as_uri(), str(tmp_path / "shallow"))
    monkeypatch.chdir(tmp_path / "shallow")
    assert "this clone is shallow" in failing("HEAD~1:spec/api.yaml")


def test_no_repository_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert "this is no git repository" in failing("HEAD:api.yaml")


def test_no_git_is_told(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    assert "a revision is read by git, which isn't here" in failing("HEAD:api.yaml")
