"""A changelog grows at its head, by each comparison once, and keeps what was written in it."""

from __future__ import annotations

import pytest

from specloom.diff import Change, Report
from specloom.diff.change import told
from specloom.diff.changelog import added, section
from specloom.diff.rules import RULES

GONE = Change(
    rule=RULES["parameter-removed"],
    breaks=RULES["parameter-removed"].breaks,
    where="pets.list",
    at="kind",
    message=told("is gone, {} with it", "--kind"),
    side="old",
    place=None,
    near=None,
    operation="GET /pets",
    methods=("pets.list",),
)
REPORT = Report(changes=(GONE,))
NEW = section(REPORT, "2.0.0")
BODY = NEW.partition("\n\n")[2]
OLD = "## 1.0.0\n\nThe first one.\n"


def grown(text: str, new: str = NEW) -> str:
    made = added(text, new, replace=False)
    assert not made.taken
    return made.text


def test_a_section_is_a_title_and_a_list() -> None:
    assert NEW == (
        "## 2.0.0\n\n1 breaking, 0 compatible.\n\n### Breaking\n\n"
        "- `pets.list` `kind`: is gone, `--kind` with it (client, command line)\n"
    )
    hostile = section(REPORT, "a\n# b <i> `c` [d](e)").split("\n")[0]
    assert hostile == "## a\\\\n\\# b \\<i\\> \\`c\\` \\[d\\](e)"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", f"# Changelog\n\n{NEW}"),
        ("# Changes\n\nOf this API.\n", f"# Changes\n\nOf this API.\n\n{NEW}"),
        (f"# C\n{OLD}", f"# C\n\n{NEW}\n{OLD}"),
        (f"{OLD}\n\n", f"{NEW}\n{OLD}"),
        (
            f"## [Unreleased]\n\n- mine\n\n{OLD}",
            f"## [Unreleased]\n\n- mine\n\n{NEW}\n{OLD}",
        ),
        ("## Unreleased\n", f"## Unreleased\n\n{NEW}"),
        (f"```\n## 2.0.0\n```\n\n{OLD}", f"```\n## 2.0.0\n```\n\n{NEW}\n{OLD}"),
    ],
)
def test_it_goes_before_those_of_earlier_versions(before: str, after: str) -> None:
    assert grown(before) == after
    assert grown(after) == after, "the same comparison adds nothing"


def test_what_is_not_released_goes_first() -> None:
    new = section(REPORT, "Unreleased")
    assert grown(f"# C\n\n{OLD}", new) == f"# C\n\n{new}\n{OLD}"


@pytest.mark.parametrize(
    "title",
    ["2.0.0 (2026-05-17)", "[2.0.0] - 2026-05-17", "v2.0.0", "Version 2.0.0 ##"],
)
def test_a_section_is_the_same_when_its_title_got_a_date(title: str) -> None:
    dated = f"# C\n\n## {title}\n\n{BODY}\n{OLD}"
    assert grown(dated) == dated


def test_what_was_written_in_a_section_stays_unless_it_is_to_be_replaced() -> None:
    edited = f"# C\n\n## 2.0.0\n\nMind the gap.\n\n{BODY}\n{OLD}"
    assert added(edited, NEW, replace=False).taken == "2.0.0"
    assert added(edited, NEW, replace=False).text == edited
    assert added(edited, NEW, replace=True).text == f"# C\n\n{NEW}\n{OLD}"


def test_versions_are_told_apart() -> None:
    text = grown(f"## 12.0.0\n\n- x\n\n{OLD}")
    assert text.startswith(NEW)
    assert text.endswith(f"## 12.0.0\n\n- x\n\n{OLD}")
