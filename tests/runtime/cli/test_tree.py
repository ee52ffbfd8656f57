"""The tree that is explored: folding, moving, searching, reading on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from specloom.runtime.cli.tree import Tree

THING = {"id": "t", "tags": ["a", {"deep": "Needle"}], "of": {"none": None}, "e": []}


def lines(tree: Tree) -> list[str]:
    return [f"{'  ' * n.depth}{n.key}: {n.label}" for n in tree.rows]


def items(count: int, read: list[int]) -> Iterator[Any]:
    for number in range(count):
        read.append(number)
        yield {"id": f"i{number}", "n": [number]}


def test_what_is_folded_is_not_shown() -> None:
    tree = Tree(THING)
    folded = ["id: t", "tags: [2]", "of: {1}", "e: [0]"]
    assert lines(tree) == folded
    tree.move(1)
    tree.toggle()
    assert lines(tree)[1:4] == ["tags: [2]", "  0: a", "  1: {1}  Needle"]
    tree.toggle()
    assert lines(tree) == folded
    tree.move(2)
    tree.toggle()
    assert lines(tree) == folded


def test_right_goes_in_and_left_goes_out() -> None:
    tree = Tree(THING)
    tree.unfold()
    assert tree.at == 0
    for _ in range(3):
        tree.move(0 if tree.at else 1)
        tree.unfold()
    assert tree.rows[tree.at].key == "0"
    tree.fold()
    assert (tree.rows[tree.at].key, len(tree.rows)) == ("tags", 6)
    tree.fold()
    assert len(tree.rows) == 4
    tree.fold()
    assert tree.at == 1


def test_moving_stays_inside() -> None:
    tree = Tree(THING)
    tree.move(-3)
    assert tree.at == 0
    tree.move(100)
    assert tree.at == 3
    tree.reach(0)
    tree.last()
    assert tree.at == 3


def test_single_values_and_nothing() -> None:
    assert lines(Tree("x")) == ["value: x"]
    assert lines(Tree(None)) == ["value: null"]
    assert lines(Tree([])) == ["value: [0]"]
    nothing = Tree([], iter(()))
    assert (lines(nothing), nothing.current, nothing.ended) == ([], None, True)
    for act in (nothing.toggle, nothing.fold, nothing.unfold, nothing.last):
        act()
    assert not nothing.search("x")


def test_items_are_read_as_they_are_neared() -> None:
    read: list[int] = []
    tree = Tree([], items(100, read), ahead=5)
    assert (len(read), tree.ended) == (6, False)
    tree.move(10)
    assert (len(read), tree.at) == (16, 10)
    tree.last()
    assert (tree.at, len(read)) == (15, 21)
    tree.reach(1000)
    assert (tree.at, len(read), tree.ended) == (99, 100, True)
    assert lines(tree)[99] == "99: {2}  i99"


def test_a_live_stream_is_read_no_further_than_looked_at() -> None:
    read: list[int] = []
    tree = Tree([], items(100, read), ahead=0)
    assert len(read) == 1
    tree.move(1)
    assert len(read) == 2


def test_search_unfolds_what_it_finds_and_goes_round() -> None:
    tree = Tree(THING)
    assert tree.search("needle")
    assert tree.rows[tree.at].label == "Needle"
    assert tree.again()
    assert tree.rows[tree.at].label == "Needle"
    assert tree.search("NO")
    assert tree.rows[tree.at].key == "none"
    assert tree.search("t")
    assert tree.rows[tree.at].label == "t"
    assert tree.again()
    assert tree.rows[tree.at].key == "tags"
    assert tree.again(back=True)
    assert tree.rows[tree.at].label == "t"
    assert tree.again(back=True)
    assert tree.rows[tree.at].key == "tags"
    at = tree.at
    assert not tree.search("nowhere")
    assert tree.at == at


def test_search_reads_on_until_it_finds() -> None:
    read: list[int] = []
    tree = Tree([], items(100, read), ahead=2)
    assert tree.search("i50")
    assert tree.rows[tree.at].label == "i50"
    assert len(read) < 60
    assert not tree.search("i500")
    assert tree.ended


def test_long_texts_unfold_to_be_read_whole() -> None:
    tree = Tree({"a": "x\n\n" + "word " * 30})
    tree.toggle()
    assert [row.label for row in tree.rows[1:3]] == ["x", ""]
    assert "".join(row.label for row in tree.rows[3:]).count("word") == 30
    assert max(len(row.label) for row in tree.rows[1:]) <= 72
    tree.fold()
    assert tree.search("word word")
    assert (tree.at, len(tree.rows)) == (0, 1)


def test_nothing_in_a_label_steers_a_terminal() -> None:
    node = Tree({"\x1b[2Jk": ["\x9b1m\n\tx\u202e"]}).rows[0]
    assert node.name == "\\x1b[2Jk"
    assert node.children[0].label == "\\x9b1m\\n\\tx\\u202e"


def test_deep_values_are_no_harm() -> None:
    value: Any = "end"
    for _ in range(800):
        value = [value]
    tree = Tree(value)
    assert tree.search("end")
    assert tree.rows[tree.at].depth == 799
