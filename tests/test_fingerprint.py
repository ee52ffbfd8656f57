"""What changes the output changes a digest, and nothing else does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from specloom.config import Config
from specloom.fingerprint import config_digest, run_digest, templates_digest


def test_the_digest_tells_what_changes_the_output() -> None:
    config = Config(spec="pets.yaml")
    digest = config_digest(config)
    assert config_digest(replace(config, jobs=9, output=Path("x"), run="x")) == digest
    assert config_digest(replace(config, package="x")) != digest
    assert config_digest(replace(config, headers={"A": "b"})) != digest


def test_templates_are_told_by_names_and_contents(tmp_path: Path) -> None:
    config = Config(templates=tmp_path)
    assert templates_digest(Config()) == ""
    assert templates_digest(Config(templates=tmp_path / "none")) == ""
    digests = {templates_digest(config)}
    (tmp_path / "docs").mkdir()
    for path, text in (("a", "1"), ("a", "2"), ("docs/a", "2"), ("docs/b", "2")):
        (tmp_path / path).write_text(text)
        digests.add(templates_digest(config))
    assert len(digests) == 5


def test_a_run_is_told_by_its_settings(tmp_path: Path) -> None:
    config = Config(spec="pets.yaml")
    digest = run_digest(config)
    assert run_digest(replace(config, jobs=9, output=Path("x"))) == digest
    for other in ({"spec": "b.yaml"}, {"strict": True}, {"targets": ("docs",)}):
        assert run_digest(replace(config, **other)) != digest
