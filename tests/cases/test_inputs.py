"""What the commands of all cases that were generated before take, as they say it themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..inputs import assert_agreed, inputs
from .conftest import Cases


def test_schemas_skeletons_and_commands_agree(
    cases: Cases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commanded = [
        case
        for case in cases.made.values()
        if (case.folder / case.name / "cli.py").exists()
        and hasattr(case.package, "Case")
    ]
    if not commanded:
        pytest.skip("no case was generated in this run")
    monkeypatch.chdir(tmp_path)
    for case in commanded:
        for one in inputs(case.name):
            assert_agreed(one, tmp_path, case.cli, monkeypatch)
