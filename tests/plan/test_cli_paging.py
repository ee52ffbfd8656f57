"""Lists that count their pages from zero are paged from zero by the command line too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from specloom.plan.cli.commands import plan_commands
from specloom.runtime.cli.calls import _turn
from specloom.runtime.client.turns import PageNumber

ZERO_BASED = """
paths:
  /planets:
    get:
      parameters:
        - {name: page, in: query, schema: {type: integer, default: 0}}
      responses:
        "200":
          description: Planets.
          content:
            application/json:
              schema: {type: array, items: {type: object, properties: {id: {type: string}}}}
"""


def test_a_list_that_counts_from_zero(plan_surface: Callable[..., Any]) -> None:
    surface = plan_surface(ZERO_BASED)
    (planets,) = surface.root.children
    (command,) = plan_commands(surface, planets)
    assert command.paging is not None
    turn = _turn(command.paging)
    assert isinstance(turn, PageNumber)
    assert turn.first == 0


COUNTED = """
paths:
  /planets:
    get:
      parameters:
        - {name: page, in: query, schema: {type: integer}}
      responses:
        "200":
          description: Planets.
          content:
            application/json:
              schema:
                type: object
                properties:
                  items: {type: array, items: {type: string}}
                  meta: {type: object, properties: {total_pages: {type: integer}}}
                  total: {type: integer}
                  has_more: {type: boolean}
"""


def test_a_list_that_says_how_many_pages_there_are(
    plan_surface: Callable[..., Any],
) -> None:
    (planets,) = plan_surface(COUNTED).root.children
    (command,) = plan_commands(plan_surface(COUNTED), planets)
    assert command.paging is not None
    turn = _turn(command.paging)
    assert isinstance(turn, PageNumber)
    assert turn.pages == ("meta", "total_pages")
    assert (turn.total, turn.more) == ("total", "has_more")
