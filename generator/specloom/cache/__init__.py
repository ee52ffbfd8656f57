"""What earlier runs found out, kept in the user's cache folder.

Nothing here is needed: whatever is missing, damaged or out of date is found out anew.
"""

from __future__ import annotations

from .records import Record, recall, remember

__all__ = ["Record", "recall", "remember"]
