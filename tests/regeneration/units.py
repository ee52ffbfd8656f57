"""Generated files in units: the smallest parts that an edit of a description may touch.

A unit is what one operation, schema or resource has of a file that several share: a
method, a command, a class, an entry of a list. What is in no unit of its own is the
file's `head`; `navigation` is the tree that each HTML page shows.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Literal, NamedTuple

HEAD = "head"
NAVIGATION = "navigation"
SHARED_TYPES = "shared-types"
How = Literal["added", "removed", "changed"]
Files = Mapping[str, bytes]

_NAVIGATION = re.compile(
    r'(?<=<div class="tree" id="tree" popover>\n).*?(?=</div>)', re.S
)
_LISTED = re.compile(r"^- \[.*\]\((?P<href>\S+)\.md\).*$\n?", re.M)
_LISTED_HTML = re.compile(
    r'<li(?: class="old")?>\n?(?:<h3>)?<a href="(?P<href>\S+)\.html">.*?</li>\n?', re.S
)
_ROOT = re.compile(r"^(\.\./)+")


class Unit(NamedTuple):
    """A part of a file, by the name of what it belongs to."""

    path: str
    name: str


class Difference(NamedTuple):
    """What became of a unit."""

    unit: Unit
    how: How


def units(path: str, data: bytes) -> dict[str, str]:
    """Return a file's units, in their order; each is all there is of its name."""
    text = data.decode()
    found: dict[str, list[str]] = {}
    for name, part in _split(PurePosixPath(path), text):
        found.setdefault(name, []).append(part)
    return {name: "".join(parts) for name, parts in found.items()}


def differences(before: Files, after: Files) -> Iterator[Difference]:
    """Yield what differs, unit by unit; a file that comes or goes is one of its own."""
    for path in sorted(before.keys() | after.keys()):
        if path not in before or path not in after:
            how: How = "added" if path in after else "removed"
            data = after.get(path, before.get(path, b""))
            yield from (Difference(Unit(path, n), how) for n in units(path, data))
        elif before[path] != after[path]:
            yield from _inside(
                path, units(path, before[path]), units(path, after[path])
            )


def moved(before: Files, after: Files) -> list[str]:
    """Return the files whose units, those that stayed, are in another order.

    Or between which something else has changed, though no unit has.
    """
    found: list[str] = []
    for path in sorted(before.keys() & after.keys()):
        if before[path] == after[path]:
            continue
        old, new = units(path, before[path]), units(path, after[path])
        stayed = [name for name in old if name in new]
        if stayed != [name for name in new if name in old] or old == new:
            found.append(path)
    return found


def _inside(
    path: str, old: Mapping[str, str], new: Mapping[str, str]
) -> Iterator[Difference]:
    for name in (*old, *(name for name in new if name not in old)):
        if name not in new:
            yield Difference(Unit(path, name), "removed")
        elif name not in old:
            yield Difference(Unit(path, name), "added")
        elif old[name] != new[name]:
            yield Difference(Unit(path, name), "changed")


def _split(path: PurePosixPath, text: str) -> Iterable[tuple[str, str]]:
    if path.name == "cli.py":
        return _application(text)
    if path.suffix == ".py" and "_runtime" not in path.parts:
        return _python(path, text)
    if path.suffix == ".json" and path.parent.name == "commands":
        return _inputs(path.stem, json.loads(text))
    if path.name == "search-index.js":
        return _hits(text)
    if path.name == "specloom.lock":
        return ((name, value) for name, value in _leaves(json.loads(text)))
    if path.suffix == ".html":
        return _page(text, _LISTED_HTML if path.stem == "index" else None)
    if path.name in ("llms.txt", "index.md"):
        return _page(text, _LISTED)
    return ((HEAD, text),)


# Python


def _python(path: PurePosixPath, text: str) -> Iterator[tuple[str, str]]:
    """Yield the units, each with the blank lines above it."""
    lines = text.splitlines(keepends=True)
    at, name = 0, HEAD
    for line, next_name in sorted(_begins(path, ast.parse(text))):
        while line > at and not lines[line - 1].strip():
            line -= 1
        yield name, "".join(lines[at:line])
        at, name = line, next_name
    yield name, "".join(lines[at:])


def _begins(path: PurePosixPath, module: ast.Module) -> Iterator[tuple[int, str]]:
    for node in module.body:
        if isinstance(node, ast.ClassDef):
            yield _line(node), node.name
            if _is_resource(node):
                for member in node.body:
                    if isinstance(member, ast.FunctionDef):
                        yield _line(member), f"{node.name}.{member.name}"
        elif isinstance(node, ast.FunctionDef):
            yield _line(node), node.name
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            assert isinstance(target, ast.Name)
            yield _line(node), target.id
            if isinstance(node.value, ast.Tuple):
                yield from _commands(node.value)
        elif isinstance(node, ast.If) and path.name == "__init__.py":
            yield from _exports(node)


def _line(node: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(each.lineno for each in decorators)]) - 1


def _said(node: ast.expr | None) -> str:
    assert isinstance(node, ast.Constant)
    return str(node.value)


def _is_resource(node: ast.ClassDef) -> bool:
    return any(ast.unparse(base).startswith("Resource[") for base in node.bases)


def _commands(value: ast.Tuple) -> Iterator[tuple[int, str]]:
    for call in value.elts:
        if isinstance(call, ast.Call):
            words = {k.arg: k.value for k in call.keywords}
            yield call.lineno - 1, f"command {_said(words['name'])}"
    yield (value.end_lineno or 0) - 1, "end"


def _application(text: str) -> Iterator[tuple[str, str]]:
    """Yield the groups of commands, without the layout: black closes a short list up."""
    module = ast.parse(text)
    for call in [n for n in ast.walk(module) if isinstance(n, ast.Call)]:
        for keyword in call.keywords:
            if keyword.arg == "resources" and isinstance(keyword.value, ast.Dict):
                groups = zip(keyword.value.keys, keyword.value.values, strict=True)
                for key, value in groups:
                    yield f"group {_said(key)}", ast.unparse(value)
                keyword.value = ast.Dict([], [])
    yield HEAD, ast.unparse(module)


def _inputs(stem: str, entries: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield what each command takes, and each type that several refer to."""
    what = "type" if stem == SHARED_TYPES else "command"
    for name, told in entries.items():
        yield f"{what} {name}", json.dumps(told)


def _exports(node: ast.If) -> Iterator[tuple[int, str]]:
    for each in node.body:
        if isinstance(each, ast.ImportFrom):
            yield each.lineno - 1, f"import {each.names[0].name}"
    yield node.orelse[0].lineno - 2, "lazy"
    for inner in ast.walk(ast.Module(node.orelse, [])):
        if isinstance(inner, ast.Dict):
            yield from _lazy(inner)


def _lazy(node: ast.Dict) -> Iterator[tuple[int, str]]:
    for key in node.keys:
        if key is not None:
            yield key.lineno - 1, f"lazy {_said(key)}"
    yield (node.end_lineno or 0) - 1, "end"


# Docs and the lock


def _hits(text: str) -> Iterator[tuple[str, str]]:
    for row in text.splitlines():
        if row.startswith('["'):
            yield json.loads(row.rstrip(","))[1], row.rstrip(",")
        else:
            yield HEAD, row


def _page(text: str, entry: re.Pattern[str] | None) -> Iterator[tuple[str, str]]:
    navigation = _NAVIGATION.search(text)
    if navigation:
        yield NAVIGATION, navigation[0].replace(' aria-current="page"', "")
        text = text[: navigation.start()] + text[navigation.end() :]
    yield HEAD, entry.sub("", text) if entry else text
    for listed in entry.finditer(text) if entry else ():
        yield f"entry {_ROOT.sub('', listed['href'])}", listed[0]


def _leaves(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    if not isinstance(value, dict):
        yield name, json.dumps(value)
        return
    for key, inner in value.items():
        yield from _leaves(inner, f"{name}\0{key}".lstrip("\0"))
