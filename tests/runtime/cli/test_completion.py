"""Completion: the words that may come next, and that real shells get them."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from specloom.runtime.cli.completion import SCRIPTS, complete, main
from specloom.runtime.cli.tables import App, Command, Entry, Flag, Shape

HERE = Path(__file__).parent
GENERATOR = HERE.parents[2] / "generator"


def words(*typed: str) -> list[str]:
    from cli_sample.cli import APP

    return [word for word, _ in complete(APP, typed)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("b", ["beta:threads", "beta:threads:runs"]),
        ("p", ["ping"]),
        ("beta:threads ", ["create", "retrieve", "list"]),
        ("--format json beta:threads l", ["list"]),
        ("beta:threads list --o", ["--order", "--output"]),
        ("beta:threads list --order ", ["asc", "desc"]),
        ("beta:threads list --order=a", ["--order=asc"]),
        ("beta:threads list --order asc d", []),
        ("beta:threads create --message.", None),
        ("beta:threads create --message.role u", ["user"]),
        ("beta:threads:runs create --stream=", None),
        ("beta:threads:runs create --tool-choice ", ["none", "auto", "null"]),
        ("--format y", ["yaml"]),
        ("beta:threads list --columns ", ["id", "status", "created_at"]),
        ("files --api-k", ["--api-key"]),
        ("nothing here", []),
        ("sch", ["schema"]),
        ("@sch", ["@schema"]),
        ("schema fi", ["files"]),
        ("--debug @schema files cre", ["create"]),
        ("completion ", ["bash", "zsh", "fish", "pwsh"]),
        ("completion bash ", []),
        ("schema --format js", ["json", "jsonl"]),
        ("config set a", ["api-key", "admin-key"]),
        ("config list ", []),
        ("man files con", ["content"]),
        ("api P", ["POST", "PUT", "PATCH"]),
    ],
)
def test_what_may_come_next(typed: str, found: list[str] | None) -> None:
    if found is not None:
        assert words(*typed.split(" ")) == found
    elif "stream" in typed:
        assert words(*typed.split(" ")) == [
            "--stream=true",
            "--stream=false",
            "--stream=null",
        ]
    else:
        names = ("role", "content", "attachments", "hidden")
        assert words(*typed.split(" ")) == [f"--message.{name}" for name in names]


def test_the_profiles_that_there_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "profiles.json"
    monkeypatch.setenv("SAMPLE_CONFIG", str(kept))
    assert words("--profile", "") == []
    kept.write_text('{"default": {}, "work": {}}')
    kept.chmod(0o600)
    assert words("--profile", "w") == ["work"]
    assert words("files", "--profile=") == ["--profile=default", "--profile=work"]
    kept.write_text("[")
    assert words("--profile", "") == []


@pytest.fixture
def shell(tmp_path: Path) -> dict[str, str]:
    """An environment in which `sample` is a command."""
    command = tmp_path / "sample"
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m cli_sample "$@"\n')
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    return {
        "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": f"{HERE / 'sample'}{os.pathsep}{GENERATOR}",
        "HOME": str(tmp_path),
        "TERM": "xterm",
        "LANG": "C.UTF-8",
    }


def has(name: str) -> Any:
    absent = not shutil.which(name) and not os.environ.get("CI")
    return pytest.mark.skipif(absent, reason=f"{name} is not installed")


def out(shell: dict[str, str], *command: str) -> list[str]:
    done = subprocess.run(
        command, env=shell, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


BASH = """
eval "$(sample @completion bash)"
COMP_LINE="$1" COMP_POINT=${#1} COMP_WORDBREAKS=$' \\t\\n"\\'><=;|&(:'
_sample_complete
printf '%s\\n' "${COMPREPLY[@]}"
"""


@has("bash")
@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("sample beta:thr", ["threads", "threads:runs"]),
        ("sample beta:threads:runs c", ["create"]),
        ("sample beta:threads list --order=", ["asc", "desc"]),
        ("sample beta:threads list --ord", ["--order"]),
        ("sample beta:threads list --order ", ["asc", "desc"]),
    ],
)
def test_bash(shell: dict[str, str], line: str, found: list[str]) -> None:
    assert out(shell, "bash", "--norc", "-c", BASH, "bash", line) == found


@has("fish")
@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("sample beta:threads:r", "beta:threads:runs"),
        ("sample beta:threads list --ord", "--order"),
        ("sample beta:threads list --order d", "desc"),
    ],
)
def test_fish(shell: dict[str, str], line: str, found: str) -> None:
    script = f"sample @completion fish | source; complete -C '{line}'"
    assert out(shell, "fish", "--no-config", "-c", script)[0] == found


ZSH = """
zmodload zsh/zpty
zpty -b z zsh -f -i
zpty -w z 'PROMPT=; autoload -U compinit; compinit -u; eval "$(sample @completion zsh)"; echo R'EADY
zpty -r z seen '*READY*'
zpty -w -n z "$1"$'\\t'
sleep 2
zpty -w -n z $'\\C-a: \\C-m'
sleep 1
zpty -r z seen '*: sample*'
print -r -- "$seen"
"""


@has("zsh")
@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("sample beta:threads:r", "beta:threads:runs"),
        ("sample beta:threads list --ord", "--order"),
    ],
)
def test_zsh(shell: dict[str, str], line: str, found: str) -> None:
    seen = " ".join(out(shell, "zsh", "-f", "-c", ZSH, "zsh", line))
    assert found in seen.replace("\\:", ":")


HOSTILE = ["$(touch fired)", "a; touch fired", "`touch fired`", "it's", '"b c"', "*"]


@has("bash")
@pytest.mark.parametrize("value", HOSTILE)
def test_what_bash_completes_is_one_word(shell: dict[str, str], value: str) -> None:
    home = Path(shell["HOME"])
    (home / "value").write_text(f"{value}\t\n")
    (home / "sample").write_text(f"#!/bin/sh\ncat '{home}/value'\n")
    script = SCRIPTS["bash"].replace("_NAME_", "_sample_").replace("COMMAND", "sample")
    run = f'{script}\nCOMP_LINE="sample " COMP_POINT=7\n_sample_complete\n'
    run += 'cd ~; eval "words=(${COMPREPLY[0]})"; printf \'%s\\n\' "${words[@]}"'
    done = subprocess.run(
        ["bash", "--norc", "-c", run], env=shell, capture_output=True, text=True
    )
    assert (done.stdout, done.stderr) == (f"{value}\n", "")
    assert not (home / "fired").exists()


def test_nothing_steers_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shape = Shape("enum", values=("a\nb", "\x1b]0;x\x07", "\u202e", "fine"))
    flag = Flag("kind", "kind", "query", shape, "optional \x1b[31m\u2066enum")
    command = Command("get", "GET", "/", "Get", flags=(flag,))
    monkeypatch.setitem(
        sys.modules, "x.commands.r", type("M", (), {"COMMANDS": [command]})
    )
    app = App("sample", "x", "", "SAMPLE", (), {"r": Entry("r", "")})
    assert main(app, ["@complete", "r", "get", "--ki"]) == 0
    assert main(app, ["@complete", "r", "get", "--kind", ""]) == 0
    assert capsys.readouterr().out == "--kind\toptional [31menum\nfine\t\n"


def test_powershell_gets_a_script(run: Any) -> None:
    script = run("@completion", "pwsh").out
    assert "Register-ArgumentCompleter -Native -CommandName 'sample'" in script
    assert "sample '@complete' @words" in script


def test_an_unknown_shell(run: Any) -> None:
    ran = run("@completion", "tcsh")
    assert (ran.code, ran.out) == (2, "")
    assert "@completion bash|zsh|fish|pwsh" in ran.err
