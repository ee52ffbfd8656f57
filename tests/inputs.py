"""What `@schema` and `--generate-skeleton` tell of every command, held against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from jsonschema import Draft202012Validator

Told = dict[str, Any]
Words = tuple[str, ...]
Run = Callable[..., Any]


class Input(NamedTuple):
    """One command of a package, by its words, with its schema and the types of that."""

    package: str
    words: Words
    command: Any
    told: Told

    def skeleton(self) -> str:
        module = import_module(f"{self.package}._runtime.cli.skeleton")
        text: str = module.skeleton(self.command, "x", self.told)
        return text

    @property
    def schema(self) -> Told:
        module = import_module(f"{self.package}._runtime.cli.schema")
        whole: Told = module.schema(self.command, "x", self.told)
        return whole


def inputs(package: str) -> Iterator[Input]:
    """Yield all commands of a package."""
    app = import_module(f"{package}.cli").APP
    groups = import_module(f"{package}._runtime.cli.groups")
    read = import_module(f"{package}._runtime.cli.inputs")
    for resource in app.resources:
        for command in groups.commands(app, resource):
            words = tuple(filter(None, (resource, command.name)))
            yield Input(package, words, command, read.told(app, resource, command.name))


def assert_agreed(
    one: Input, folder: Path, run: Run, patch: pytest.MonkeyPatch
) -> None:
    """What a skeleton says, its schema allows and the command takes.

    As it is printed, with all that is optional, and with the last variant of each union.
    Whatever is to be uploaded is put into the folder, which is the working directory.
    """
    Draft202012Validator.check_schema(one.schema)
    valid = Draft202012Validator(one.schema)
    for text in skeletons(one, patch):
        given = loaded(one.package, text)
        flaws = [*valid.iter_errors(given)]
        assert flaws == [], (one.words, text, flaws[0].message)
        for path in uploads(given):
            (folder / path).write_bytes(b"data")
        ran = run(*one.words, "--dry-run", piped=text)
        assert (ran.code, ran.err) == (0, ""), (one.words, text)


def skeletons(one: Input, patch: pytest.MonkeyPatch) -> Iterator[str]:
    """Yield what is printed, and what can be made of it by taking lines out of remarks."""
    runtime = f"{one.package}._runtime.cli"
    yield one.skeleton()
    with patch.context() as at:
        for name in ("skeleton", "skeleton_yaml"):
            at.setattr(import_module(f"{runtime}.{name}"), "aside", iter)
        yield one.skeleton()
        values = import_module(f"{runtime}.skeleton_values")
        rank = values.rank
        at.setattr(values, "rank", lambda told: 2 * values.NESTS - rank(told))
        yield one.skeleton()


def loaded(package: str, text: str) -> Any:
    """Return what a skeleton says, once texts that are spelt out stand for themselves."""
    yaml12 = import_module(f"{package}._runtime.cli.yaml12")
    return _plain(yaml12.load(text) or {})


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return (
        value[1:]
        if isinstance(value, str) and value.startswith("\\") and "@" in value
        else value
    )


def uploads(value: Any) -> Iterator[str]:
    """Yield the paths that a skeleton names."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from uploads(item)
    elif isinstance(value, str) and value.startswith("@"):
        yield value[1:]
