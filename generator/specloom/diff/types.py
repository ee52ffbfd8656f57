"""What two types admit, compared: requests may take more, answers may give less."""

from __future__ import annotations

from collections.abc import Iterable

from ..model.schema import AnySchema, ArraySchema, ObjectSchema, Schema, UnionSchema
from ..plan.client.definitions import Direction
from ..values import dataclass
from .change import told
from .facts import compare_null
from .fields import compare_fields
from .findings import Spot
from .limits import Limited, limits
from .pairs import pair_objects
from .rules import CLIENT, COMMAND, Product
from .terms import WIRE_NAMES, Atom, Listed, Terms, has_models, terms, uncovered
from .values import compare_values
from .walk import Walk


@dataclass(frozen=True, slots=True)
class _Difference:
    """What only one side admits. `more` and `less` are arrays, maps and objects."""

    python_more: set[Atom]
    python_less: set[Atom]
    wire_more: set[Atom]
    wire_less: set[Atom]
    more: list[Schema]
    less: list[Schema]

    @property
    def gained(self) -> tuple[Product, ...]:
        """For which products the new side admits more."""
        return self._for(self.python_more, self.wire_more, self.more)

    @property
    def lost(self) -> tuple[Product, ...]:
        """For which products the new side admits less."""
        return self._for(self.python_less, self.wire_less, self.less)

    def _for(
        self, python: set[Atom], wire: set[Atom], kinds: list[Schema]
    ) -> tuple[Product, ...]:
        return CLIENT * bool(python or kinds) + COMMAND * bool(wire or kinds)


def compare_parts(
    walk: Walk, old: Schema, new: Schema, direction: Direction, spot: Spot
) -> None:
    """Compare what two types are made of."""
    before = terms(walk.old.api, old, direction)
    now = terms(walk.new.api, new, direction)
    if not (before.any or now.any):
        compare_null(walk, before.null, now.null, direction, spot, new)
    compare_values(walk, before, now, direction, spot, new)
    less, more = _kinds(walk, before, now, direction, spot)
    difference = _difference(before, now, direction, less, more)
    if direction == "in":
        _requests(walk, old, new, difference, spot)
    else:
        _answers(walk, old, new, before, now, difference, spot)
    _scalar_limits(walk, before, now, direction, spot)


def _difference(
    before: Terms,
    now: Terms,
    direction: Direction,
    less: list[Schema],
    more: list[Schema],
) -> _Difference:
    """Return what one side admits and the other does not: `any` admits all."""
    listed = set[Listed]()
    if before.values and now.values:
        listed = {*before.values, *now.values}
    # An open list brings its values' type with it.
    kinds = {kind for kind, _ in listed} if direction == "out" else set[str]()
    kinds |= {WIRE_NAMES[kind] for kind in kinds}

    def only(
        some: set[Atom], other: set[Atom], mine: Terms, others: Terms
    ) -> set[Atom]:
        if others.any:
            return set()
        left = {
            a for a in uncovered(some, other) if not (listed and _is_told(a, kinds))
        }
        return {*left, "any"} if mine.any else left

    return _Difference(
        python_more=only(now.python, before.python, now, before),
        python_less=only(before.python, now.python, before, now),
        wire_more=only(now.wire, before.wire, now, before),
        wire_less=only(before.wire, now.wire, before, now),
        more=[] if before.any else more,
        less=[] if now.any else less,
    )


def _is_told(atom: Atom, kinds: set[str]) -> bool:
    """True for a value that both sides list, and for the type of such values."""
    return isinstance(atom, tuple) or atom in kinds


def _requests(
    walk: Walk, old: Schema, new: Schema, found: _Difference, spot: Spot
) -> None:
    if not (found.lost or found.gained):
        return
    types = walk.new.python(new, "in"), walk.old.python(old, "in")
    if found.lost:
        said = told("takes {}, took {}", *types)
        walk.findings.add(
            "request-type-changed", spot, said, new.place, breaks=found.lost
        )
    else:
        said = told("takes {}, took only {}", *types)
        walk.findings.add("request-type-widened", spot, said, new.place)


def _answers(
    walk: Walk,
    old: Schema,
    new: Schema,
    before: Terms,
    now: Terms,
    found: _Difference,
    spot: Spot,
) -> None:
    if not (found.lost or found.gained):
        return
    types = walk.new.python(new, "out"), walk.old.python(old, "out")
    place, add = new.place, walk.findings.add
    if before.any and not now.any and has_models(walk.new.api, new):
        # What was plain data is read as models from now.
        said = told("is {}, was {}", *types)
        add("answer-type-changed", spot, said, place, breaks=CLIENT)
    elif found.more and not (found.lost or found.python_more):
        names = ", ".join(walk.new.python(each, "out") for each in found.more)
        add("answer-variant-added", spot, told("may be {} too", names), place)
    elif found.gained:
        said = told("is {}, was {}", *types)
        add("answer-type-changed", spot, said, place, breaks=found.gained)
    elif found.less and not found.python_less:
        names = ", ".join(walk.old.python(each, "out") for each in found.less)
        add("answer-variant-removed", spot, told("is never {} any more", names), place)
    else:
        said = told("is {}, was {}", *types)
        add("answer-type-narrowed", spot, said, place)


# Arrays, maps and objects


def _kinds(
    walk: Walk, before: Terms, now: Terms, direction: Direction, spot: Spot
) -> tuple[list[Schema], list[Schema]]:
    """Compare arrays, maps and objects in pairs; return what has none, old and new."""
    less: list[Schema] = []
    more: list[Schema] = []
    for old, new in zip(before.arrays, now.arrays, strict=False):
        _array(walk, old, new, direction, spot)
    for one, other in zip(before.maps, now.maps, strict=False):
        _map(walk, one, other, direction, spot)
    less += (*before.arrays[len(now.arrays) :], *before.maps[len(now.maps) :])
    more += (*now.arrays[len(before.arrays) :], *now.maps[len(before.maps) :])
    paired = pair_objects(walk, before.objects, now.objects, direction)
    for (said, told_of), (says, tells) in paired.pairs:
        if said is told_of or says is tells:
            walk.note_names(told_of, tells, direction)
            compare_fields(walk, told_of, tells, direction, spot)
        else:
            walk.meanings(said, says, direction, spot)
    less += [schema for _, schema in paired.old]
    more += [schema for _, schema in paired.new]
    if direction == "in" and any(_takes_anything(each) for each in now.maps):
        less = [each for each in less if not isinstance(each, ObjectSchema)]
    return less, more


def _takes_anything(schema: ObjectSchema) -> bool:
    kind = schema.additional
    return isinstance(kind, AnySchema) and not kind.never and not schema.patterns


def _array(
    walk: Walk, old: ArraySchema, new: ArraySchema, direction: Direction, spot: Spot
) -> None:
    inner = spot.into("[]", flags=spot.flags)
    before, now = _items(old), _items(new)
    _limits(walk, old, new, direction, spot)
    if len(before) == len(now):
        for one, other in zip(before, now, strict=True):
            walk.compare(one, other, direction, inner)
    else:
        walk.compare(_either(old, before), _either(new, now), direction, inner)


def _items(schema: ArraySchema) -> tuple[Schema, ...]:
    rest = schema.items
    closed = schema.prefix and isinstance(rest, AnySchema) and rest.never
    return schema.prefix if closed else (*schema.prefix, rest)


def _map(
    walk: Walk, old: ObjectSchema, new: ObjectSchema, direction: Direction, spot: Spot
) -> None:
    _limits(walk, old, new, direction, spot)
    before, now = _either(old, _entries(old)), _either(new, _entries(new))
    walk.compare(before, now, direction, spot.into("{}"))


def _entries(schema: ObjectSchema) -> list[Schema]:
    values = [value for _, value in schema.patterns]
    rest = schema.additional
    if rest is not None and not (values and isinstance(rest, AnySchema)):
        values.append(rest)
    return values or [AnySchema(place=schema.place)]


def _either(owner: Schema, kinds: Iterable[Schema]) -> Schema:
    listed = tuple(kinds)
    if len(listed) == 1:
        return listed[0]
    return UnionSchema(place=owner.place, variants=listed)


# Limits


def _scalar_limits(
    walk: Walk, before: Terms, now: Terms, direction: Direction, spot: Spot
) -> None:
    if len(before.scalars) != 1 or len(now.scalars) != 1:
        return
    (old,), (new,) = before.scalars, now.scalars
    _limits(walk, old, new, direction, spot)
    same = before.python == now.python and before.wire == now.wire
    if type(old) is type(new) and old.format != new.format and same:
        said = told(
            "the format is {}, was {}", new.format or "none", old.format or "none"
        )
        walk.findings.add("format-told", spot, said, new.place)


def _limits(
    walk: Walk, old: Limited, new: Limited, direction: Direction, spot: Spot
) -> None:
    for limit in limits(old, new):
        rule = "answer-limit-changed"
        if direction == "in":
            way = "narrowed" if limit.narrowed else "widened"
            rule = f"request-limit-{way}"
        said = told("{} is {}, was {}", limit.keyword, limit.now, limit.before)
        walk.findings.add(rule, spot, said, new.place)
