"""Knots: the groups of a graph whose members can all reach each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set


def knots(links: Mapping[str, Set[str]]) -> list[list[str]]:
    """Return the strongly connected components, by Tarjan's algorithm.

    Done without recursion, so that a chain of any length is fine.
    """
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    found: list[list[str]] = []
    for root in links:
        if root in index:
            continue
        work: list[tuple[str, Iterator[str]]] = [(root, iter(sorted(links[root])))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while work:
            node, targets = work[-1]
            target = next(targets, None)
            if target is None:
                work.pop()
                if work:
                    parent = work[-1][0]
                    low[parent] = min(low[parent], low[node])
                if low[node] == index[node]:
                    found.append(_cut(stack, on_stack, node))
            elif target not in index:
                index[target] = low[target] = len(index)
                stack.append(target)
                on_stack.add(target)
                work.append((target, iter(sorted(links.get(target, ())))))
            elif target in on_stack:
                low[node] = min(low[node], index[target])
    return found


def _cut(stack: list[str], on_stack: set[str], node: str) -> list[str]:
    knot: list[str] = []
    while True:
        member = stack.pop()
        on_stack.discard(member)
        knot.append(member)
        if member == node:
            return knot
