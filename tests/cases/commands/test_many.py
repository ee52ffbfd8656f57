"""What a command costs where a description has very many operations: what is read for it."""

from __future__ import annotations

import contextlib
import importlib
import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ..conftest import MakeCase
from ..harness import Case

WORDS = (
    ("--help",),
    ("shops", "--help"),
    ("shops", "make-1", "--help"),
    ("shops", "make-1", "x", "--name", "y", "--dry-run"),
)


def described(others: int) -> str:
    """Return a description with a resource of 3 operations, and two others of more."""
    sizes = {"shops": 3, "parcels": others, "roads": others}
    paths = (
        f"""
  /{resource}/{number}/{{id}}:
    post:
      x-specloom: {{resource: {resource}, method: make_{number}}}
      parameters: [{{name: id, in: path, required: true, schema: {{type: string}}}}]
      requestBody:
        content:
          application/json:
            schema: {{type: object, properties: {{name: {{type: string}}}}}}
      responses: {{'204': {{description: ok}}}}"""
        for resource, size in sizes.items()
        for number in range(size)
    )
    tags = ", ".join(f"{{name: {name}, description: Of {name}}}" for name in sizes)
    return f"tags: [{tags}]\npaths:{''.join(paths)}"


def read(products: Case) -> Iterator[tuple[dict[str, int], str]]:
    """Yield what of a package is loaded after each command line, in bytes, and what that says."""
    app = importlib.import_module(f"{products.name}.cli").APP
    main = importlib.import_module(f"{products.name}._runtime.cli.main").main
    for words in WORDS:
        out = io.StringIO()
        with contextlib.redirect_stdout(out), pytest.raises(SystemExit) as ended:
            main(app, words)
        assert ended.value.code == 0
        loaded = {
            name.removeprefix(products.name): Path(module.__file__).stat().st_size
            for name, module in sys.modules.items()
            if name.partition(".")[0] == products.name and module.__file__
        }
        yield loaded, out.getvalue()


def test_a_command_costs_the_same_beside_many(case: MakeCase) -> None:
    few, many = (
        case(described(others), targets=["client", "cli"], env_prefix="MANY")
        for others in (3, 200)
    )
    for (its, said), (theirs, same) in zip(read(few), read(many), strict=True):
        assert its == theirs
        assert said == same
    assert ".commands.shops" in its
    assert not {".commands.parcels", ".resources.parcels"} & its.keys()
