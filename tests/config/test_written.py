"""Settings that were written read back as they were, whatever they are made of."""

from __future__ import annotations

import string
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from specloom.config.files import find
from specloom.config.written import as_toml, as_yaml, yaml_text

# A lone surrogate is no character of a file.
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
NAMED = st.text(string.ascii_letters + "/{}._- $", min_size=1)
VALUE = st.recursive(
    st.booleans() | st.integers(-9, 9) | TEXT | NAMED,
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(TEXT | NAMED, inner, max_size=3),
    max_leaves=8,
)
SETTINGS = st.fixed_dictionaries(
    {"spec": TEXT, "targets": st.just(["client"])},
    optional={
        "timeout": st.floats(0.1, 1e6),
        "security": st.lists(st.dictionaries(TEXT, st.just([])), max_size=3),
        "operations": st.dictionaries(
            TEXT | NAMED, st.dictionaries(TEXT, VALUE, min_size=1), min_size=1
        ),
        "resources": st.dictionaries(
            TEXT | NAMED, st.dictionaries(TEXT, TEXT | NAMED, min_size=1), min_size=1
        ),
    },
)


@pytest.mark.parametrize("form", ["yaml", "toml"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=SETTINGS)
def test_it_reads_back(tmp_path: Path, form: str, values: dict[str, Any]) -> None:
    file = tmp_path / ("specloom.yaml" if form == "yaml" else "pyproject.toml")
    text = as_yaml(values) if form == "yaml" else as_toml(values)
    file.write_text(text, encoding="utf-8", newline="")
    assert find(file).values == values


def test_yaml_is_tidy() -> None:
    values = {
        "spec": "a.yaml",
        "output": "out",
        "package": "pets",
        "client": "Pets",
        "security": [{}, {"Key": []}],
        "max_retries": 3,
        "resources": {"pets": {"get": "get /pets/{id}"}},
        "operations": {"get /pets/{id}": {"pagination": False}},
    }
    assert as_yaml(values) == (
        "# The description, a path from here or an http(s) URL, and where to write.\n"
        "spec: a.yaml\n"
        "output: out\n"
        "\n"
        "# What the package, its client and its command are called.\n"
        "package: pets\n"
        "client: Pets\n"
        "\n"
        "# What a call needs, in place of the description's own `security`.\n"
        "security:\n"
        "  - {}\n"
        "  - {Key: []}\n"
        "\n"
        "# Defaults of the client; a timeout is in seconds.\n"
        "max_retries: 3\n"
        "\n"
        "# Where each operation is in the client.\n"
        "resources:\n"
        "  pets:\n"
        "    get: get /pets/{id}\n"
        "\n"
        "# Settings of single operations.\n"
        "operations:\n"
        "  get /pets/{id}:\n"
        "    pagination: false\n"
    )
    assert as_toml(values) == (
        "[tool.specloom]\n"
        "# The description, a path from here or an http(s) URL, and where to write.\n"
        'spec = "a.yaml"\n'
        'output = "out"\n'
        "\n"
        "# What the package, its client and its command are called.\n"
        'package = "pets"\n'
        'client = "Pets"\n'
        "\n"
        "# What a call needs, in place of the description's own `security`.\n"
        "security = [{}, { Key = [] }]\n"
        "\n"
        "# Defaults of the client; a timeout is in seconds.\n"
        "max_retries = 3\n"
        "\n"
        "# Where each operation is in the client.\n"
        "[tool.specloom.resources.pets]\n"
        'get = "get /pets/{id}"\n'
        "\n"
        "# Settings of single operations.\n"
        "[tool.specloom.operations]\n"
        '"get /pets/{id}" = { pagination = false }\n'
    )


@pytest.mark.parametrize(
    "text",
    ["yes", "On", "null", "~", "1", "a: b", "a #b", "-", " a", "a ", "get /a: b"],
)
def test_what_another_reader_may_take_otherwise_is_quoted(text: str) -> None:
    assert yaml_text(text) == f'"{text}"'
