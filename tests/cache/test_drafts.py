"""What files were made of is known while they are as they were made, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest

from specloom.cache.drafts import Drafts
from specloom.cache.seen import Seen
from specloom.cache.store import Store
from specloom.config import Config
from specloom.fingerprint import run_digest
from specloom.sources import digest

KNOWN = {"a.py": ("ka", digest(b"a")), "docs/b.md": ("kb", digest(b"b"))}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache")


@pytest.fixture
def config(tmp_path: Path) -> Config:
    (tmp_path / "output/docs").mkdir(parents=True)
    (tmp_path / "output/a.py").write_bytes(b"a")
    (tmp_path / "output/docs/b.md").write_bytes(b"b")
    return Config(spec="pets.yaml", output=tmp_path / "output")


def drafts(config: Config, store: Store) -> Drafts:
    return Drafts(config.output, run_digest(config), store)


def standing(config: Config, store: Store) -> object:
    return drafts(config, store).standing(Seen(config.output, store))


def test_what_was_kept_is_known(config: Config, store: Store) -> None:
    assert standing(config, store) == {}
    drafts(config, store).keep(KNOWN)
    assert standing(config, store) == KNOWN
    assert standing(Config(spec="other.yaml", output=config.output), store) == {}
    assert standing(config, Store(None)) is None


def test_a_file_that_is_another_now_is_not(config: Config, store: Store) -> None:
    drafts(config, store).keep({**KNOWN, "gone.py": ("kg", digest(b""))})
    (config.output / "a.py").write_bytes(b"A")
    assert standing(config, store) == {"docs/b.md": KNOWN["docs/b.md"]}
    (config.output / "docs/b.md").unlink()
    (config.output / "docs/b.md").symlink_to(config.output / "a.py")
    assert standing(config, store) == {}


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{", b'{"a.py": 1}', b'{"a.py": ["ka"]}']
)
def test_what_is_damaged_is_as_nothing(
    config: Config, store: Store, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "get", lambda _: data)
    assert standing(config, store) == {}
