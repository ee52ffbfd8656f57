"""Client names that the package would have twice."""

from __future__ import annotations

import pytest

from specloom.config import Config
from specloom.plan.client.clients import CLIENT_IMPORTS
from specloom.plan.client.resources import TAKEN_CLASSES
from specloom.plan.client_names import TAKEN_CLIENTS, client_name
from specloom.plan.refusals import Refusals
from specloom.problems import UsageError
from specloom.render.package import RUNTIME_EXPORTS, WEBHOOK_EXPORTS


def test_everything_that_stands_beside_the_client_is_taken() -> None:
    beside = {*CLIENT_IMPORTS, *TAKEN_CLASSES, *RUNTIME_EXPORTS, *WEBHOOK_EXPORTS}
    assert {name for name in beside if name[0].isupper()} <= TAKEN_CLIENTS


def named(configured: str | None, described: str | None, inferred: str) -> str:
    config = Config(client=configured)
    refusals = Refusals(config)
    name = client_name(config, described, inferred, refusals)
    refusals.told()
    return name


@pytest.mark.parametrize("name", ["Settings", "Page", "Root"])
def test_an_inferred_name_gives_way(name: str) -> None:
    assert named(None, None, name) == f"{name}Client"
    assert named(None, name, "Pets") == f"{name}Client"


def test_a_configured_name_is_refused() -> None:
    with pytest.raises(UsageError, match="SettingsClient would do"):
        named("Settings", None, "Pets")


@pytest.mark.parametrize("name", ["Pets", "Client", "Response"])
def test_any_other_name_stands(name: str) -> None:
    assert named(name, "Described", "Inferred") == name
