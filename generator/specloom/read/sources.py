"""Where documents may come from: the addresses a description may lead to, and their bytes."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from specloom.read import limits
from specloom.read.nearest import nearest
from specloom.read.pointers import Unresolved

if TYPE_CHECKING:
    from collections.abc import Sequence

STDIN = "-"
_OWN = frozenset(("specloom.yaml", "specloom.lock", "pyproject.toml"))
"""Files of specloom's own and of Python's, which hold no description."""


@dataclass(frozen=True, slots=True)
class Source:
    """One document before it is read: the name to show and its absolute address."""

    name: str
    uri: str

    @property
    def is_remote(self) -> bool:
        """Whether it is fetched over the network."""
        return is_remote(self.uri)

    @property
    def path(self) -> Path:
        """The file, of a source that isn't remote."""
        return Path(unquote(urlsplit(self.uri).path))

    def sibling(self, reference: str) -> Source:
        """Return the source that a reference (without its fragment) in this one leads to."""
        uri = urljoin(self.uri, reference)
        if is_remote(uri):
            return Source(uri, uri)
        uri = normal_uri(uri)
        path = Path(unquote(urlsplit(uri).path))
        folder = Path(self.name).parent if self.name != "<stdin>" else Path()
        name = path if folder.is_absolute() else os.path.relpath(path, Path.cwd())
        return Source(Path(name).as_posix(), uri)


def is_remote(address: str) -> bool:
    """Whether an address is an http or https URL."""
    return address.lower().startswith(("http://", "https://"))


def normal_uri(uri: str) -> str:
    """Return an absolute address in the one form that documents are filed under."""
    if is_remote(uri):
        return uri
    return Path(os.path.normpath(unquote(urlsplit(uri).path))).as_uri()


def check_address(address: str, origin: Source) -> None:
    """Raise Unresolved for an address that no reference may have, whatever is allowed."""
    if "\0" in unquote(address):
        raise Unresolved("a file name holds no NUL")
    if is_remote(address) or (origin.is_remote and address.startswith("//")):
        return
    if urlsplit(address).scheme or address.startswith("//"):
        raise Unresolved(
            "only relative paths and http(s) URLs are followed",
            "write the path relative to the file that the reference stands in",
        )


def entry_source(spec: str) -> Source:
    """Return the source that the user named."""
    if is_remote(spec):
        return Source(spec, spec)
    if spec == STDIN:
        return Source("<stdin>", (Path.cwd() / "stdin").as_uri())
    path = Path(spec)
    return Source(path.as_posix(), Path(os.path.normpath(path.absolute())).as_uri())


class Unreadable(Exception):
    """A file that can't be read; `hint` says what may have been meant."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class Fence:
    """What a description may refer to: some folders and some hosts, and nothing else."""

    def __init__(
        self, entry: Source, folders: Sequence[Path], hosts: Sequence[str]
    ) -> None:
        self._folders = [folder.resolve() for folder in (Path.cwd(), *folders)]
        self._hosts = {host.lower() for host in hosts}
        if entry.is_remote:
            self._hosts.add(host_of(entry.uri))
        else:
            # As named and as it is: the file may be a link, and its neighbours too.
            path = entry.path
            self._folders += [path.parent.resolve(), path.resolve().parent]

    def check(self, target: Source, origin: Source) -> None:
        """Raise Unresolved when a reference from `origin` may not lead to `target`."""
        if target.is_remote:
            if not self.allows_url(target.uri):
                raise Unresolved(
                    f"{target.uri} is not fetched unless its host is allowed",
                    f"to allow it, add {host_of(target.uri)!r} to 'refs: hosts:' in the configuration",
                )
            return
        if origin.is_remote:
            raise Unresolved("a remote document may not refer to local files")
        try:
            path = target.path.resolve()
        except (OSError, RuntimeError):
            raise Unresolved("the file is a link that leads back to itself") from None
        if not any(path.is_relative_to(folder) for folder in self._folders):
            raise Unresolved(
                "it leads outside of the description's folder and the working directory",
                "to allow it, add its folder to 'refs: folders:' in the configuration",
            )
        if path.exists() and not path.is_file() and not path.is_dir():
            raise Unresolved("it is a pipe or a device, not a file")

    def allows_url(self, url: str) -> bool:
        """Whether a URL may be fetched."""
        return host_of(url) in self._hosts


def host_of(url: str) -> str:
    """Return the host of a URL, with its port when that isn't the scheme's own."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return ""
    default = {"http": 80, "https": 443}.get(parts.scheme)
    host = (parts.hostname or "").lower()
    return host if port in (None, default) else f"{host}:{port}"


def read_bytes(source: Source, fence: Fence) -> tuple[bytes, Source]:
    """Return the content of a source that may be read, and where it came from in the end.

    That is another source when a URL redirects. Raises Unreadable when there is no such
    file or it can't be read, DescriptionError when a URL can't be fetched.
    """
    if source.name == "<stdin>":
        return sys.stdin.buffer.read(limits.BYTES + 1), source
    if source.is_remote:
        from specloom.read.remote import fetch

        data, uri = fetch(source.uri, fence.allows_url)
        return data, Source(source.name, uri)
    try:
        with source.path.open("rb") as file:
            return file.read(limits.BYTES + 1), source
    except OSError as problem:
        raise Unreadable(*_why(source, problem)) from None


def _why(source: Source, problem: OSError) -> tuple[str, str]:
    if isinstance(problem, FileNotFoundError):
        return "no such file", _neighbour(source)
    if source.path.is_dir():
        return "this is a folder, not a description", _inside(source.path)
    return f"can't be read: {problem.strerror or problem}", ""


def _neighbour(source: Source) -> str:
    folder = source.path.parent
    if not folder.is_dir():
        return f"there is no folder {Path(source.name).parent.as_posix()!r} either"
    close = nearest(source.path.name, _names(folder))
    if close is None:
        return ""
    return f"did you mean {(Path(source.name).parent / close).as_posix()!r}?"


def _inside(folder: Path) -> str:
    found = [
        name for name in _names(folder) if name.endswith((".yaml", ".yml", ".json"))
    ]
    return f"name a file in it, such as {found[0]!r}" if found else "name a file"


def _names(folder: Path) -> list[str]:
    try:
        return sorted(
            entry.name for entry in folder.iterdir() if entry.name not in _OWN
        )
    except OSError:
        return []
