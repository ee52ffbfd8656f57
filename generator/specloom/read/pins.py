"""Copies of remote documents: what a run has fetched, later ones read without the network.

They lie in the output folder, beside what was generated from them, and are written with
it. `specloom.lock` has their digests; an index says which URL each one is of.

    .specloom/inputs.json
    .specloom/inputs/api.example.com/v1/openapi~3f2a9c0d81e4.yaml
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit

from specloom.addresses import is_remote, public, short_digest
from specloom.names import DEVICE
from specloom.problems import DescriptionError, Place, error
from specloom.read.sources import as_user_of, host_of
from specloom.sources import Source as File
from specloom.sources import digest as sha256
from specloom.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

PART: Final = "inputs"
"""What the copies are called in the lock."""

INDEX: Final = ".specloom/inputs.json"

_FOLDER: Final = ".specloom/inputs"
_AS_THEY_ARE: Final = File(
    f"{_FOLDER}/.gitattributes", "# Copies, byte for byte.\n* -text\n", PART
)
_ODD: Final = re.compile(r"[^a-z0-9._-]+")
_PARTS, _LENGTH = 8, 60
"""How much of a URL's path its copy is called by: Windows has short paths."""


@dataclass(frozen=True, slots=True)
class Pin:
    """One copy: its file, what is in it, and where a redirect led, if one did."""

    file: str
    sha256: str
    size: int
    redirected_to: str | None = None


class Pins:
    """The copies in one output folder, and those of the run that reads them.

    `digests` gives, when asked, those of the lock by file. With `fresh`, everything is
    fetched again.
    """

    def __init__(
        self,
        output: Path,
        digests: Callable[[], Mapping[str, str]],
        *,
        fresh: bool = False,
    ) -> None:
        self._output = output
        self._digests = digests
        self._fresh = fresh
        self._known: dict[str, Pin] | None = None
        self._read: dict[str, tuple[Pin, bytes]] = {}

    @property
    def known(self) -> dict[str, Pin]:
        """The copies of earlier runs by their URLs, as far as those may be shown."""
        if self._known is None:
            self._known = self._load()
        return self._known

    def get(self, url: str, allows: Callable[[str], bool]) -> tuple[bytes, str]:
        """Return the content of a URL, and the URL that it came from in the end.

        The URL itself has been allowed; `allows` decides about each one it redirects to.
        Raises DescriptionError when there is no copy and it can't be fetched, and when
        the copy isn't what it was.
        """
        name = public(url)
        pin = None if self._fresh else self.known.get(name)
        if pin is not None:
            data = self._copy(name, pin)
            _check_redirect(url, pin, allows)
        else:
            from specloom.read.remote import fetch

            data, at = fetch(url, allows)
            pin = _pin(url, at, data)
            before = self.known.get(name)
            if before is not None and before.sha256 == pin.sha256:
                pin = before  # Where a redirect leads may change with every answer.
        self._read[name] = pin, data
        return data, _address(url, pin)

    def copy(self, name: str) -> bytes | None:
        """Return the content of a URL's copy, None when there is none.

        Raises DescriptionError when the copy isn't what it was.
        """
        pin = self.known.get(name) or self.known.get(public(name))
        return None if pin is None else self._copy(name, pin)

    def files(self) -> tuple[File, ...]:
        """Return the copies of all that was read, to be written with what it gave."""
        if not self._read:
            return ()
        index = {
            name: {
                key: value for key, value in asdict(pin).items() if value is not None
            }
            for name, (pin, _) in sorted(self._read.items())
        }
        text = json.dumps(index, indent=2) + "\n"
        copies = (File(pin.file, data, PART) for pin, data in self._read.values())
        return (File(INDEX, text, PART), _AS_THEY_ARE, *copies)

    def _copy(self, name: str, pin: Pin) -> bytes:
        path = self._output / pin.file
        digest = self._digests().get(pin.file)
        if digest is None:
            said = f"specloom.lock doesn't know its pinned copy, {path.as_posix()}"
            raise _refused(name, said)
        try:
            data = path.read_bytes()
        except OSError as problem:
            why = (problem.strerror or str(problem)).lower()
            said = (
                f"the copy that it is pinned to can't be read: {path.as_posix()}: {why}"
            )
            raise _refused(name, said) from None
        if sha256(data) != digest:
            said = f"the copy that it is pinned to, {path.as_posix()}, was changed: it"
            raise _refused(name, f"{said} has another digest than specloom.lock says")
        return data

    def _load(self) -> dict[str, Pin]:
        """Return what the index says, as far as the lock knows of it."""
        path = self._output / INDEX
        digest = self._digests().get(INDEX) if path.is_file() else None
        if digest is None:
            return {}
        try:
            data = path.read_bytes()
            if sha256(data) != digest:
                raise ValueError
            index: dict[str, Any] = json.loads(data)
            return {name: Pin(**index[name]) for name in index}
        except (OSError, ValueError, TypeError):
            if self._fresh:
                return {}
            said = "the list of pinned documents was changed since it was written"
            raise _refused(path.as_posix(), said) from None


def _pin(url: str, at: str, data: bytes) -> Pin:
    moved = None if at == url else public(at)
    return Pin(_file(public(url)), sha256(data), len(data), moved)


def _file(name: str) -> str:
    """Return the path of a URL's copy: no two URLs share one, on any system.

    A digest tells the names of files from each other, and from folders.
    """
    parts = urlsplit(name)
    path = [_plain(part) for part in unquote(parts.path).split("/") if _plain(part)]
    stem, dot, suffix = (path.pop() if path else "index").rpartition(".")
    last = f"{stem or suffix}~{short_digest(name)}{dot + suffix if stem else ''}"
    host = _plain(parts.netloc) or "host"
    return "/".join((_FOLDER, host, *path[-_PARTS:], last))


def _plain(text: str) -> str:
    text = _ODD.sub("-", text.lower())[:_LENGTH].strip(".-")
    return f"{text}-" if DEVICE.fullmatch(text) else text


def _address(url: str, pin: Pin) -> str:
    """Return where references in a copy start from."""
    if pin.redirected_to is None:
        return url
    return as_user_of(url, pin.redirected_to)


def _check_redirect(url: str, pin: Pin, allows: Callable[[str], bool]) -> None:
    to = pin.redirected_to
    if to is None or (is_remote(to) and (allows(to) or host_of(to) == host_of(url))):
        return
    hint = f"add {host_of(to)!r} to 'refs: hosts:' in the configuration to allow it"
    said = f"redirects to {to}, whose host is not allowed"
    raise DescriptionError(error(Place(public(url)), said, hint))


def _refused(name: str, said: str) -> DescriptionError:
    hint = "restore it from version control, or fetch it again with specloom update"
    return DescriptionError(error(Place(public(name)), said, hint))
