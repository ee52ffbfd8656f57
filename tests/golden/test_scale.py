"""A description of real size, where one is at hand: SPECLOOM_SPECS names a folder of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from specloom.config import Config
from specloom.config.load import load
from specloom.pipeline import Planned, Watch, generate, plan
from specloom.plan.examples import example

IMPORT_ALL = """
import importlib, pkgutil, sys
package = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(package.__path__, f"{sys.argv[1]}."):
    importlib.import_module(module.name)
types = importlib.import_module(f"{sys.argv[1]}.types")
models = [getattr(types, name) for name in dir(types)]
models = [model for model in models if hasattr(model, "model_rebuild")]
for model in models:
    model.model_rebuild(force=True)
print(len(models))
"""


@pytest.fixture(scope="module")
def config() -> Config:
    folder = Path(os.environ.get("SPECLOOM_SPECS", "no such folder"))
    spec, settings = folder / "openai.yaml", folder / "openai.specloom.yaml"
    if not spec.is_file() or not settings.is_file():
        pytest.skip("SPECLOOM_SPECS names no folder with openai.yaml and its settings")
    return load(settings, {"spec": str(spec), "targets": ["client"]})


@pytest.fixture(scope="module")
def planned(config: Config) -> Planned:
    return plan(config, Watch())


def test_every_operation_has_a_place(planned: Planned) -> None:
    placed = {
        (m.operation.verb, m.operation.path) for _, m in planned.surface.methods()
    }
    described = {(o.verb, o.path) for o in planned.surface.api.operations}
    assert len(described) > 200
    assert described - placed == set()


def test_no_resource_has_a_name_twice(planned: Planned) -> None:
    for resource in planned.surface.resources():
        names = [m.name for m in resource.methods] + [c.name for c in resource.children]
        assert len(set(names)) == len(names), resource.dotted
        commands = [m.command for m in resource.methods]
        assert len(set(commands)) == len(commands), resource.dotted


def test_no_method_has_an_argument_or_a_flag_twice(planned: Planned) -> None:
    for resource, method in planned.surface.methods():
        where = f"{resource.dotted}.{method.name}"
        names = [argument.name for argument in method.arguments]
        flags = [argument.flag for argument in method.arguments]
        assert len(set(names)) == len(names), where
        assert len(set(flags)) == len(flags), where


RECEIVE_ALL = """
import importlib, json, sys
package = importlib.import_module(sys.argv[1])
read = package.OpenAI(api_key="none").webhooks.parse
print(json.dumps([type(read(line)).__name__ for line in sys.stdin]))
"""


def test_every_webhook_is_read_as_its_event(
    config: Config, planned: Planned, tmp_path: Path
) -> None:
    webhooks = planned.surface.webhooks
    assert webhooks is not None
    described = yaml.safe_load(Path(config.spec or "").read_text())["webhooks"]
    assert [event.webhook.name for event in webhooks.events] == [*described]
    assert (len(described), webhooks.tag) == (16, "type")
    api = planned.surface.api
    given = [example(api, event.schema) for event in webhooks.events]
    assert [each["type"] for each in given] == [e.tags[0] for e in webhooks.events]
    _write(config, tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", RECEIVE_ALL, planned.surface.package],
        cwd=tmp_path,
        input="\n".join(map(json.dumps, [*given, {"type": "later"}])),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    names = [getattr(event.schema, "target", "") for event in webhooks.events]
    assert json.loads(done.stdout) == [*names, "Model"]


def _write(config: Config, folder: Path) -> None:
    for source in generate(config, Watch()).sources:
        file = folder / source.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(source.data)


def test_every_module_imports_and_every_model_builds(
    config: Config, planned: Planned, tmp_path: Path
) -> None:
    _write(config, tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL, planned.surface.package],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 500
