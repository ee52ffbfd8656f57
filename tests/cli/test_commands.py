"""The commands: what they print where, and the code they exit with."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

FLAW = 'flawed.yaml:42:24: warning: "name" is listed twice\n  hint: remove one of the two\n'
BREAK = "broken.yaml:14:51: error: unresolved reference"


def test_generate_ends_with_what_it_did(specloom: Run) -> None:
    first = specloom("generate", "pets.yaml", "--target", "client")
    count = sum(path.is_file() for path in Path("output").rglob("*"))
    assert first.exit_code == 0
    assert first.stdout == (
        f"generated {count} files in output; {count} added, 0 changed, 0 removed;"
        " 0 warnings, 0 unsupported\n"
    )
    assert first.stderr == ""
    second = specloom("generate", "pets.yaml", "--target", "client")
    assert "0 added, 0 changed, 0 removed" in second.stdout


def test_generate_writes_where_it_is_told(specloom: Run) -> None:
    specloom("generate", "pets.yaml", "-o", "a/b", "--target", "docs")
    assert Path("a/b/docs/pets/create.html").is_file()
    assert Path("a/b/specloom.lock").is_file()
    assert not Path("output").exists()


def test_a_target_alone_leaves_the_others_as_they_are(specloom: Run) -> None:
    specloom("generate", "pets.yaml")
    before = {p: p.read_bytes() for p in Path("output").rglob("*") if p.is_file()}
    for target in ("docs", "client", "cli"):
        result = specloom("generate", "pets.yaml", "--target", target)
        assert "0 added, 0 changed, 0 removed" in result.stdout
        assert specloom("check", "pets.yaml", "--target", target).exit_code == 0
    after = {p: p.read_bytes() for p in Path("output").rglob("*") if p.is_file()}
    assert after == before


def test_targets_generated_one_after_the_other_are_all_there(specloom: Run) -> None:
    specloom("generate", "pets.yaml", "--target", "client")
    assert "scripts" not in Path("output/pyproject.toml").read_text()
    specloom("generate", "pets.yaml", "--target", "docs")
    specloom("generate", "pets.yaml", "--target", "cli")
    assert "scripts" in Path("output/pyproject.toml").read_text()
    assert "docs/index.md" in Path("output/README.md").read_text()
    assert specloom("check", "pets.yaml").exit_code == 0


def test_a_target_that_the_configuration_drops_is_removed(specloom: Run) -> None:
    specloom("generate", "pets.yaml")
    Path("specloom.yaml").write_text("spec: pets.yaml\ntargets: [docs]\n")
    specloom("generate")
    assert {path.name for path in Path("output").iterdir()} == {"docs", "specloom.lock"}


def test_generate_says_more_when_asked(specloom: Run) -> None:
    result = specloom("generate", "pets.yaml", "--verbose", "--target", "client")
    assert "added: pets/_client.py" in result.stdout.splitlines()
    assert [line.split(":")[0] for line in result.stderr.splitlines()] == [
        *("recall", "read", "check", "model", "plan", "render", "write")
    ]


def test_generate_says_nothing_when_asked(specloom: Run) -> None:
    result = specloom("generate", "flawed.yaml", "--quiet", "--target", "client")
    assert (result.exit_code, result.output) == (0, "")


def test_generate_does_not_overwrite_without_force(specloom: Run) -> None:
    Path("output/pets").mkdir(parents=True)
    Path("output/pets/_client.py").write_text("mine")
    stopped = specloom("generate", "pets.yaml", "--target", "client")
    assert stopped.exit_code == 2
    assert stopped.stderr == (
        "output/pets/_client.py: error: this file was not written by specloom"
        "\n  hint: move it away, or overwrite it with --force\n"
    )
    assert Path("output/pets/_client.py").read_text() == "mine"
    forced = specloom("generate", "pets.yaml", "--target", "client", "--force")
    assert "1 foreign" in forced.stdout
    assert Path("output/pets/_client.py").read_text() != "mine"


def test_a_flaw_is_a_warning_and_is_counted(specloom: Run) -> None:
    result = specloom("generate", "flawed.yaml", "--target", "client")
    assert (result.exit_code, result.stderr) == (0, FLAW)
    assert result.stdout.endswith("; 1 warning, 0 unsupported\n")


def test_strict_takes_a_warning_for_an_error(specloom: Run) -> None:
    result = specloom("generate", "flawed.yaml", "--strict")
    assert (result.exit_code, result.stdout) == (3, "")
    last = "1 error, 0 warnings; nothing was written\n"
    assert result.stderr == FLAW.replace("warning", "error") + last
    assert not Path("output").exists()


def test_check_lists_what_would_change_and_changes_nothing(specloom: Run) -> None:
    specloom("generate", "pets.yaml", "--target", "docs")
    fresh = specloom("check", "pets.yaml", "--target", "docs")
    assert fresh.exit_code == 0
    assert fresh.stdout.startswith("up to date: ")
    index = Path("output/docs/index.md")
    index.write_text("edited")
    spec = Path("pets.yaml").read_text().replace("/pets/{pet_id}:", "/pets/{id}:")
    Path("pets.yaml").write_text(spec.replace("name: pet_id", "name: id"))
    Path("output/docs/pets/list.md").unlink()
    stale = specloom("check", "pets.yaml", "--target", "docs")
    assert stale.exit_code == 1
    lines = stale.stdout.splitlines()
    assert "added: docs/pets/list.md" in lines
    assert "changed: docs/pets/retrieve.md" in lines
    assert "unmergeable: docs/index.md" in lines
    assert lines[-1].startswith("stale: 1 added, ")
    assert index.read_text() == "edited"
    assert not Path("output/docs/pets/list.md").exists()


def test_check_finds_files_that_nothing_generates_any_more(specloom: Run) -> None:
    specloom("generate", "pets.yaml", "--target", "docs")
    result = specloom("check", "pets.yaml", "--target", "docs", "--exclude", "*.list")
    assert result.exit_code == 1
    assert "removed: docs/pets/list.md" in result.stdout.splitlines()


@pytest.mark.parametrize(
    ("spec", "code", "stdout", "stderr"),
    [
        ("pets.yaml", 0, "pets.yaml: no problems\n", ""),
        ("flawed.yaml", 0, "flawed.yaml: 1 warning, 0 unsupported\n", FLAW),
    ],
)
def test_validate_tells_every_problem(
    specloom: Run, spec: str, code: int, stdout: str, stderr: str
) -> None:
    result = specloom("validate", spec)
    assert (result.exit_code, result.stdout, result.stderr) == (code, stdout, stderr)


@pytest.mark.parametrize("command", ["generate", "check", "validate", "inspect"])
def test_a_description_that_cannot_be_used_exits_with_3(
    specloom: Run, command: str
) -> None:
    result = specloom(command, "broken.yaml")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.startswith(BREAK)
    assert not Path("output").exists()


def test_a_run_that_fails_sums_up(specloom: Run) -> None:
    spec = Path("flawed.yaml").read_text()
    Path("bad.yaml").write_text(spec.replace("schemas/Pet", "schemas/Pat", 1))
    last = specloom("generate", "bad.yaml").stderr.splitlines()[-1]
    assert last == "1 error, 1 warning; nothing was written"
    last = specloom("validate", "bad.yaml").stderr.splitlines()[-1]
    assert last == "1 error, 1 warning"
    assert "1 error" not in specloom("validate", "bad.yaml", "--quiet").stderr


def test_a_description_that_the_configuration_names_wrongly(specloom: Run) -> None:
    Path("specloom.yaml").write_text("output: x\nspec: specloom.yml\n")
    result = specloom("inspect")
    assert result.exit_code == 3
    assert result.stderr.startswith(
        "specloom.yaml:2:1: error: spec: specloom.yml: no such file\n1 error"
    )
    given = specloom("inspect", "pet.yaml")
    assert given.stderr.startswith("pet.yaml: error: no such file\n  hint: did you")


def test_including_nothing_is_a_mistake(specloom: Run) -> None:
    result = specloom("generate", "pets.yaml", "--include", "nope.*")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("error: no operation matches nope.*\n")
    assert not Path("output").exists()


def test_names_stay_until_they_are_to_be_given_anew(specloom: Run) -> None:
    only_new = Path("pets.yaml").read_text().replace("  /pets/{", "  /v2/pets/{")
    start = only_new.index("  /v2/pets/{")
    item = only_new[start : only_new.index("components:")]
    Path("pets.yaml").write_text(only_new)
    specloom("generate", "pets.yaml", "--target", "docs")
    assert Path("output/docs/pets/retrieve.md").exists()
    # An older version of the same operation would have had the better claim.
    Path("pets.yaml").write_text(
        only_new.replace(item, item + item.replace("/v2/", "/v1/"))
    )
    kept = specloom("inspect", "pets.yaml").stdout
    assert specloom("inspect", "pets.yaml").stderr == (
        "1 method gave way to others of the same name: pets.retrieve_v1;"
        " `resources` in the configuration can name them\n"
    )
    assert "pets.retrieve     GET /v2/pets/{pet_id}" in kept
    assert "pets.retrieve_v1  GET /v1/pets/{pet_id}" in kept
    anew = specloom("inspect", "pets.yaml", "--rename").stdout
    assert "pets.retrieve     GET /v1/pets/{pet_id}" in anew
    assert "pets.retrieve_v2  GET /v2/pets/{pet_id}" in anew
    assert specloom("generate", "pets.yaml").exit_code == 0
    assert specloom("check", "pets.yaml").exit_code == 0
    assert (
        "changed: docs/pets/retrieve.md"
        in specloom("check", "pets.yaml", "--rename").stdout
    )
    specloom("generate", "pets.yaml", "--rename")
    assert specloom("inspect", "pets.yaml").stdout == anew


def test_inspect_shows_the_tree(specloom: Run) -> None:
    assert specloom("inspect", "pets.yaml").stdout == (
        "pets.list      GET /pets\n"
        "pets.create    POST /pets\n"
        "pets.retrieve  GET /pets/{pet_id}\n"
    )


@pytest.mark.parametrize(
    ("options", "names"),
    [
        (("--include", "*.list"), ["pets.list"]),
        (("--exclude", "path:/pets"), ["pets.retrieve"]),
        (
            ("--include", "*.list", "--include", "*.create", "--exclude", "pets.c*"),
            ["pets.list"],
        ),
    ],
)
def test_operations_are_filtered(
    specloom: Run, options: tuple[str, ...], names: list[str]
) -> None:
    lines = specloom("inspect", "pets.yaml", *options).stdout.splitlines()
    assert [line.split()[0] for line in lines] == names


def test_a_description_comes_from_stdin(specloom: Run) -> None:
    result = specloom("inspect", "-", stdin=Path("pets.yaml").read_text())
    assert result.stdout.startswith("pets.list")


def test_the_configuration_names_the_description(specloom: Run) -> None:
    Path("specloom.yaml").write_text("spec: pets.yaml\nexclude: ['*.list']\n")
    assert len(specloom("inspect").stdout.splitlines()) == 2
    Path("specloom.yaml").rename("other.yaml")
    assert len(specloom("inspect", "-c", "other.yaml").stdout.splitlines()) == 2


@pytest.mark.parametrize("command", ["generate", "check", "inspect"])
def test_a_configuration_of_another_description_is_named(
    specloom: Run, command: str
) -> None:
    Path("specloom.yaml").write_text("spec: flawed.yaml\npackage: flawed\n")
    told = "specloom.yaml:1:1: warning: taken for pets.yaml too, though meant for flawed.yaml: package"
    assert told in specloom(command, "pets.yaml").stderr
    assert told not in specloom(command, "flawed.yaml").stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["generate"], "error: no description is named"),
        (["generate", "-c", "x.yaml"], "x.yaml: error: the configuration can't be"),
        (
            ["generate", "pets.yaml", "--templates", "x"],
            "x: error: there is no such",
        ),
        (
            ["generate", "pets.yaml", "-o", "pets.yaml"],
            "pets.yaml: error: this is a file, not a folder",
        ),
        (["generate", "--jobs", "0"], "Error: Invalid value for '--jobs'"),
        (["generate", "--target", "x"], "error: 'x' is no target"),
        (["generate", "--nope"], "Error: No such option"),
        (["nope"], "Error: No such command"),
    ],
)
def test_wrong_usage_exits_with_2(
    specloom: Run, arguments: list[str], message: str
) -> None:
    result = specloom(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_a_mistake_in_the_configuration_exits_with_2(specloom: Run) -> None:
    Path("specloom.yaml").write_text("spec: pets.yaml\noutptu: x\n")
    result = specloom("generate")
    assert (result.exit_code, result.stderr) == (
        2,
        "specloom.yaml:2:1: error: outptu: unknown key\n  hint: did you mean `output`?\n",
    )


def test_a_report_is_one_json_document(specloom: Run) -> None:
    result = specloom(
        "generate", "flawed.yaml", "--target", "client", "--report", "json"
    )
    report = json.loads(result.stdout)
    assert result.stderr == ""
    assert report["exit_code"] == 0
    assert report["problems"] == [
        {
            "file": "flawed.yaml",
            "line": 42,
            "column": 24,
            "severity": "warning",
            "message": '"name" is listed twice',
            "hint": "remove one of the two",
        }
    ]
    assert "pets/_client.py" in report["added"]
    failed = specloom("check", "broken.yaml", "--report", "json")
    assert failed.exit_code == json.loads(failed.stdout)["exit_code"] == 3
    tree = json.loads(specloom("inspect", "pets.yaml", "--report", "json").stdout)
    assert tree["methods"][0] == {"name": "pets.list", "verb": "GET", "path": "/pets"}


def test_a_bug_is_one_line_without_a_traceback(
    specloom: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("x\ny")

    monkeypatch.setattr("specloom.cli.commands.plan", broken)
    result = specloom("inspect", "pets.yaml")
    assert (result.exit_code, result.stderr) == (
        70,
        "specloom: a bug in specloom: KeyError: 'x\\ny'"
        " (--verbose shows where; please report it)\n",
    )
    assert "Traceback" in specloom("inspect", "pets.yaml", "--verbose").stderr


def test_an_interruption_is_no_bug(
    specloom: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("specloom.cli.commands.plan", interrupted)
    result = specloom("inspect", "pets.yaml")
    assert (result.exit_code, result.output) == (130, "")


def test_a_descriptions_words_do_not_steer_the_terminal(specloom: Run) -> None:
    spec = Path("pets.yaml").read_text()
    spec = spec.replace("schemas/Pet", "schemas/\\e[2J\\u202e", 1)
    Path("evil.yaml").write_text(spec)
    result = specloom("validate", "evil.yaml")
    assert result.exit_code == 3
    assert r"\x1b[2J\u202e" in result.stderr
    assert not {"\x1b", "\u202e"} & set(result.output)


def test_templates_are_exported_and_override_the_built_in_ones(specloom: Run) -> None:
    exported = specloom("templates", "export", "mine")
    assert exported.exit_code == 0
    assert exported.stdout.startswith("copied ")
    template = next(Path("mine").rglob("*.py.jinja"))
    assert specloom("templates", "export", "mine").exit_code == 2
    template.write_text("{{ nothing_of_that_name }}\n")
    result = specloom("generate", "pets.yaml", "--templates", "mine")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"{template.as_posix()}:1:1: error: ")
    specloom("templates", "export", "mine", "--force")
    assert specloom("generate", "pets.yaml", "--templates", "mine").exit_code == 0


def test_a_template_that_nothing_uses_is_told_by_every_run(
    specloom: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPECLOOM_CACHE", str(folder / "cache"))
    Path("mine").mkdir()
    Path("mine/base.html.jinja").write_text("")
    said = (
        "mine/base.html.jinja: warning: this template is used for nothing: there is none"
        " of this path to override\n  hint: did you mean `docs/base.html.jinja`?\n"
    )
    for command in ("generate", "check", "generate"):
        result = specloom(command, "pets.yaml", "--templates", "mine")
        assert (result.exit_code, result.stderr) == (0, said)
        assert "; 1 warning, 0 unsupported\n" in result.stdout
    strict = specloom("check", "pets.yaml", "--templates", "mine", "--strict")
    assert (strict.exit_code, "mine/base.html.jinja: error" in strict.stderr) == (
        3,
        True,
    )


def test_what_cannot_be_generated_is_named_and_counted(specloom: Run) -> None:
    spec = Path("pets.yaml").read_text()
    spec = spec.replace("tag: {type: string}", "tag: {not: {type: integer}}")
    Path("odd.yaml").write_text(spec)
    result = specloom("validate", "odd.yaml")
    assert result.stderr == (
        "odd.yaml:45:20: warning: `not` is not enforced by the generated code\n"
    )
    assert result.stdout == "odd.yaml: 1 warning, 1 unsupported\n"
