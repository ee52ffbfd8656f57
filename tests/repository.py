"""Repositories of git, as tests make them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def git(*arguments: str, cwd: Path | None = None) -> str:
    """Run git as somebody who has no settings of their own, and return what it says."""
    return subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@example.com", *arguments],
        check=True,
        capture_output=True,
        text=True,
        cwd=cwd,
        env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull},
    ).stdout
