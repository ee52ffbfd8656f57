"""Operations counted from outside: keys of the description, calls in the generated code."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

VERBS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")

Operations = Counter[tuple[str, str]]
"""How often each verb and path is there."""


def described(document: Any) -> Operations:
    """Return the operations of a description: the verbs under its paths, nothing else.

    A path is counted as it is sent, which is without a fragment.
    """
    found: Operations = Counter()
    paths: dict[str, Any] = document.get("paths") or {}
    for path, item in paths.items():
        if not path.startswith("x-"):
            while "$ref" in item:
                item = _at(document, item["$ref"])
            sent = path.partition("#")[0] or "/"
            found.update((key.upper(), sent) for key in item if key.lower() in VERBS)
    return found


def _at(document: Any, reference: str) -> Any:
    """Return what a reference within the document leads to."""
    for part in reference.removeprefix("#/").split("/"):
        key = unquote(part).replace("~1", "/").replace("~0", "~")
        document = document[key]
    return document


def generated(package: Path) -> Operations:
    """Return the operations that a generated package calls."""
    found: Operations = Counter()
    for module in (package / "_client.py", *(package / "resources").glob("*.py")):
        tree = ast.parse(module.read_text(encoding="utf-8"))
        found.update(_calls(tree))
    return found


def _calls(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Call":
            verb, path = (ast.literal_eval(argument) for argument in node.args[:2])
            yield verb, path
