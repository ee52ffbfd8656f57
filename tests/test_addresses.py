"""Addresses: which of the forms one has, and what of it may be seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from specloom.addresses import (
    Form,
    form_of,
    module_and_attribute,
    public,
    revision_and_path,
)


@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("-", Form.STDIN),
        ("https://example.com/a:b.yaml", Form.URL),
        ("HTTP://example.com", Form.URL),
        ("api.yaml", Form.FILE),
        ("../spec/api.yaml", Form.FILE),
        ("/abs/main:api.yaml", Form.FILE),
        ("./main:api.yaml", Form.FILE),
        (r"C:\spec\api.yaml", Form.FILE),
        ("C:/spec/api.yaml", Form.FILE),
        ("ftp://example.com/a", Form.FILE),
        ("shop.main:app", Form.APPLICATION),
        ("main:app", Form.APPLICATION),
        ("shop.main:create_app()", Form.APPLICATION),
        ("main:openapi.yaml", Form.REVISION),
        ("main:./app", Form.REVISION),
        ("main:spec/api.yaml", Form.REVISION),
        ("HEAD~1:spec/api.yaml", Form.REVISION),
        ("v1.2:openapi.json", Form.REVISION),
        ("HEAD@{2 days ago}:a b.yaml", Form.REVISION),
        ("main@{12:30}:api.yaml", Form.REVISION),
        ("feature/x:api.yaml", Form.REVISION),
        ("-p:api.yaml", Form.FILE),
        (":api.yaml", Form.FILE),
        ("main:", Form.FILE),
        ("main: api.yaml", Form.FILE),
        ("a b:api.yaml", Form.FILE),
        ("main:a\nb", Form.FILE),
        ("main\n:a.yaml", Form.FILE),
        ("main:a\0b", Form.FILE),
    ],
)
def test_forms(
    address: str, form: Form, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert form_of(address) is form


@pytest.mark.parametrize("name", ["shop.main:app", "main:api.yaml", "main:x"])
def test_what_exists_is_a_file(name: str, tmp_path: Path) -> None:
    assert form_of(name, tmp_path) is not Form.FILE
    (tmp_path / name).write_text("")
    assert form_of(name, tmp_path) is Form.FILE


def test_parts() -> None:
    assert module_and_attribute("shop.main:create_app()") == ("shop.main", "create_app")
    assert revision_and_path("a@{1:2}:b:c") == ("a@{1:2}", "b:c")


def test_no_secret_of_a_url_is_shown() -> None:
    shown = public("HTTPS://me:secret@Example.com:8443/Api.yaml?token=secret#x")
    assert shown.startswith("https://example.com:8443/Api.yaml?~")
    assert "secret" not in shown
    assert "me" not in shown.removeprefix("https://example.com")
    assert public("https://example.com/a?b") != public("https://example.com/a?c")
    assert public("https://me@example.com/a#b") == "https://example.com/a"
    assert public("main:a?b@c") == "main:a?b@c"
