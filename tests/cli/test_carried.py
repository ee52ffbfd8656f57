"""`specloom init --from-stainless`: what is written, what is said, what comes of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from specloom.config import load

Run = Callable[..., Result]

STAINLESS = """\
organization: {name: zoo}
client_settings:
  default_env_prefix: ZOO
  opts:
    token: {type: string, read_env: ZOO_KEY, auth: {security_scheme: Key}}
    other: {type: string, auth: {security_scheme: Kay}}
security: [{Key: []}, {Kay: []}]
targets: {node: {package_name: zoo}}
resources:
  animals:
    models: {animal: Pet, ghost: Gost}
    methods:
      all: get /pets
      import: post /pets
      gone: get /pest
      odd: {endpoint: get /none, paginated: false}
  $client:
    methods: {close: get /pets}
"""


@pytest.fixture(autouse=True)
def alone(folder: Path) -> None:
    """Leave one description, and put a stainless.yml beside it."""
    for name in ("flawed.yaml", "broken.yaml"):
        (folder / name).unlink()
    (folder / "stainless.yml").write_text(STAINLESS)


def test_what_fits_is_written_and_the_rest_is_named(specloom: Run) -> None:
    result = specloom("init", "--from-stainless", "stainless.yml")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "wrote specloom.yaml for pets.yaml from stainless.yml: 4 methods",
        "next: specloom generate (7 settings not carried over)",
    ]
    assert result.stderr.splitlines() == [
        "stainless.yml:8:11: warning: targets.node is not carried over:"
        " specloom generates Python and a command line",
        "stainless.yml:18:15: warning: $client.close is called $client.close_:"
        " the name is taken",
        "stainless.yml:6:34: warning: not carried over: credentials.Kay:"
        " no security scheme 'Kay'",
        "  hint: did you mean `Key`?",
        "stainless.yml:7:1: warning: not carried over: security.Kay:"
        " no security scheme 'Kay'",
        "  hint: did you mean `Key`?",
        "stainless.yml:11:27: warning: not carried over: schemas.Gost: no schema 'Gost'",
        "stainless.yml:15:7: warning: not carried over: resources.animals.gone:"
        " no operation 'get /pest'",
        "  hint: did you mean 'GET /pets'?",
        "stainless.yml:16:13: warning: not carried over: resources.animals.odd:"
        " no operation 'get /none'",
        "  hint: did you mean 'GET /pets'?",
        "stainless.yml doesn't name 1 method, which has an inferred place: pets.retrieve;"
        " `exclude` leaves out what isn't wanted",
    ]
    config = load(None, {})
    assert config.resources == {
        "animals": {"all": "get /pets", "import_": "post /pets"},
        "$client": {"close": "get /pets"},
    }
    assert (config.security, list(config.credentials)) == (({"Key": ()},), ["Key"])
    assert config.schemas == {"Pet": "Animal"}
    assert config.operations == {}


def test_what_is_written_generates_at_once(specloom: Run) -> None:
    assert specloom("init", "--from-stainless", "stainless.yml").exit_code == 0
    by_file = specloom("inspect")
    assert by_file.exit_code == 0
    assert by_file.stdout.split("\n")[1].split() == ["animals.all", "GET", "/pets"]
    assert not by_file.stderr
    assert specloom("generate", "--jobs", "1").exit_code == 0
    assert '"ZOO_KEY"' in Path("output/zoo/_settings.py").read_text()
    assert "class AsyncZoo(" in Path("output/zoo/_client.py").read_text()


def test_it_can_stand_in_place_of_a_configuration(specloom: Run) -> None:
    direct = specloom("inspect", "-c", "stainless.yml", "pets.yaml")
    assert direct.exit_code == 0
    assert "targets.node is not carried over" in direct.stderr
    specloom("init", "--from-stainless", "stainless.yml")
    assert specloom("inspect").stdout == direct.stdout
    assert specloom("generate", "-c", "stainless.yml", "pets.yaml").exit_code == 0
    assert specloom("check", "-c", "stainless.yml", "pets.yaml").exit_code == 0


def test_a_project_gets_a_table(specloom: Run) -> None:
    Path("pyproject.toml").write_text('[project]\nname = "x"\n')
    assert specloom("init", "--from-stainless", "stainless.yml").exit_code == 0
    text = Path("pyproject.toml").read_text()
    assert text.startswith('[project]\nname = "x"\n\n[tool.specloom]\n')
    assert '[tool.specloom.resources."$client"]\nclose = "get /pets"\n' in text
    assert specloom("inspect").exit_code == 0


def test_when_everything_fits_that_is_said(specloom: Run) -> None:
    Path("all.yml").write_text("resources: {zoo: {methods: {all: get /pets}}}")
    result = specloom(
        "init", "--from-stainless", "all.yml", "-c", "etc/zoo.yaml", "pets.yaml"
    )
    assert result.stdout.splitlines()[-1] == (
        "next: specloom generate -c etc/zoo.yaml (all settings carried over)"
    )
    assert 'spec: "../pets.yaml"' in Path("etc/zoo.yaml").read_text()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("spec: pets.yaml", "x.yml: error: this is no Stainless configuration"),
        ("[]", "x.yml:1:1: error: a configuration is a mapping of keys to values"),
        ("a: [", "x.yml:2:1: error: not valid YAML"),
        (None, "x.yml: error: the configuration can't be read: no such file"),
    ],
)
def test_what_is_none_is_refused(specloom: Run, text: str | None, said: str) -> None:
    if text is not None:
        Path("x.yml").write_text(text)
    result = specloom("init", "--from-stainless", "x.yml")
    assert result.exit_code == 2
    assert result.stderr.startswith(said)
    assert not Path("specloom.yaml").exists()


def test_a_description_that_cannot_be_used_is_said(specloom: Run) -> None:
    Path("pets.yaml").write_text("openapi: 3.1.0\ninfo: 5\n")
    result = specloom("init", "--from-stainless", "stainless.yml")
    assert result.exit_code == 3
    assert not Path("specloom.yaml").exists()


def test_it_reports_to_programs(specloom: Run) -> None:
    result = specloom("init", "--from-stainless", "stainless.yml", "--report", "json")
    report = json.loads(result.stdout)
    assert report["not_carried_over"] == 7
    assert {p["file"] for p in report["problems"]} == {"stainless.yml"}
