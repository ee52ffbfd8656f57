"""How a method's body travels, compared."""

from __future__ import annotations

from ..plan.cli.commands import takes_more
from .change import told
from .findings import Spot
from .side import Entry
from .walk import Walk


def compare_bodies(walk: Walk, old: Entry, new: Entry, spot: Spot) -> None:
    """Compare the bodies of two methods; what they hold are parameters."""
    before, now = old.method, new.method
    place = now.operation.body.place if now.operation.body else now.operation.place
    add = walk.findings.add
    types = before.body_media_type, now.body_media_type
    if all(types) and types[0] != types[1]:
        said = told("the body travels as {}, was {}", types[1], types[0])
        add("body-media-changed", spot, said, place)
    elif all(types) and before.encodings != now.encodings:
        said = told("parts of the body travel as other media types")
        add("body-media-changed", spot, said, place)
    if "none" in (before.body, now.body):
        return
    more = takes_more(walk.old.surface, before), takes_more(walk.new.surface, now)
    if more == (True, False):
        said = told("piped fields beside those named are not taken any more")
        add("body-fields-refused", spot, said, place)
    elif more == (False, True):
        said = told("piped fields beside those named are taken")
        add("body-fields-taken", spot, said, place)
