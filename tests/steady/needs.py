"""What a test can't do without: where it is missing a test is skipped, but in CI it fails."""

from __future__ import annotations

import os
from typing import NoReturn

import pytest


def missing(reason: str) -> NoReturn:
    """Skip the test, saying why; fail where nothing may be missing."""
    if os.environ.get("CI"):
        pytest.fail(f"{reason}, and CI needs it")
    pytest.skip(reason)
