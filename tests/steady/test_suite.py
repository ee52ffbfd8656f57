"""The suite that is generated for users, run as they run it: it passes, and it can fail."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from specloom.config import Config
from specloom.config.load import load
from specloom.pipeline import Watch, generate

from .described import ROOT
from .loopback import Answer, running
from .needs import missing

TESTED = ROOT / "tests/golden/cases/tested/specloom.yaml"
Outcomes = dict[str, str]


def written(config: Config, folder: Path) -> Path:
    for source in generate(config, Watch()).sources:
        file = folder / source.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(source.data)
    return folder


@pytest.fixture(scope="module")
def suite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The golden case, as it is generated."""
    config = load(TESTED, {"jobs": 1})
    return written(config, tmp_path_factory.mktemp("tested"))


def run(folder: Path, *options: str, **environment: str) -> tuple[Outcomes, str]:
    """Return what became of each test, and what pytest says."""
    outside = {"CI", "PYTEST_ADDOPTS", "SHOP_API_KEY", "SHOP_TEST_BASE_URL"}
    inherited = {k: v for k, v in os.environ.items() if k not in outside}
    report = folder / "report.xml"
    plain = (
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:randomly",
        "-rs",
        "-c",
        os.devnull,
    )
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", *plain, "--rootdir", str(folder)),
            *(f"--junit-xml={report}", *options, "tests"),
        ],
        cwd=folder,
        env={**inherited, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    cases = ElementTree.parse(report).iter("testcase")
    outcomes = {
        f"{case.get('classname')}.{case.get('name')}".removeprefix("tests."): next(
            (child.tag for child in case), "passed"
        )
        for case in cases
    }
    return outcomes, done.stdout + done.stderr


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment in which Steady is found, on the PATH."""
    folder = os.environ.get("SPECLOOM_NODE_MODULES", str(ROOT / "node_modules"))
    programs = Path(folder) / ".bin"
    if not (programs / "steady").exists():
        missing("Steady is not installed: `make setup` does it")
    return {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}


def test_every_test_passes(suite: Path, node: dict[str, str]) -> None:
    outcomes, said = run(suite, **node)
    failed = {n: o for n, o in outcomes.items() if o not in ("passed", "skipped")}
    assert not failed, said
    skipped = [name for name, outcome in outcomes.items() if outcome == "skipped"]
    assert skipped == ["test_webhooks.TestOrderPaid.test_nothing"]
    assert "a webhook is sent by the API" in said
    methods = {name.rpartition(".")[0] for name in outcomes} - {
        "test_webhooks.TestOrderPaid"
    }
    assert len(methods) == 12
    for method in methods:
        for way in WAYS:
            assert outcomes[f"{method}.test_{way}"] == "passed"


BROKEN: list[tuple[str, str, str, set[str]]] = [
    (
        "resources/items.py",
        '"DELETE"',
        '"PUT"',
        {
            "test_items.TestDelete.test_client",
            "test_items.TestDelete.test_async_client",
        },
    ),
    (
        "resources/orders.py",
        "Json(list[types.Order])",
        "Json(list[types.Item])",
        {
            f"test_orders.TestCreate.test_{way}{more}"
            for way in ("client", "async_client")
            for more in ("", "_with_all")
        },
    ),
    (
        "resources/uploads.py",
        '"file": file',
        '"files": file',
        {
            f"test_uploads.TestCreate.test_{way}{more}"
            for way in ("client", "async_client")
            for more in ("", "_with_all")
        },
    ),
    (
        "commands/items_cover.py",
        '"/items/{item_id}/cover"',
        '"/items/{item_id}/covers"',
        {
            "test_items_cover.TestRetrieve.test_command",
            "test_items_cover.TestReplace.test_command",
        },
    ),
]


@pytest.mark.parametrize(
    ("module", "right", "wrong", "tests"), BROKEN, ids=[b[2] for b in BROKEN]
)
def test_a_broken_product_fails_its_tests(
    suite: Path,
    node: dict[str, str],
    module: str,
    right: str,
    wrong: str,
    tests: set[str],
) -> None:
    file = suite / "tested" / module
    text = file.read_text()
    assert right in text
    file.write_text(text.replace(right, wrong))
    about = module.removesuffix(".py").partition("/")[2]
    try:
        outcomes, said = run(suite, "-k", f"test_{about}", **node)
    finally:
        file.write_text(text)
    failed = {name for name, outcome in outcomes.items() if outcome == "failure"}
    assert failed == tests, said


@pytest.fixture
def unprepared(suite: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The suite, where no Steady is found."""
    monkeypatch.setenv("PATH", str(suite))
    return suite


ONE = ("-k", "test_root")
WAYS = ("client", "async_client", "command")


def test_without_steady_the_suite_is_skipped_but_fails_in_ci(unprepared: Path) -> None:
    outcomes, said = run(unprepared, *ONE)
    assert [*outcomes.values()] == ["skipped"] * 3
    assert "Steady is not installed: npm install --save-dev @stdy/cli" in said
    outcomes, said = run(unprepared, *ONE, CI="true")
    assert [*outcomes.values()] == ["error"] * 3
    assert "and CI is set" in said


def test_a_server_of_ones_own_is_asked(unprepared: Path) -> None:
    with running(
        lambda _: Answer(200, (b"still",), {"content-type": "text/plain"})
    ) as own:
        outcomes, said = run(unprepared, *ONE, SHOP_TEST_BASE_URL=own.url)
    assert {**outcomes} == {
        f"test_root.TestPing.test_{w}": "passed" for w in WAYS
    }, said
    assert [request.target for request in own.requests] == ["/ping"] * 3
