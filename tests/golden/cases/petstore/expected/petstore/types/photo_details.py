"""Types: PhotoDetailsParam."""

from __future__ import annotations

import datetime as dt

from typing_extensions import NotRequired, TypedDict


class PhotoDetailsParam(TypedDict):
    camera: NotRequired[str]
    taken: NotRequired[dt.datetime | str]
