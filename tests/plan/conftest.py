"""Surfaces for tests, from descriptions written where they are used."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from specloom.config import Config
from specloom.model.build import build
from specloom.plan.build import plan
from specloom.plan.surface import Surface
from specloom.read import read

SurfaceOf = Callable[..., Surface]


@pytest.fixture
def surface_of(tmp_path: Path) -> SurfaceOf:
    """Give a function from a description's text, without its head, to a surface."""

    def make(text: str, **settings: str) -> Surface:
        file = tmp_path / "api.yaml"
        head = "openapi: 3.1.0\ninfo: {title: Shop, version: '1'}\n"
        file.write_text(head + dedent(text))
        api, _ = build(read(str(file)))
        return plan(api, Config(**settings))[0]

    return make
