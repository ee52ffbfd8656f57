"""What docs/builds.md shows: the files and the commands of each section."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/builds.md"


def section(title: str = "") -> str:
    """Return a section's text; without a title, what stands before the first one."""
    before, *sections = re.split(r"^## (.*)$", PAGE.read_text("utf-8"), flags=re.M)
    return (
        dict(zip(sections[::2], sections[1::2], strict=True))[title]
        if title
        else before
    )


def files(title: str = "") -> dict[str, str]:
    """Return the content of each file that a section shows below its name."""
    shown = r"^`([^`\n]+)`:\n\n```\w*\n(.*?)^```$"
    return dict(re.findall(shown, section(title), re.M | re.S))


def commands(title: str) -> list[str]:
    """Return the blocks of commands that a section tells to run."""
    return re.findall(r"^```sh\n(.*?)\n```$", section(title), re.M | re.S)
