"""The check in a process of its own says what it says in this one."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from specloom.check import beside, check
from specloom.check.beside import Verdict
from specloom.config import Config
from specloom.pipeline import Watch, plan
from specloom.problems import DescriptionError
from specloom.read import read

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize("case", ["other_files", "schemas_31", "fine"])
def test_verdicts_are_the_same(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CASES / case)
    expected = check(read("description.yaml"))
    for alone in (True, False):
        assert Verdict(read("description.yaml"), alone=alone).problems == expected


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_process_that_dies_leaves_the_work_to_this_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(CASES / "schemas_31")
    here = os.getpid()
    timed = beside._timed

    def dies(description: object) -> object:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return timed(description)  # type: ignore[arg-type]

    monkeypatch.setattr(beside, "_timed", dies)
    description = read("description.yaml")
    assert Verdict(description, alone=False).problems == check(description)


@pytest.mark.parametrize("jobs", [1, 2])
def test_flaws_are_told_whatever_the_other_rooms_make_of_them(
    tmp_path: Path, jobs: int
) -> None:
    path = tmp_path / "api.yaml"
    path.write_text("openapi: 3.1.0\ninfo: 3\npaths: {/a: {get: {responses: 1}}}\n")
    with pytest.raises(DescriptionError) as caught:
        plan(Config(spec=str(path), jobs=jobs), Watch())
    assert caught.value.problems == tuple(check(read(str(path))))
