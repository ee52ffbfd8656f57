"""Every method's input as schema and skeleton: each says what the others do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ..inputs import assert_agreed, inputs
from .conftest import CommandLine
from .described import PRODUCTS
from .stands import Stand


@pytest.mark.parametrize("product", PRODUCTS, ids=lambda product: product.name)
def test_schema_skeleton_and_command_agree(
    product: Any,
    stands: dict[str, Stand],
    command_line: CommandLine,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    package = product.config.package
    checked = 0
    for one in inputs(package):

        def run(*words: str, piped: str) -> Any:
            return command_line.run(package, *words, piped=piped)

        assert_agreed(one, tmp_path, run, monkeypatch)
        checked += 1
    assert checked > 10
