"""What the built-in templates write, before it is laid out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from specloom import pipeline, weave
from specloom.config import Config
from specloom.config.load import load
from specloom.sources import Source


def rendered(config: Config, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Return the text of every Python module that is rendered, by its path."""
    found: dict[str, str] = {}

    def keep(source: Source, **_: object) -> Source:
        if source.path.endswith(".py") and isinstance(source.text, str):
            found[source.path] = source.text
        return source

    with monkeypatch.context() as patch:
        patch.setattr(weave, "format_source", keep)
        pipeline.generate(replace(config, jobs=1), pipeline.Watch())
    return found


def client_and_command(spec: Path, folder: Path) -> Config:
    """Return a configuration for a description that has none."""
    file = folder / "specloom.yaml"
    file.write_text(f"spec: {spec.as_posix()}\npackage: demo\ntargets: [client, cli]\n")
    return load(file, {})
