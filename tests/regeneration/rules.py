"""What may follow from an edit: the units of generated files that each kind may touch.

Everything else has to stay byte for byte, and in its order. In all cases the lock may
change by the description's digest and by the digests of the files that changed. Where it
is said that

    its code       the methods and the commands of the operation, with the imports of
                   their two modules
    its page       the operation's own page of docs, and its lines of the search's index
    its entry      what the index, llms.txt and the page of its resource say of it
    navigation     the tree of all methods, which each HTML page shows
    README         where the example in it calls the operation

may change, it is that of the operations that the edit is about. With title or use of an
operation the pages of the schemas that it leads to may change, which tell what uses them;
with a schema the pages of all that lead to it or that it leads to, and their index.

    retitle                 code, page, entry, navigation
    describe                code, page, entry
    deprecate               code, page, entry, README
    add, describe a parameter
                            code, page, README
    example                 page, README
    add, remove operation   all of these; its resource comes or goes with its first or
                            last method, and its types with what leads to them; the
                            guide, where it lists streaming methods, shows the first
                            paged one and tells what errors look like
    add, remove, describe a property
                            the classes of the schema, and of those that are made of it
                            by `allOf` or by keywords beside `$ref`; the pages of all
                            operations that lead to it; the commands of those that take
                            it; the code of those whose parameters are its properties,
                            or whose pages or stream are told by it; README; the guide
                            where errors lead to it
    ... of a new schema     the same, and the new schema's classes
    add unused schema       nothing
    describe tag            the pages of the tag's resource, and what is said of it
                            elsewhere
    reorder keys            nothing
    reorder operations, paths
                            no unit but those that are lists of others: navigation, the
                            command line's list, the guide; units may change places
                            in the files that they share; README, where several
                            operations serve it equally
    reorder schemas         nothing
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from specloom.plan.docs.site import method_href

from .draft import Edit
from .scope import REORDERED, Scope
from .state import Placed, State
from .units import differences, moved


def leaks(edit: Edit, before: State, after: State) -> Iterator[str]:
    """Yield what an edit changed and had not to, each in one line."""
    scope = Scope(edit, before, after)
    found = list(differences(before.files, after.files))
    for difference in found:
        if not scope.allows(difference):
            path, name = difference.unit
            yield f"{difference.how}: {path}: {name}"
    if edit.kind not in REORDERED:
        yield from (
            f"in another order: {path}" for path in moved(before.files, after.files)
        )
    yield from renamed(edit, before, after)


def renamed(edit: Edit, before: State, after: State) -> Iterator[str]:
    """Yield the methods, parameters and flags that are called otherwise than before."""
    for key, places in before.methods.items():
        if key not in after.methods:
            if edit.kind != "remove operation" or key not in edit.operations:
                yield f"gone: {key}"
            continue
        if [_names(place) for place in places] != [
            _names(place) for place in after.methods[key]
        ]:
            yield f"renamed: {key}"
        for (_, old), (_, new) in zip(places, after.methods[key], strict=True):
            now = {(a.place, a.wire): (a.name, a.flag) for a in new.arguments}
            for argument in old.arguments:
                called = argument.name, argument.flag
                if now.get((argument.place, argument.wire), called) != called:
                    yield f"renamed: {argument.wire} of {key}"


def _names(placed: Placed) -> tuple[str, ...]:
    resource, method = placed
    href = method_href(resource, method)
    return resource.dotted, resource.command, method.name, method.command, href


def shown(found: Iterable[str], most: int = 8) -> str:
    """Return what was found, a line each, and how many more there are."""
    lines = list(found)
    more = [f"... and {len(lines) - most} more"] if len(lines) > most else []
    return "\n".join((*lines[:most], *more))
