"""The docs, planned: every page as finished values, its texts still CommonMark.

fields   a type, written out as nested fields with anchors
facts    what holds for a value: limits, default, null, deprecation
method   the page of one method
site     all pages, the tree that leads to them, and what the search knows
guide    authentication, errors, lists and streaming, explained once
"""

from __future__ import annotations

from .site import plan_docs as plan_docs
from .views import Site as Site
