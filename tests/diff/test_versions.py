"""Versions: which one comes next."""

from __future__ import annotations

import pytest

from specloom.diff import Bump, next_version
from specloom.problems import UsageError

NEXT = {
    "1.4.2": ("2.0.0", "1.5.0", "1.4.3"),
    "v1.4.2": ("v2.0.0", "v1.5.0", "v1.4.3"),
    "1.4": ("2.0.0", "1.5.0", "1.4.1"),
    "0.4.2": ("0.5.0", "0.4.3", "0.4.3"),
    "0.0.3": ("0.0.4", "0.0.4", "0.0.4"),
    "10.0.99": ("11.0.0", "10.1.0", "10.0.100"),
}


@pytest.mark.parametrize("version", NEXT)
def test_the_next_version(version: str) -> None:
    bumps = (Bump.MAJOR, Bump.MINOR, Bump.PATCH)
    assert tuple(next_version(version, bump) for bump in bumps) == NEXT[version]
    assert next_version(version, Bump.NONE) == version


@pytest.mark.parametrize("version", ["", "1", "1.2.3-rc.1", "01.2.3", "1.2.3.4", "x"])
def test_what_is_no_version_is_refused(version: str) -> None:
    with pytest.raises(UsageError, match="is no version"):
        next_version(version, Bump.MAJOR)
