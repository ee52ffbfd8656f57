"""Running git: in the repository that a folder lies in, without asking anybody anything.

What a user or a description names reaches it on its standard input, behind `--`, or as
an object's id, and never through a shell.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Final

_LOCAL: Final = frozenset(
    ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR")
)
"""What a hook says of its repository. A folder's own is meant, whoever runs specloom."""

_SETTINGS: Final = {
    "LC_ALL": "C",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}


def git(
    folder: Path, *arguments: str, stdin: bytes = b"", patience: float | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Return what git says in a folder, and its exit code.

    Raises FileNotFoundError when there is no git or no such folder, OSError or
    ValueError when it can't be run with these arguments, and TimeoutExpired when it
    takes more than `patience` seconds.
    """
    environment = {key: os.environ[key] for key in os.environ if key not in _LOCAL}
    return subprocess.run(  # noqa: S603
        ["git", *arguments],  # noqa: S607
        cwd=folder,
        env={**environment, **_SETTINGS},
        input=stdin,
        capture_output=True,
        timeout=patience,
        check=False,
    )
