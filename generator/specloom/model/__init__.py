"""The API as its description tells it: knows nothing of Python, flags or pages."""

from __future__ import annotations

from .api import Api as Api
from .build import build as build
