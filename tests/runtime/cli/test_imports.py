"""What the runtime imports: only what type checkers know without stubs."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import specloom.runtime.cli

MODULES = sorted(Path(specloom.runtime.cli.__file__).parent.glob("*.py"))


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.stem)
def test_libraries_without_types_are_not_imported_by_statement(module: Path) -> None:
    """A user's type checker has no stubs for them, and would find every use wrong."""
    imported: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            imported.update(name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            imported.add(node.module.partition(".")[0])
    assert not imported & {"yaml", "jmespath"}
