"""Pages for man: escaped, complete, and what groff takes without a word."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from specloom.runtime.cli.man import escaped, one, whole
from specloom.runtime.cli.tables import App, Command, Entry, Field, Flag, Shape

HOSTILE = '.so /etc/passwd\n.\\" x\n\'ti \\fBbold -- "q" é\U0001f600\u2028.sh x\x1b[31m'
groff = pytest.mark.skipif(
    not shutil.which("groff") and not os.environ.get("CI"),
    reason="groff is not installed",
)


def hostile() -> tuple[App, Command]:
    shape = Shape("object", fields=(Field("f", HOSTILE, Shape("string")),))
    flag = Flag("a", HOSTILE, "body", shape, HOSTILE, HOSTILE, True)
    other = Flag("b", "b", "body", Shape("string"), "", default=r'"\n.so x"')
    about = f"{HOSTILE}\n\n{HOSTILE}"
    command = Command("put", "PUT", "/", HOSTILE, about=about, flags=(flag, other))
    resources = {HOSTILE: Entry("", HOSTILE)}
    app = App("sample", "cli_sample", about, "S", (), resources)
    return app, command


def rendered(page: str) -> str:
    words = ["groff", "-man", "-Tascii", "-ww", "-P-cbou", "-rLL=400n"]
    done = subprocess.run(words, input=page, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout


@groff
def test_hostile_texts_stay_texts() -> None:
    app, command = hostile()
    for page in (whole(app), one(app, "sample x put", command)):
        assert page.isascii()
        requests = re.findall(r"^[.'].*", page, re.MULTILINE)
        kinds = {request.split()[0] for request in requests}
        assert kinds <= {".TH", ".SH", ".PP", ".TP", ".br", ".nf", ".fi", ".BR"}
        shown = rendered(page.replace("\\[u00E9]\\[u1F600]", "e"))
        assert '.so /etc/passwd .\\" x \'ti \\fBbold -- "q" e' in shown
        assert "\x1b" not in page


def test_a_text_that_begins_like_a_request() -> None:
    assert escaped(" .x") == "\\&.x"
    assert escaped("'x") == "\\(aqx"
    assert escaped("a\\b-c\u00e9") == "a\\eb\\-c\\[u00E9]"


@groff
def test_the_page_of_a_command(run: Any) -> None:
    shown = rendered(run("man", "files", "create").out)
    assert shown.index("--file: binary") < shown.index("--purpose: optional")
    for told in ("Upload file", "sample files create --file @FILE", "sample(1)"):
        assert told in shown


@groff
def test_the_page_of_the_whole(run: Any) -> None:
    shown = rendered(run("@man").out)
    for told in ("beta:threads:runs", "--api-key SECRET", "@schema", "interrupted"):
        assert told in shown


def test_all_pages(run: Any, tmp_path: Path) -> None:
    folder = tmp_path / "man" / "man1"
    assert run("@man", "--all", "-o", str(folder)).out == ""
    names = {path.name for path in folder.iterdir()}
    assert {"sample.1", "sample.ping.1", "sample.beta.threads.list.1"} <= names
    page = run("@man", "beta:threads", "list").out
    assert (folder / "sample.beta.threads.list.1").read_text() == page


@pytest.mark.parametrize(
    "words", [("--all",), ("--all", "-o", "-"), ("--all", "files", "-o", "x")]
)
def test_all_pages_want_a_folder(run: Any, words: tuple[str, ...]) -> None:
    ran = run("@man", *words)
    assert (ran.code, ran.out) == (2, "")
    assert "--output FOLDER" in ran.err


def test_a_folder_that_can_not_be_made(run: Any, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ran = run("@man", "--all", "-o", "file/x")
    assert (ran.code, "--output: " in ran.err) == (2, True)
