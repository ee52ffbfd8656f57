"""Several runs in one configuration."""

from __future__ import annotations

from pathlib import Path

import pytest

from specloom.config import Config, load, load_all
from specloom.problems import Place, UsageError

RUNS = """\
targets: [client]
package: common
runs:
  shop:
    spec: shop.yaml
    output: clients/shop
    package: shop
  site:
    spec: shop.yaml
    output: site
    targets: [docs]
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def configured(text: str = RUNS) -> None:
    Path("specloom.yaml").write_text(text)


def refusal(*chosen: str, **options: object) -> str:
    with pytest.raises(UsageError) as caught:
        load_all(None, options, chosen)
    return str(caught.value)


def test_each_run_has_its_own_settings_over_the_common_ones() -> None:
    configured()
    shop, site = load_all(None, {})
    assert shop == Config(
        run="shop",
        spec="shop.yaml",
        output=Path("clients/shop"),
        package="shop",
        targets=("client",),
    )
    assert site == Config(
        run="site",
        spec="shop.yaml",
        output=Path("site"),
        package="common",
        targets=("docs",),
    )


def test_runs_may_stand_in_a_pyproject() -> None:
    Path("pyproject.toml").write_text(
        '[tool.specloom]\nstrict = true\n[tool.specloom.runs.shop]\nspec = "a.yaml"\n'
    )
    (shop,) = load_all(None, {})
    assert shop == Config(run="shop", spec="a.yaml", strict=True)
    assert shop.place_of("spec") == Place("pyproject.toml", 4, 1)
    assert shop.place_of("strict") == Place("pyproject.toml", 2, 1)


def test_a_run_says_where_its_settings_stand() -> None:
    configured()
    shop, site = load_all(None, {})
    assert shop.place_of("package") == Place("specloom.yaml", 7, 5)
    assert site.place_of("package") == Place("specloom.yaml", 2, 1)


def test_runs_are_chosen_by_name() -> None:
    configured()
    (site,) = load_all(None, {"spec": "b.yaml", "output": Path("b")}, ["site"])
    assert (site.run, site.spec, site.output) == ("site", "b.yaml", Path("b"))
    assert [each.run for each in load_all(None, {}, ["site", "shop"])] == [
        *("shop", "site")
    ]


def test_options_are_for_all_runs_where_they_can_be() -> None:
    configured()
    assert all(config.strict for config in load_all(None, {"strict": True}))


def test_without_runs_there_is_one_without_a_name() -> None:
    configured("spec: a.yaml\n")
    (config,) = load_all(None, {})
    assert config == load(None, {}) == Config(spec="a.yaml")


def test_what_is_for_one_run_only_needs_its_name() -> None:
    configured()
    assert refusal(spec="a.yaml") == (
        "specloom.yaml:3:1: error: there are 2 runs, and 'spec' is for one of them"
        "\n  hint: name it: --run shop"
    )
    with pytest.raises(UsageError, match="there are 2 runs, and this needs one"):
        load(None, {})


def test_a_run_that_is_not_there_is_named() -> None:
    configured()
    assert "no run 'shpo'\n  hint: did you mean shop?" in refusal("shpo")
    assert "there are: shop, site" in refusal("q")
    configured("spec: a.yaml\n")
    assert "there is no run 'shop'" in refusal("shop")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("runs: 3\n", "1:1: error: runs: takes a mapping of runs"),
        ("runs: {}\n", "1:1: error: runs: takes a mapping of runs"),
        ("runs:\n  a: x\n", "2:3: error: runs.a: takes a mapping of settings"),
        ("runs:\n  a: {runs: {}}\n", "2:3: error: runs.a: takes a mapping of settings"),
        ("runs:\n  a:\n    spek: x\n", "3:5: error: spek: unknown key"),
        ("spek: x\nruns: {a: {}, b: {output: b}}\n", "1:1: error: spek: unknown key"),
        (
            "runs:\n  a: {output: o}\n  b: {output: ./o}\n",
            "3:7: error: the runs a and b write to one folder",
        ),
    ],
)
def test_mistakes_are_shown_where_they_stand(text: str, said: str) -> None:
    configured(text)
    assert refusal().startswith(f"specloom.yaml:{said}")
    assert refusal().count("error:") == 1
