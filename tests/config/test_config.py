"""Configuration: where it is found, what wins, and what is said about mistakes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from specloom.config import (
    Config,
    Folders,
    Refs,
    Serialization,
    described_names,
    load,
    load_all,
)
from specloom.config.files import find
from specloom.config.load import READERS
from specloom.config.settings import Credential, Docs
from specloom.problems import DescriptionError, Place, UsageError

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((files("specloom") / "config.schema.json").read_text("utf-8"))
EVERYTHING = """\
spec: spec/api.yaml
overlays: [a.yaml, "https://example.com/b.yaml"]
output: out
folders: {client: src, docs: ./site/}
targets: [client, docs]
package: my_api
client: MyAPI
command: my-api
env_prefix: MY_API
serialization: {query_arrays: brackets, form_objects: dots}
headers: {OpenAI-Beta: assistants=v2}
refs: {folders: [../shared], hosts: [example.com]}
pagination: {pages: {kind: page, items: data, param: page, total: meta.all}}
security: [{}, {Key: [], Bearer: [read]}]
security_schemes:
  Key: {type: apiKey, in: header, name: X-Key}
  App: {type: oauth2, flows: {clientCredentials: {tokenUrl: /token, scopes: {read: ""}}}}
credentials: {Key: {name: api_key, env: MY_KEY}}
environments: {production: "https://a.test/v1", test-1: "http://localhost:8080"}
timeout: 2.5
max_retries: 0
idempotency_header: Idempotency-Key
operations: {get /threads: {pagination: false, deprecated: use runs}}
schemas: {ThreadObject: Thread}
resources:
  beta.threads:
    create: post /threads
    list: get /threads?beta=true
include: [beta.*]
exclude: ["tag:Old"]
docs: {url: "https://docs.example.com/api", download: false}
changelog: CHANGES.md
templates: mine
jobs: 3
strict: true
python: .venv/bin/python
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_a_file_there_are_defaults() -> None:
    assert load(None, {}) == Config()
    assert load(None, {}).place_of("spec") is None


def test_every_key_is_read() -> None:
    Path("specloom.yaml").write_text(EVERYTHING)
    assert load(None, {}) == Config(
        spec="spec/api.yaml",
        overlays=("a.yaml", "https://example.com/b.yaml"),
        output=Path("out"),
        folders=Folders(client="src", docs="site"),
        targets=("client", "docs"),
        package="my_api",
        client="MyAPI",
        command="my-api",
        env_prefix="MY_API",
        serialization=Serialization(query_arrays="brackets", form_objects="dots"),
        headers={"OpenAI-Beta": "assistants=v2"},
        refs=Refs(folders=(Path("../shared"),), hosts=("example.com",)),
        pagination={
            "pages": {
                "kind": "page",
                "items": "data",
                "param": "page",
                "total": "meta.all",
            }
        },
        security=({}, {"Key": (), "Bearer": ("read",)}),
        security_schemes={
            "Key": {"type": "apiKey", "in": "header", "name": "X-Key"},
            "App": {
                "type": "oauth2",
                "flows": {
                    "clientCredentials": {"tokenUrl": "/token", "scopes": {"read": ""}}
                },
            },
        },
        credentials={"Key": Credential(name="api_key", env="MY_KEY")},
        environments={
            "production": "https://a.test/v1",
            "test-1": "http://localhost:8080",
        },
        timeout=2.5,
        max_retries=0,
        idempotency_header="Idempotency-Key",
        operations={
            "get /threads": {"pagination": False, "deprecated": "use runs"},
        },
        schemas={"ThreadObject": "Thread"},
        resources={
            "beta.threads": {
                "create": "post /threads",
                "list": "get /threads?beta=true",
            }
        },
        include=("beta.*",),
        exclude=("tag:Old",),
        docs=Docs(url="https://docs.example.com/api", download=False),
        changelog=Path("CHANGES.md"),
        templates=Path("mine"),
        jobs=3,
        strict=True,
        python=".venv/bin/python",
    )


def test_the_yaml_file_comes_before_pyproject() -> None:
    Path("pyproject.toml").write_text('[tool.specloom]\npackage = "toml"\n')
    assert load(None, {}).package == "toml"
    Path("specloom.yaml").write_text("package: yaml\n")
    assert load(None, {}).package == "yaml"


@pytest.mark.parametrize(
    "text",
    [
        '[tool.specloom]\npackage = "toml"\n',
        "[ tool . 'specloom' ]\noutptu = 1\n",
        "[tool]\nspecloom.package = 'toml'\n",
        "[tool]\n\"specloom\" = { package = 'toml' }\n",
        "tool = { specloom = { package = 'toml' } }\n",
        "tool.specloom.package = 'toml'\n",
        "[tool.specloom.refs]\n",
    ],
)
def test_settings_that_are_not_taken_are_told(text: str) -> None:
    Path("specloom.yaml").write_text("runs:\n  a: {output: a}\n  b: {output: b}\n")
    Path("pyproject.toml").write_text(text)
    for config in load_all(None, {}):
        (said,) = config.origin.warnings
        assert said.place is not None
        place = text.split("\n")[(said.place.line or 0) - 1][said.place.column - 1 :]
        assert place.startswith(("package", "outptu", "refs"))
        assert str(said).partition(" ")[2] == (
            "warning: nothing of [tool.specloom] is taken: specloom.yaml comes first\n"
            "  hint: have the settings in one of the two files"
        )
    # Who names a file means it.
    for file in ("specloom.yaml", "pyproject.toml"):
        Path(file).write_text(Path(file).read_text().replace("outptu = 1", ""))
        assert not any(c.origin.warnings for c in load_all(Path(file), {}))


@pytest.mark.parametrize(
    "text",
    [
        *("", "[tool.specloom]\n", "[tool.specloom\n", "tool.specloom = 1\n"),
        "tool.specloom.a = " + "[" * 5000 + "]" * 5000,
        "[tool.hatch.build.hooks.specloom]\n[tool.other]\nspecloom = 1\n",
        "text = '''\n[tool.specloom]\npackage = 1\n'''\n",
    ],
)
def test_another_file_without_settings_is_no_matter(text: str) -> None:
    Path("specloom.yaml").write_text("package: yaml\n")
    Path("pyproject.toml").write_text(text)
    assert load(None, {}).origin.warnings == ()
    Path("pyproject.toml").write_bytes(b"[tool.specloom]\npackage = '\xff'\n")
    assert load(None, {}).origin.warnings == ()


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "{}\n"])
def test_an_empty_file_is_a_configuration(text: str) -> None:
    Path("specloom.yaml").write_text(text)
    assert load(None, {}) == Config()


def test_a_pyproject_without_the_table_is_none() -> None:
    Path("pyproject.toml").write_text('[project]\nname = "x"\n')
    assert load(None, {}) == Config()


def test_options_win_and_start_from_the_working_directory() -> None:
    Path("sub").mkdir()
    Path("sub/c.yaml").write_text("spec: a.yaml\noutput: out\ntargets: [docs]\n")
    config = load(Path("sub/c.yaml"), {"spec": "b.yaml", "targets": ("client",)})
    assert (config.spec, config.output) == ("b.yaml", Path("sub/out"))
    assert config.targets == ("client",)


def test_what_was_configured_for_another_description_is_warned_of() -> None:
    Path("sub").mkdir()
    Path("sub/a.yaml").write_text("")
    Path("link.yaml").symlink_to("sub/a.yaml")
    Path("specloom.yaml").write_text(
        "jobs: 1\nspec: sub/a.yaml\npackage: a\noutput: out\nresources: {}\n"
    )
    (said,) = load(None, {"spec": "b.yaml", "output": "b"}).origin.warnings
    assert str(said) == (
        "specloom.yaml:2:1: warning: taken for b.yaml too, though meant for sub/a.yaml:"
        " package, resources\n  hint: if that is meant, say so by `--config specloom.yaml`; else"
        " give it a configuration of its own by `--config FILE`"
    )
    for spec in ("sub/a.yaml", "./sub/../sub/a.yaml", "link.yaml", "-"):
        assert not load(None, {"spec": spec}).origin.warnings
    assert not load(None, {}).origin.warnings
    assert not load(Path("specloom.yaml"), {"spec": "b.yaml"}).origin.warnings
    Path("specloom.yaml").write_text("jobs: 1\nspec: https://a.test/a.yaml\n")
    assert not load(None, {"spec": "b.yaml"}).origin.warnings


def test_paths_start_from_the_file_that_holds_them() -> None:
    Path("sub").mkdir()
    Path("sub/pyproject.toml").write_text(
        '[tool.specloom]\nspec = "a.yaml"\nrefs.folders = [".."]\n'
    )
    config = load(Path("sub/pyproject.toml"), {})
    assert config.spec == "sub/a.yaml"
    assert config.refs.folders == (Path("sub/.."),)


def test_urls_and_stdin_are_no_paths() -> None:
    Path("sub").mkdir()
    Path("sub/c.yaml").write_text("spec: HTTPS://example.com/a.yaml\n")
    assert load(Path("sub/c.yaml"), {}).spec == "HTTPS://example.com/a.yaml"
    assert load(None, {"spec": "-"}).spec == "-"


YAML_MISTAKES = {
    "outptu: x\n": "1:1: error: outptu: unknown key\n  hint: did you mean `output`?",
    "spec: 1\n": "1:1: error: spec: takes a text, not the number 1\n  hint: put it in quotes",
    "spec: ''\n": "1:1: error: spec: takes a text that isn't empty",
    "strict: on\n": "1:1: error: strict: takes true or false, not a text",
    "jobs: 0\n": "1:1: error: jobs: takes a whole number from 1, not the number 0",
    "jobs: true\n": "1:1: error: jobs: takes a whole number from 1, not true",
    "targets: docs\n": "1:1: error: targets: takes a list, not a text\n  hint: write [a, b]",
    "targets: [doc]\n": (
        "1:1: error: targets: 'doc' is no target" "\n  hint: did you mean `docs`?"
    ),
    "spec: a\nrefs:\n  host: [x]\n": (
        "3:3: error: refs.host: unknown key\n  hint: did you mean `hosts`?"
    ),
    "refs: []\n": "1:1: error: refs: takes a mapping, not a list",
    "package: my-api\n": "1:1: error: package: 'my-api' is no Python name\n  hint: try my_api",
    "client: my api\n": "1:1: error: client: 'my api' is no Python name\n  hint: try MyApi",
    "command: my api\n": (
        "1:1: error: command: 'my api' is no name for a command\n  hint: try my-api"
    ),
    "env_prefix: my-api\n": (
        "1:1: error: env_prefix: 'my-api' is no prefix for variables\n  hint: try MY_API"
    ),
    "resources: {my-pets.all: {get: get /a}}\n": (
        "1:13: error: resources.my-pets.all: 'my-pets.all' is no resource: names and dots"
        "\n  hint: try my_pets.all"
    ),
    "client: class\n": (
        "1:1: error: client: 'class' is a word of Python's own\n  hint: try class_"
    ),
    "spec: ftp://x/y\n": (
        "1:1: error: spec: 'ftp://x/y': ftp is an unknown URL scheme"
        "\n  hint: give a path, or an http or https URL"
    ),
    'headers: {X: "a\\nb"}\n': (
        "1:11: error: headers.X: 'a\\nb' is no value for a header"
    ),
    "folders: {docs: ../x}\n": (
        "1:11: error: folders.docs: '../x' leads out of the output folder"
    ),
    "resources:\n  a.b:\n    c: fetch it\n": (
        "3:5: error: resources.a.b.c: 'fetch it' is no operation, as in `post /threads`"
    ),
    "pagination: {x: {kind: pages}}\n": (
        "1:18: error: pagination.x.kind: 'pages' is none of cursor, page, offset,"
        " next-url, token, link\n  hint: did you mean `page`?"
    ),
    "credentials: {Key: {name: class}}\n": (
        "1:21: error: credentials.Key.name: 'class' is a word of Python's own"
        "\n  hint: try class_"
    ),
    "credentials:\n  Key: {env: MY-KEY}\n": (
        "2:9: error: credentials.Key.env: 'MY-KEY' is no name of a variable"
    ),
    "security_schemes: {A: {flows: {clientCredential: {}}}}\n": (
        "1:32: error: security_schemes.A.flows.clientCredential: unknown key\n"
        "  hint: did you mean `clientCredentials`?"
    ),
    "security_schemes: {A: {flows: {implicit: {scopes: {a: 1}}}}}\n": (
        "1:52: error: security_schemes.A.flows.implicit.scopes.a:"
        " takes a text, not the number 1"
    ),
    "environments: {a: /v1}\n": (
        "1:16: error: environments.a: '/v1' is no http or https address to put paths behind"
    ),
    "timeout: 0\n": "1:1: error: timeout: takes a number of seconds, not the number 0",
    "max_retries: -1\n": (
        "1:1: error: max_retries: takes a whole number from 0, not the number -1"
    ),
    "security: {Key: []}\n": (
        "1:1: error: security: takes a list, not a mapping\n  hint: write [a, b]"
    ),
    "operations:\n  get /a: {skip: 1}\n": (
        "2:12: error: operations.get /a.skip: takes true or false, not the number 1"
    ),
    "operations: {get /a: {pagination: true}}\n": (
        "1:23: error: operations.get /a.pagination: takes a text, or false, not true"
    ),
    "operations: {a: {}}\n": (
        "1:14: error: operations.a: 'a' is no operation, as in `post /threads`"
    ),
    "schemas: {A: a b}\n": (
        "1:11: error: schemas.A: 'a b' is no Python name\n  hint: try AB"
    ),
    "- a\n": (
        "1:1: error: a configuration is a mapping of keys to values"
        "\n  hint: such as `spec: openapi.yaml`"
    ),
    "a: b: c\n": (
        "1:5: error: not valid YAML: mapping values are not allowed in this context"
        "\n  hint: put a value that holds ': ' in quotes"
    ),
}


@pytest.mark.parametrize("text", YAML_MISTAKES)
def test_a_mistake_is_shown_where_it_stands(text: str) -> None:
    Path("specloom.yaml").write_text(text)
    with pytest.raises(UsageError) as caught:
        load(None, {})
    assert str(caught.value) == f"specloom.yaml:{YAML_MISTAKES[text]}"


TOML_MISTAKES = {
    "[tool.specloom]\noutptu = 1\n": "2:1: error: outptu: unknown key",
    "[tool.other]\nspec = 1\n[tool.specloom]\n  spec = 1\n": (
        "4:3: error: spec: takes a text, not the number 1"
    ),
    "[tool.specloom.refs]\nhost = []\n": "2:1: error: refs.host: unknown key",
    '[tool.specloom]\nspec = "x"\nrefs.host = []\n': "3:6: error: refs.host: unknown key",
    '[tool.specloom.resources."a.b"]\n"c" = "x"\n': (
        "2:1: error: resources.a.b.c: 'x' is no operation"
    ),
    "[tool.specloom]\nspec = \n": "2:8: error: not valid TOML: invalid value",
    "[tool]\nspecloom.refs = {'host' = []}\n": "2:18: error: refs.host: unknown key",
    "tool = { specloom = { jobs = 0 } }\n": "1:23: error: jobs: takes a whole number",
    '[tool.specloom]\nspec = """\n[tool.specloom]\njobs = 0"""\njobs = 0\n': (
        "5:1: error: jobs: takes a whole number"
    ),
    '[tool.specloom.operations."get /a[]"]\nskip = 1\n': (
        "2:1: error: operations.get /a[].skip: takes true or false"
    ),
    "[tool.specloom]\ntargets = [\n  'doc',\n]\n": (
        "2:1: error: targets: 'doc' is no target"
    ),
    "[tool]\nspecloom = 1\n": "2:1: error: [tool.specloom] is no table",
    f"a = {'[' * 5000}{']' * 5000}\n": " error: not valid TOML: values are nested too",
    "[[tool.specloom]]\n": "1:8: error: [tool.specloom] is no table",
}


@pytest.mark.parametrize("text", TOML_MISTAKES)
def test_a_mistake_in_toml_is_shown_where_it_stands(text: str) -> None:
    Path("pyproject.toml").write_text(text)
    with pytest.raises(UsageError) as caught:
        load(None, {})
    assert str(caught.value).startswith(f"pyproject.toml:{TOML_MISTAKES[text]}")


def test_all_mistakes_are_shown_together() -> None:
    Path("specloom.yaml").write_text("a: 1\njobs: x\n")
    with pytest.raises(UsageError) as caught:
        load(None, {"targets": ("x",)})
    assert len(caught.value.problems) == 3


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("none.yaml", "none.yaml: error: the configuration can't be read: no such"),
        ("none.toml", "none.toml: error: the configuration can't be read: no such"),
        (".", ".: error: the configuration can't be read: is a directory"),
        ("bytes.yaml", "bytes.yaml: error: the configuration isn't UTF-8 text"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(name: str, message: str) -> None:
    Path("bytes.yaml").write_bytes(b"\xff\xff")
    with pytest.raises(UsageError) as caught:
        load(Path(name), {})
    assert str(caught.value).startswith(message)


def test_keys_know_where_they_stand() -> None:
    Path("specloom.yaml").write_text(EVERYTHING)
    config = load(None, {})
    assert config.place_of("jobs") == Place("specloom.yaml", 34, 1)
    place = config.place_of("resources", "beta.threads", "list")
    assert place == Place("specloom.yaml", 28, 5)
    assert config.place_of("resources", "none") == config.place_of("resources")
    assert config.place_of("none") == Place("specloom.yaml")


# Names that the description gives


def test_a_descriptions_names_are_taken() -> None:
    said = {"package": "pets", "client": "Pets", "command": None, "other": 1}
    assert described_names(said, None) == {"package": "pets", "client": "Pets"}


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("package", "../x", "'../x' is no Python name"),
        ("package", "a\nimport os", "'a\\nimport os' is no Python name"),
        ("client", "class", "'class' is a word of Python's own"),
        ("command", "a b", "'a b' is no name for a command"),
        ("env_prefix", 1, "takes a text, not the number 1"),
    ],
)
def test_a_descriptions_names_become_neither_code_nor_paths(
    key: str, value: object, message: str
) -> None:
    with pytest.raises(DescriptionError) as caught:
        described_names({key: value}, Place("api.yaml", 2, 3))
    assert str(caught.value).startswith(
        f"api.yaml:2:3: error: x-specloom.{key}: {message}"
    )


# The JSON Schema


def configurations() -> list[Any]:
    return [
        pytest.param(path, id=path.relative_to(ROOT).as_posix())
        for pattern in ("pyproject.toml", "**/*specloom*.yaml")
        for path in sorted(ROOT.glob(pattern))
        if not {".venv", "node_modules"} & set(path.parts)
    ]


@pytest.mark.parametrize("path", configurations())
def test_every_configuration_of_the_repository_matches_the_schema(path: Path) -> None:
    load(path, {})
    jsonschema.validate(values_of(path), SCHEMA)


def values_of(path: Path) -> Mapping[str, Any]:
    return find(path).values


def test_the_schema_knows_the_keys_that_the_reader_knows() -> None:
    keys = {field.name for field in fields(Config)} - {
        *("run", "beside", "refresh", "compared", "origin")
    }
    assert set(SCHEMA["properties"]) == {*keys, "runs"}
    assert keys == set(READERS)


def test_the_schema_takes_every_key() -> None:
    values = yaml.safe_load(EVERYTHING)
    assert {*values, "runs"} == set(SCHEMA["properties"])
    jsonschema.validate(values, SCHEMA)


BEYOND_A_SCHEMA = (
    *("client: class\n", "credentials: {Key: {name: class}}\n"),
    *("folders: {docs: ../x}\n", "targets: [doc]\n", "- a\n", "a: b: c\n"),
)


@pytest.mark.parametrize("text", sorted(YAML_MISTAKES.keys() - set(BEYOND_A_SCHEMA)))
def test_the_schema_refuses_what_the_reader_refuses(text: str) -> None:
    Path("c.yaml").write_text(text)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(values_of(Path("c.yaml")), SCHEMA)
