from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

import pytest
from bench.corpus.process import Ended
from bench.peers.descriptions import Absent, Description, load
from bench.peers.peers import Installed, Tool
from bench.peers.trial import attempt, failed

DESCRIPTION = Description("acme", Path("acme.yaml"), 1, Counter({("GET", "/"): 1}))


def _tool(code: str) -> Installed:
    def command(_programs: Path, _description: Description, output: Path) -> list[str]:
        return [sys.executable, "-c", code, str(output)]

    tool = Tool("peer", "client", (), command, re.compile('(get) "(/)"'), ("*.py",))
    return Installed(tool, "1", Path(sys.executable).parent)


WRITES = """
import pathlib, sys
out = pathlib.Path(sys.argv[1])
out.mkdir()
(out / "acme.py").write_text(%r)
print("done")
"""


def test_what_a_tool_wrote_is_looked_at_and_what_it_said_is_kept(
    tmp_path: Path,
) -> None:
    log = tmp_path / "logs" / "log.txt"
    tool = _tool(WRITES % '# get "/"\nx: int = ""\n')
    ran, product = attempt(
        tool, DESCRIPTION, folder=tmp_path, seconds=60, log=log, types=True
    )
    assert ran.failure == ""
    assert ran.seconds > 0
    assert log.read_text() == "done\n"
    assert product is not None
    assert (product.operations, product.broken, product.type_errors) == (1, "", 1)
    assert product.importing
    assert product.base


def test_a_package_that_does_not_import_is_told_with_its_last_line(
    tmp_path: Path,
) -> None:
    tool = _tool(WRITES % "import nothing_of_that_name\n")
    _, product = attempt(
        tool, DESCRIPTION, folder=tmp_path, seconds=60, log=tmp_path / "log.txt"
    )
    assert product is not None
    assert product.importing is None
    assert (
        product.broken == "ModuleNotFoundError: No module named 'nothing_of_that_name'"
    )


def test_a_later_run_is_only_measured(tmp_path: Path) -> None:
    tool = _tool(WRITES % "x = 1\n")
    ran, product = attempt(tool, DESCRIPTION, folder=tmp_path, seconds=60)
    assert ran.failure == ""
    assert product is None


@pytest.mark.parametrize(
    ("code", "failure"),
    [
        ("raise ValueError('no')", "ValueError: no"),
        ("pass", "wrote no Python"),
        ("import time; time.sleep(60)", "took longer than 1 s"),
    ],
)
def test_a_run_that_fails_says_why(tmp_path: Path, code: str, failure: str) -> None:
    ran, _ = attempt(_tool(code), DESCRIPTION, folder=tmp_path, seconds=1)
    assert ran.failure == failure


def test_the_error_is_found_in_a_framed_traceback() -> None:
    output = "╭── Traceback ──╮\n│  x = 1  │\n╰───╯\nValueError: Duplicate key\n\nbye\n"
    assert failed(Ended(1, output, 1.0, 0, False)) == "ValueError: Duplicate key"
    assert failed(Ended(2, "", 1.0, 0, False)) == "exit code 2"


def test_our_own_description_is_always_there(tmp_path: Path) -> None:
    description = load("threads", tmp_path)
    assert description.title == "threads (0.1 MB, 18 operations)"


def test_a_description_that_is_not_here_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SPECLOOM_SPECS", raising=False)
    with pytest.raises(Absent, match="SPECLOOM_SPECS"):
        load("OpenAI", tmp_path)
