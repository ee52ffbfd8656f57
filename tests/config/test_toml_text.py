"""Where the keys of TOML stand, however they are written."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest

from specloom.config.toml_text import key_places, read

Paths = Iterator[tuple[str, ...]]

TEXTS = {
    "a = 1\n  b = 2 # c = 3\n\td = 4": "a=1:1 b=2:3 d=3:2",
    # Each part of a dotted key stands for itself, and a table where it's first named.
    "a.b = 1\na . c=2": "a=1:1 a/b=1:3 a/c=2:5",
    "[ a.b ] # [c]\nx = 1\n[a]\ny = 2": "a=1:3 a/b=1:5 a/b/x=2:1 a/y=4:1",
    '\'a.b\'."c\\"]" = 1\n["x[]".\'#\']\ny = 1': 'a.b=1:1 a.b/c"]=1:7 x[]=2:2 x[]/#=2:8 x[]/#/y=3:1',
    '"" = 1\n"\\u00e4" = 2': "=1:1 ä=2:1",
    "a = [1, 'x, y', [2.5,\n  3, # 4, 5\n], {b = 1}, ]\nc = 1": (
        "a=1:1 a/0=1:6 a/1=1:9 a/2=1:17 a/2/0=1:18 a/2/1=2:3 a/3=3:4 a/3/b=3:5 c=4:1"
    ),
    "a = { b = 'x', c.d = {}, e = [{ f = 1 }], g = [] } # }\nh = 1": (
        "a=1:1 a/b=1:7 a/c=1:16 a/c/d=1:18 a/e=1:26 a/e/0=1:31 a/e/0/f=1:33 "
        "a/g=1:43 h=2:1"
    ),
    # What is in a text is no key, whatever it looks like.
    'a = """\n[b]\nc = "1" \\""" # """ # d"""\ne = 1': "a=1:1 e=4:1",
    "a = '''\n[b]\nc = '1' \\'''\ne = 1": "a=1:1 e=4:1",
    'a = """\n"x""""" # "\nb = """"""\nc = \'\'\nd = 1': "a=1:1 b=3:1 c=4:1 d=5:1",
    "a = '''x'''''\nb = '\"'\nc = 1": "a=1:1 b=2:1 c=3:1",
    "a = ['''\nb = [''', \"c = [\"]\nd = 1": "a=1:1 a/0=1:6 a/1=2:11 d=3:1",
    "a = 1979-05-27 07:32:00.5\nb = -1.5e+3\nc = true": "a=1:1 b=2:1 c=3:1",
    "[[a]]\nb = 1\n[a.c]\n[[a.d]]\n[[a]]\nb = 2\n[[ a . d ]]\ne = 3\n[f]": (
        "a=1:3 a/0=1:3 a/0/b=2:1 a/0/c=3:4 a/0/d=4:5 a/0/d/0=4:5 a/1=5:3 "
        "a/1/b=6:1 a/1/d=7:8 a/1/d/0=7:8 a/1/d/0/e=8:1 f=9:2"
    ),
    "": "",
    "# a = 1\n": "",
}


@pytest.mark.parametrize("text", TEXTS)
def test_keys_are_found(text: str) -> None:
    found = key_places(text, "f")
    told = (f"{'/'.join(path)}={at.line}:{at.column}" for path, at in found.items())
    assert " ".join(told) == TEXTS[text]
    assert set(found) == set(paths(read(text)))


def paths(value: Any, above: tuple[str, ...] = ()) -> Paths:
    inside: dict[Any, Any] = {}
    if isinstance(value, dict):
        inside = value
    elif isinstance(value, list):
        inside = dict(enumerate(value))
    for key, child in inside.items():
        yield (*above, str(key))
        yield from paths(child, (*above, str(key)))


class Writer:
    """Writes TOML at random, in all ways that there are, and notes where keys stand."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.text = ""
        self.places: dict[tuple[str, ...], str] = {}
        self._names = 0

    def note(self, *path: str) -> None:
        line, column = self.text.count("\n") + 1, len(self.text.rpartition("\n")[2])
        self.places.setdefault(path, f"{line}:{column + 1}")

    def some(self, *texts: str) -> None:
        self.text += self.random.choice(texts)

    def key(self, above: tuple[str, ...], *, dotted: bool = True) -> tuple[str, ...]:
        self._names += 1
        name = f"k{self._names}"
        forms = {
            name: name,
            f"{name}] = '": f'"{name}] = \'"',
            f"{name}.#[": f"'{name}.#['",
            f'{name}"\\': f'"{name}\\"\\\\"',
        }
        path = (*above, self.random.choice([*forms]))
        self.note(*path)
        self.text += forms[path[-1]]
        if dotted and self.random.random() < 0.3:
            self.some(".", " . ")
            return self.key(path)
        return path

    def value(self, path: tuple[str, ...], depth: int) -> None:
        kind = self.random.randrange(8 if depth else 5)
        if kind == 0:
            self.some("1", "-1.5e+3", "true", "1979-05-27 07:32:00.5", "inf")
        elif kind == 1:
            self.some('"a = [{ # \\" \\\\"', '""', "''", "'x = \" ]'")
        elif kind == 2:
            self.some('"""\nx = 1\n[y]\n"z" ""\\"""""', '""""""', '"""\\\\"""""')
        elif kind < 5:
            self.some("'''\nx = 1 # \"\"\"\n[y]\\'''", "''''''", "''''x'''''")
        elif kind < 7:
            self.text += "["
            for number in range(self.random.randrange(4)):
                self.some(", " if number else "", ",\n # ] }\n" if number else "\n")
                self.note(*path, str(number))
                self.value((*path, str(number)), depth - 1)
            self.some("]", "\n]")
        else:
            self.text += "{"
            for number in range(self.random.randrange(4)):
                self.text += ", " if number else " "
                inner = self.key(path)
                self.some("=", " = ")
                self.value(inner, depth - 1)
            self.text += " }"

    def keys(self, table: tuple[str, ...]) -> None:
        for _ in range(self.random.randrange(4)):
            self.some("", "  ", "\n", "# x = [\n")
            path = self.key(table)
            self.some("=", " = ")
            self.value(path, 3)
            self.some("\n", " # ] } '''\n")

    def whole(self) -> str:
        self.keys(())
        for _ in range(self.random.randrange(5)):
            self.some("[", " [ ")
            self.keys(self._header("]\n"))
        for _ in range(self.random.randrange(3)):
            self.some("[[", "[[ ")
            many = self._header("]] # ]\n")
            self.places[(*many, "0")] = self.places[many]
            self.keys((*many, "0"))
        return self.text

    def _header(self, end: str) -> tuple[str, ...]:
        path = self.key(())
        self.text += end
        return path


@pytest.mark.parametrize("seed", range(150))
def test_keys_are_found_in_whatever_is_written(seed: int) -> None:
    writer = Writer(seed)
    text = writer.whole()
    found = key_places(text, "f")
    assert {path: f"{at.line}:{at.column}" for path, at in found.items()} == (
        writer.places
    )
    assert set(found) == set(paths(read(text)))
