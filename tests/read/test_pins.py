"""The names that copies of remote documents have."""

from __future__ import annotations

from pathlib import Path

import pytest

from specloom.addresses import public
from specloom.read.inputs import content
from specloom.read.pins import INDEX, Pins
from specloom.sources import checked_sources

URLS = [
    "https://h/a.yaml",
    "http://h/a.yaml",
    "https://h:8443/a.yaml",
    "https://h/A.yaml",
    "https://h/a.yaml?x",
    "https://h/a.yaml?y",
    "https://h/a.yaml/",
    "https://h/a.yaml/b.yaml",
    "https://h",
    "https://h/",
    "https://h//a.yaml",
    "https://h/../../etc/passwd",
    "https://h/%2e%2e/%2e%2e/etc/passwd",
    "https://h/..%2f..%2fetc%2fpasswd",
    "https://../a.yaml",
    "https://[::1]:80/a.yaml",
    "https://h/con",
    "https://con/nul/aux.yaml",
    "https://h/" + "a" * 500,
    "https://h/" + "a/" * 300 + "b",
    "https://h/a b<c>|\"'\\%00\n.yaml",
    "https://h/.git/config",
    "https://h/.gitattributes",
    "https://h/é/ü.yaml",
    "https://h/x~123456789abc.yaml",
    "https://h/.yaml",
]


def pins_with(urls: list[str], output: Path, monkeypatch: pytest.MonkeyPatch) -> Pins:
    from specloom.read import remote

    monkeypatch.setattr(remote, "fetch", lambda url, _: (url.encode(), url))
    pins = Pins(output, dict)
    for url in urls:
        assert pins.get(url, lambda _: False) == (url.encode(), url)
    return pins


def test_no_two_urls_share_a_file_on_any_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = pins_with(URLS, tmp_path, monkeypatch).files()
    assert len(checked_sources(files)) == len(URLS) + 2
    for file in files:
        assert file.path.startswith(".specloom/inputs")
        assert len(file.path) < 650
        assert file.part == "inputs"


def test_a_copy_is_called_by_host_and_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = "https://api.example.com/v1/openapi.yaml"
    paths = [file.path for file in pins_with([url], tmp_path, monkeypatch).files()]
    assert paths[:2] == [INDEX, ".specloom/inputs/.gitattributes"]
    folder, _, name = paths[2].rpartition("/")
    assert folder == ".specloom/inputs/api.example.com/v1"
    assert name.startswith("openapi~")
    assert name.endswith(".yaml")


def test_nothing_is_kept_where_nothing_was_fetched(tmp_path: Path) -> None:
    assert Pins(tmp_path, dict).files() == ()


def test_content_of_inputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    url = "https://me:pass@h/a.yaml?token=1"
    kept = pins_with([url], tmp_path, monkeypatch)
    digests: dict[str, str] = {}
    for file in kept.files():
        Path(file.path).parent.mkdir(parents=True, exist_ok=True)
        Path(file.path).write_bytes(file.data)
        from specloom.write import digest

        digests[file.path] = digest(file.data)
    pins = Pins(tmp_path, lambda: digests)
    # By the address in the configuration, and by the name in the lock.
    assert content(url, pins=pins) == content(public(url), pins=pins) == url.encode()
    assert content("https://h/other", pins=pins) is None
    assert content(url) is None
    assert content("-") is None
    Path("api.yaml").write_text("a: 1\n")
    assert content("api.yaml", pins=pins) == b"a: 1\n"
