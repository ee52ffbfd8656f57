"""Users' programs over the cases' packages: type checkers pass right ones and find mistakes.

`programs/CASE_right.py` and `programs/CASE_wrong.py` use the package of that case; in the
latter each line with a mistake is marked `# wrong:`.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PROGRAMS = sorted((Path(__file__).parent / "programs").glob("*.py"))
_ERROR = re.compile(r"(\w+\.py):(\d+)(?::\d+)?(?: -)?:? error")


def ran(folder: Path, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *words], cwd=folder, capture_output=True, text=True
    )
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def mypy(folder: Path, names: list[str]) -> str:
    return ran(folder, "mypy", "--strict", "--config-file=", *names)


def pyright(folder: Path, names: list[str]) -> str:
    strict = {"typeCheckingMode": "strict", "include": names}
    (folder / "pyrightconfig.json").write_text(json.dumps(strict))
    return ran(folder, "pyright", "--pythonpath", sys.executable)


@pytest.mark.parametrize("checker", [mypy, pyright])
def test_mistakes_are_found_and_nothing_else(
    generated: Path, tmp_path: Path, checker: Any
) -> None:
    pytest.importorskip(checker.__name__, reason=f"{checker.__name__} is not installed")
    wrong: set[tuple[str, int]] = set()
    for program in PROGRAMS:
        case = program.stem.partition("_")[0]
        package = tmp_path / case
        if not package.exists():
            package.symlink_to(generated / case / case)
        text = program.read_text(encoding="utf-8")
        (tmp_path / program.name).write_text(text, encoding="utf-8")
        lines = enumerate(text.splitlines(), 1)
        wrong |= {
            (program.name, number) for number, line in lines if "# wrong:" in line
        }
    told = checker(tmp_path, [program.name for program in PROGRAMS])
    found = {(name, int(line)) for name, line in _ERROR.findall(told)}
    assert {"missed": wrong - found, "refused": found - wrong} == {
        "missed": set(),
        "refused": set(),
    }
