"""Modules are laid out as black lays them out, and hardly any of it by black."""

from __future__ import annotations

import os
import random
from pathlib import Path

import black
import pytest
from black.mode import TargetVersion
from hypothesis import given, settings
from hypothesis import strategies as st

from specloom.config.load import load
from specloom.format import black as layout
from specloom.format.module import laid_out
from specloom.literals import docstring, literal
from specloom.problems import DescriptionError

from .conftest import client_and_command, rendered

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "golden" / "cases"
MODE = black.Mode(target_versions={TargetVersion.PY310})
LARGEST = 150_000


def by_black(text: str) -> str:
    return black.format_str(text, mode=MODE)


@pytest.fixture
def given_to_black(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the statements and modules that go to black."""
    given: list[str] = []
    original = layout.laid_out

    def noted(text: str, *, stub: bool = False) -> str:
        given.append(text)
        return original(text, stub=stub)

    monkeypatch.setattr(layout, "laid_out", noted)
    return given


@pytest.mark.parametrize(
    "config",
    [ROOT / "pyproject.toml", *sorted(CASES.glob("*/specloom.yaml"))],
    ids=lambda path: path.parent.name,
)
def test_what_is_generated(
    config: Path, monkeypatch: pytest.MonkeyPatch, given_to_black: list[str]
) -> None:
    modules = rendered(load(config, {"targets": ["client", "cli"]}), monkeypatch)
    assert modules
    for path, text in modules.items():
        assert laid_out(text) == by_black(text), path
    lines = sum(text.count("\n") for text in modules.values())
    assert sum(text.count("\n") for text in given_to_black) <= lines / 100


def test_the_openai_description(
    monkeypatch: pytest.MonkeyPatch, given_to_black: list[str]
) -> None:
    folder = Path(os.environ.get("SPECLOOM_SPECS", "no such folder"))
    spec, settings = folder / "openai.yaml", folder / "openai.specloom.yaml"
    if not spec.is_file() or not settings.is_file():
        pytest.skip("SPECLOOM_SPECS names no folder with openai.yaml and its settings")
    options = {"spec": str(spec), "targets": ["client", "cli"]}
    modules = rendered(load(settings, options), monkeypatch)
    for path, text in modules.items():
        assert laid_out(text) == by_black(text), path
    assert len(given_to_black) < 20


def test_a_sample_of_the_corpus(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(os.environ.get("SPECLOOM_CORPUS", "no such folder"), "package", "api")
    if not folder.is_dir():
        pytest.skip("SPECLOOM_CORPUS names no folder that `make corpus` has filled")
    found = [*folder.rglob("*.json"), *folder.rglob("*.yaml")]
    files = sorted(path for path in found if path.stat().st_size < LARGEST)
    tried = 0
    for file in random.Random(20).sample(files, 20):
        try:
            modules = rendered(client_and_command(file, tmp_path), monkeypatch)
        except DescriptionError:
            continue
        tried += 1
        for path, text in modules.items():
            assert laid_out(text) == by_black(text), f"{file}: {path}"
    assert tried > 10


# Modules such as no description gives: hostile strings, names of every length

LETTERS = "abcdefgXYZ_019"
HOSTILE = st.text(
    st.sampled_from("\"'\\\n\r\tab {}#(),|=:é漢\u2028\u200b\x00\x85-N.ux0A"),
    max_size=20,
) | st.sampled_from(['"""', "\\N{DASH}", "\\", '"\\', " a", "a \n b", "\n  x\n   y"])


@st.composite
def names(draw: st.DrawFn) -> str:
    length = draw(st.sampled_from([1, 3, 8, 15, 30, 45, 60, 85]))
    return "v" + draw(st.sampled_from(LETTERS)) * length


STRINGS = (HOSTILE | names()).map(literal)
NUMBERS = st.sampled_from(["1", "-2", "1.5", "1e+16", "0x1F", "True", "None"])


def comma_joined(
    parts: st.SearchStrategy[str], least: int = 0
) -> st.SearchStrategy[str]:
    return st.lists(parts, min_size=least, max_size=7).map(", ".join)


def _larger_annotation(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    unions = st.lists(inner, min_size=1, max_size=5).map(" | ".join)
    tags = st.dictionaries(HOSTILE, names(), max_size=3).map(literal)
    return st.one_of(
        unions,
        unions.map("list[{}]".format),
        inner.map("Mapping[str, {}]".format),
        st.builds("Annotated[{}, OneOf({})]".format, unions, STRINGS),
        st.builds("Annotated[{}, OneOf({}, {})]".format, unions, STRINGS, tags),
    )


ANNOTATIONS = st.recursive(
    st.one_of(
        names(),
        names().map("types.{}".format),
        st.just("None"),
        comma_joined(STRINGS | NUMBERS, 1).map("Literal[{}]".format),
    ),
    _larger_annotation,
    max_leaves=8,
)


def _larger_value(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    keywords = st.builds("{}={}".format, names(), inner)
    return st.one_of(
        st.builds("{}({})".format, names(), comma_joined(inner)),
        st.builds("{}({})".format, names(), comma_joined(keywords)),
        comma_joined(inner, 2).map("({})".format),
        inner.map("({},)".format),
        comma_joined(inner).map("[{}]".format),
        comma_joined(st.builds("{}: {}".format, STRINGS, inner)).map("{{{}}}".format),
    )


VALUES = st.recursive(
    st.one_of(STRINGS, NUMBERS, names(), st.just("()")), _larger_value, max_leaves=12
)
BLANK = st.sampled_from(["", "\n", "\n\n", "\n\n\n"])


@st.composite
def fields(draw: st.DrawFn) -> str:
    value = st.sampled_from(
        [
            "",
            " = None",
            " = {v}",
            " = {s}",
            " = Field({s})",
            " = Field(default=None, alias={s})",
        ]
    )
    shape = "{n}: {a}" + draw(value)
    said = shape.format(
        n=draw(names()), a=draw(ANNOTATIONS), v=draw(VALUES), s=draw(STRINGS)
    )
    doc = draw(st.none() | HOSTILE)
    text = f"    {said}\n"
    return text if doc is None else f"{text}    {docstring(doc, 4)}\n"


@st.composite
def classes(draw: st.DrawFn) -> str:
    doc = draw(st.none() | HOSTILE)
    head = f"class {draw(names())}({draw(names())}):\n"
    if doc is not None:
        head += f"    {docstring(doc, 4)}\n{draw(BLANK)}"
    parts = draw(st.lists(fields(), min_size=doc is None, max_size=3))
    return head + "".join(part + draw(BLANK) for part in parts)


@st.composite
def functions(draw: st.DrawFn) -> str:
    optional = st.sampled_from(["", " = omit", " = None", " = 2"])
    parameters = st.builds("{}: {}{}".format, names(), ANNOTATIONS, optional)
    lines = [
        *draw(st.sampled_from([[], ["@operation"], ["@streamable(f)"]])),
        f"def {draw(names())}(",
        "    self,",
        *(f"    {parameter}," for parameter in draw(st.lists(parameters, max_size=3))),
        "    **options: Unpack[Options],",
        f") -> Value[{draw(ANNOTATIONS)}]:",
        f"    {docstring(draw(HOSTILE), 8)}",
        "    return Call(",
        f"        {draw(STRINGS)},",
        "        options=options,",
        *(f"        {n}={draw(VALUES)}," for n in draw(st.lists(names(), max_size=2))),
        "    )",
        "",
    ]
    # The lines of a docstring have their margin already.
    margin = " " * 4
    return "".join(f"{margin}{line}\n" if line else "\n" for line in lines)


@st.composite
def resources(draw: st.DrawFn) -> str:
    head = (
        f"class {draw(names())}(Resource[Mode]):\n    {docstring(draw(HOSTILE), 4)}\n"
    )
    parts = draw(st.lists(functions(), min_size=1, max_size=2))
    return f"{head}\n" + "".join(parts)


@st.composite
def imports(draw: st.DrawFn) -> str:
    listed = draw(comma_joined(names() | st.builds("{0} as {0}".format, names()), 1))
    return f"from {draw(st.sampled_from(['.', '..a', '.']))}{draw(names())} import {listed}\n"


@st.composite
def modules(draw: st.DrawFn) -> str:
    aliases = st.builds("{}: TypeAlias = {}\n".format, names(), ANNOTATIONS)
    tables = st.builds("{}: tuple[Command, ...] = {}\n".format, names(), VALUES)
    values = st.builds("{} = {}\n".format, names(), VALUES)
    strings = HOSTILE.map(lambda text: docstring(text, 0) + "\n")
    body = st.one_of(classes(), resources(), aliases, tables, values, strings)
    typing_only = draw(st.lists(imports(), max_size=2))
    parts = [
        docstring(draw(HOSTILE), 0) + "\n",
        draw(BLANK),
        "from __future__ import annotations\n\n",
        *draw(st.lists(imports(), max_size=2)),
        draw(BLANK),
        *(["if TYPE_CHECKING:\n"] if typing_only else []),
        *(f"    {line}" for line in typing_only),
    ]
    for part in draw(st.lists(body, min_size=1, max_size=3)):
        parts += [draw(BLANK), part]
    return "".join(parts)


@settings(max_examples=100, deadline=None)
@given(modules())
def test_any_module(text: str) -> None:
    assert laid_out(text) == by_black(text)


@pytest.mark.parametrize(
    "text",
    [
        "x = (1)\n",
        "x = [1, 2,]\n",
        "x = f(a,)\n",
        "x = f(a = 1)\n",
        "x = 'a'\n",
        'x = "it\\\'s"\n',
        'x = "\\N{dash}\\xAB"\n',
        "x = 1E5\n",
        "x = 0XFF\n",
        "x = a if b else c\n",
        "x = a+b\n",
        "x=1\n",
        "x = {'a':1}\n",
        "x = a [0]\n",
        "x = f'{a}'\n",
        "x = 'a' 'b'\n",
        "x = 1 # why\n",
        "x: int=1\n",
        "def f(a, b): return a\n",
        "def f(\n    a,\n): ...\n",
        "class A:\n\n    x: int\n\n\n    def f(self):\n\n        pass\n",
        "class A(B):\n    '''Doc.'''\n    x = 1\n",
        "if x:\n\n    y = 1\nelse:\n    y = 2\n",
        'def f():\n    """\n      Indented.\n    """\n',
        "# a\nx = 1\n",
        "x = f(\n    a,\n    b\n)\n",
        "x = f(\n    a\n)\n",
        "x = (\n    a\n)\n",
        "import a, b\n",
        "from a import (b)\n",
        "x = 1; y = 2\n",
        "x = \\\n    1\n",
        "for (a, b) in c:\n    pass\n",
        "async def f():\n    pass\nasync def g():\n    pass\n",
        "def f():\n    pass\nwith a:\n    pass\n",
        "class A(B):\n    r'''Doc.'''\n    x = 1\n",
        "return_ = (yield)\n",
        "print((1))\n",
        f"class A(B):\n    n: Mapping[str, {'long' * 20}] = ((1, 2),)\n",
        "\n\n\nx = 1\n\n\n\n",
        "x = 1",
        "",
    ],
)
def test_what_templates_do_not_write(text: str) -> None:
    assert laid_out(text) == by_black(text)


@pytest.mark.parametrize("default", ["", " = omit", " = None", " = 2", ' = "a"'])
@pytest.mark.parametrize("kind", ["str", "str | Callable[[], str] | None"])
def test_a_parameter_of_any_default_that_is_too_long(default: str, kind: str) -> None:
    parameter = f"{'long_' * 12}name: {kind}{default}"
    text = f"def f(\n    {parameter},\n    *,\n    b: int,\n) -> None:\n    pass\n"
    assert laid_out(text) == by_black(text)


def test_a_single_name_that_is_too_long_stays_where_it_is(
    given_to_black: list[str],
) -> None:
    text = f"class A(B):\n    field: {'Long' * 25}\n"
    assert laid_out(text) == text == by_black(text)
    assert given_to_black == []
