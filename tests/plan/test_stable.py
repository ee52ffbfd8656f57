"""Names hold: in any order of the description, and whatever is added or left out."""

from __future__ import annotations

import json
import os
import random
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from specloom import deep
from specloom.config import Config
from specloom.config import load as load_config
from specloom.memory import NO_NAMES, Names
from specloom.model.api import Api
from specloom.model.build import build
from specloom.plan.build import plan
from specloom.plan.client.definitions import Definitions
from specloom.plan.client.types import plan_types
from specloom.plan.docs.site import method_href
from specloom.plan.surface import Surface
from specloom.read import read

ROOT = Path(__file__).parents[2]
CASES = sorted((ROOT / "tests/golden/cases").glob("*/openapi.yaml"))
SMALL = [ROOT / "spec/threads.yaml", *CASES]


def real() -> list[Path]:
    """Return descriptions of real size, where the environment names some."""
    found: list[Path] = []
    if specs := os.environ.get("SPECLOOM_SPECS"):
        found += [Path(specs) / "openai.yaml"]
    if corpus := os.environ.get("SPECLOOM_CORPUS"):
        every = sorted(
            path
            for path in Path(corpus).glob("**/*.json")
            if 20_000 < path.stat().st_size < 400_000
        )
        found += random.Random(1).sample(every, min(12, len(every)))
    return found


def load(path: Path) -> Api:
    api, _ = deep.call(lambda: build(read(str(path))))
    return api


def planned(api: Api, config: Config, names: Names = NO_NAMES) -> Surface:
    return deep.call(lambda: plan(api, config, names))[0]


def config_of(path: Path) -> Config:
    for name in ("specloom.yaml", f"{path.stem}.specloom.yaml"):
        if (path.parent / name).exists():
            return replace(load_config(path.parent / name, {}), include=(), exclude=())
    return Config()


def told(surface: Surface) -> dict[str, object]:
    """Return every name that the products show, by what it stands for."""
    names: dict[str, object] = {
        f"schema {name}": kind for name, kind in surface.type_names.items()
    }
    for resource, method in surface.methods():
        operation = method.operation
        names[f"{operation.verb} {operation.path} {resource.dotted}.{method.name}"] = (
            resource.module,
            resource.command,
            method.command,
            method_href(resource, method),
            sorted((a.place, a.wire, a.name, a.flag) for a in method.arguments),
        )
    return names


def types(surface: Surface) -> dict[str, object]:
    """Return every class and alias, with the names of its fields."""
    modules = deep.call(lambda: plan_types(surface, Definitions(surface)))
    found: dict[str, object] = {}
    for module in modules:
        found.update({alias.name: module.name for alias in module.aliases})
        for view in module.classes:
            fields = sorted((field.name, field.value) for field in view.fields)
            found[view.name] = module.name, fields
    return found


def shuffled(value: Any, chance: random.Random, key: str = "") -> Any:
    """Return a description in another order, of all that has no order by itself."""
    if isinstance(value, dict):
        items = [(k, shuffled(v, chance, k)) for k, v in value.items()]
        chance.shuffle(items)
        return dict(items)
    if isinstance(value, list):
        items = [shuffled(v, chance) for v in value]
        if key in ("parameters", "required"):
            chance.shuffle(items)
        return items
    return value


@pytest.mark.parametrize("path", [*SMALL, *real()], ids=lambda path: path.as_posix())
def test_the_order_of_a_description_changes_no_name(path: Path, tmp_path: Path) -> None:
    document = deep.call(lambda: read(str(path)).root.value)
    config = config_of(path)
    first = planned(load(path), config)
    for part in path.parent.glob("parts.yaml"):
        shutil.copy(part, tmp_path)
    other = tmp_path / "openapi.json"
    text = deep.call(lambda: json.dumps(shuffled(document, random.Random(2))))
    other.write_text(text, encoding="utf-8")
    second = planned(load(other), config)
    assert told(first) == told(second)
    assert types(first) == types(second)


@pytest.mark.parametrize("path", [*SMALL, *real()], ids=lambda path: path.as_posix())
@pytest.mark.parametrize("seed", range(3))
def test_operations_that_are_added_rename_none(path: Path, seed: int) -> None:
    api, config = load(path), Config()
    chance = random.Random(seed)
    some = tuple(o for o in api.operations if chance.random() < 0.6)
    before = planned(replace(api, operations=some), config)
    after = planned(api, config, before.names)
    assert told(before).items() <= told(after).items()
    assert types(before).keys() <= types(after).keys()
    assert told(planned(api, config, after.names)) == told(after)


@pytest.mark.parametrize("path", SMALL, ids=lambda path: path.as_posix())
def test_without_memory_too_the_names_of_these_hold(path: Path) -> None:
    api, chance = load(path), random.Random(3)
    for _ in range(10):
        some = tuple(o for o in api.operations if chance.random() < 0.5)
        fewer = planned(replace(api, operations=some), Config())
        assert told(fewer).items() <= told(planned(api, Config())).items()


@pytest.mark.parametrize("path", SMALL, ids=lambda path: path.as_posix())
def test_what_is_left_out_changes_no_name(path: Path) -> None:
    api = load(path)
    whole = told(planned(api, Config()))
    for verb in ("list", "create", "retrieve"):
        part = planned(api, Config(exclude=(f"*.{verb}",)))
        assert told(part).items() <= whole.items()
        assert part.names == planned(api, Config()).names
