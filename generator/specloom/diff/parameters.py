"""A method's parameters, compared: keywords, flags, order, and what each takes."""

from __future__ import annotations

from ..model.schema import Reference
from ..plan.global_flags import is_global
from ..plan.surface import Argument, Method
from ..problems import Place
from .change import told
from .findings import Spot
from .side import Entry
from .walk import Walk

Pair = tuple[Argument, Argument]


def compare_parameters(walk: Walk, old: Entry, new: Entry, spot: Spot) -> None:
    """Compare what two methods take."""
    pairs, gone, come = _pairs(old.method, new.method)
    for argument in gone:
        _removed(walk, argument, old.method, new.method, spot)
    for argument in come:
        _added(walk, argument, new.method, spot)
    for before, now in pairs:
        _compare(walk, before, now, old.method, new.method, spot)
    _order(walk, pairs, new.method, spot)
    _constants(walk, old.method, new.method, spot)


def _pairs(
    old: Method, new: Method
) -> tuple[list[Pair], list[Argument], list[Argument]]:
    """Pair parameters: those of one place and name, then of one keyword; path ones that
    are left by their position."""
    before = {(a.place, a.wire): a for a in old.arguments}
    now = {(a.place, a.wire): a for a in new.arguments}
    pairs = [(before.pop(key), now.pop(key)) for key in [*before] if key in now]
    named = {a.name: key for key, a in now.items()}
    for key, argument in [*before.items()]:
        if argument.name in named:
            pairs.append((before.pop(key), now.pop(named[argument.name])))
    paths = [k for k in before if k[0] == "path"], [k for k in now if k[0] == "path"]
    if len(paths[0]) == len(paths[1]):
        for one, other in zip(*paths, strict=True):
            pairs.append((before.pop(one), now.pop(other)))
    return pairs, [*before.values()], [*now.values()]


def place_of(method: Method, argument: Argument) -> Place:
    """Return where an argument is described."""
    for parameter in method.operation.parameters:
        if (parameter.wire, parameter.location) == (argument.wire, argument.place):
            return parameter.place
    return argument.schema.place


def _removed(
    walk: Walk, argument: Argument, old: Method, new: Method, spot: Spot
) -> None:
    sent = {c.wire: c for c in new.constants if c.place == argument.place}
    said = told("is gone, {} with it", f"--{argument.flag}")
    if argument.wire in sent:
        said = told("is not asked for any more: always {}", sent[argument.wire].value)
    walk.findings.add(
        "parameter-removed",
        spot.into(argument.name),
        said,
        place_of(old, argument),
        side="old",
        near=new.operation.place,
    )


def _added(walk: Walk, argument: Argument, method: Method, spot: Spot) -> None:
    rule = "parameter-added-required" if argument.required else "parameter-added"
    type_ = walk.new.python(walk.new.given(method, argument), "in")
    must = "new, and must be given: {}" if argument.required else "new: {}"
    inner, place = spot.into(argument.name), place_of(method, argument)
    walk.findings.add(rule, inner, told(must, type_), place)
    _global(walk, argument, inner, place)


def _global(walk: Walk, argument: Argument, inner: Spot, place: Place) -> None:
    if is_global(walk.old.surface, argument.flag):
        said = told("takes over the global flag {}", f"--{argument.flag}")
        walk.findings.add("global-flag-taken", inner, said, place)


def _compare(
    walk: Walk, before: Argument, now: Argument, old: Method, new: Method, spot: Spot
) -> None:
    inner, place = spot.into(now.name, flags=True), place_of(new, now)
    add = walk.findings.add
    if before.name != now.name:
        said = told("the keyword is {}, was {}", now.name, before.name)
        add("keyword-renamed", inner, said, place)
    if before.flag != now.flag:
        said = told("the flag is {}, was {}", f"--{now.flag}", f"--{before.flag}")
        add("flag-renamed", inner, said, place)
        _global(walk, now, inner, place)
    if before.required != now.required:
        rule = "parameter-required" if now.required else "parameter-optional"
        said = told("must be given" if now.required else "may be left out")
        add(rule, inner, said, place)
    if (before.place, before.wire) != (now.place, now.wire):
        was, is_ = (f"{a.place} {a.wire}".strip() for a in (before, now))
        add("parameter-moved", inner, told("travels as {}, was {}", is_, was), place)
    elif _style(before) != _style(now):
        said = told("is written as {}, was {}", _style(now), _style(before))
        add("parameter-style", inner, said, place)
    if before.deprecated != now.deprecated:
        said = told("deprecated" if now.deprecated else "no longer deprecated")
        add("parameter-deprecated", inner, said, place)
    if before.description != now.description and not _elsewhere(walk, before, now):
        add("parameter-described", inner, told("its description is another"), place)
    given = walk.old.given(old, before), walk.new.given(new, now)
    walk.compare(*given, "in", inner, described=False)


def _style(argument: Argument) -> str:
    said = argument.written or "usual"
    return f"{said} of {argument.media_type}" if argument.media_type else said


def _elsewhere(walk: Walk, before: Argument, now: Argument) -> bool:
    """True where the words are those of a declared type, and told with that."""
    kinds = before.schema, now.schema
    if not all(isinstance(kind, Reference) for kind in kinds):
        return False
    told_there = walk.old.api.resolve(kinds[0]), walk.new.api.resolve(kinds[1])
    return (before.description, now.description) == (
        told_there[0].description,
        told_there[1].description,
    )


def _order(walk: Walk, pairs: list[Pair], new: Method, spot: Spot) -> None:
    """Tell where arguments that are given by position stand in another order."""
    order = [id(a) for a in new.arguments]
    kept = [now for before, now in pairs if before.place == now.place == "path"]
    if [id(a) for a in kept] != sorted((id(a) for a in kept), key=order.index):
        names = [a.name for a in new.arguments if a.place == "path"]
        said = told("arguments by position are {}", ", ".join(names))
        walk.findings.add("path-order", spot, said, new.operation.place)


def _constants(walk: Walk, old: Method, new: Method, spot: Spot) -> None:
    before = {(c.place, c.wire): c.value for c in old.constants}
    now = {(c.place, c.wire): c.value for c in new.constants}
    asked = {(str(a.place), a.wire) for a in (*old.arguments, *new.arguments)}
    place = new.operation.place
    for key in sorted({*before, *now} - asked):
        if before.get(key) != now.get(key):
            was, is_ = before.get(key, "none"), now.get(key, "none")
            said = told("what is always sent is {}, was {}", is_, was)
            walk.findings.add("constant-changed", spot.into(key[1]), said, place)
