"""The docs, planned: every page as finished values, its texts still CommonMark.

fields   a type, written out as nested fields with anchors
inside   what a type has one level inside, variants with what tells them apart
facts    what holds for a value: limits, default, null, deprecation
method   the page of one method
schemas  the pages of declared schemas, with what uses them, and their diagram
site     the overviews, and the tree that leads to all pages
guide    authentication, errors, lists and streaming, explained once
webhooks how events are received, and the page of one event
changelog what a user's file says of changes, as a page
search   what the search knows of a page
"""

from __future__ import annotations

from .download import offers_description as offers_description
from .method import MethodPages as MethodPages
from .schemas import SchemaPages as SchemaPages
from .search import hits as hits
from .site import method_href as method_href
from .site import plan_site as plan_site
from .views import Extras as Extras
from .views import Site as Site
from .webhooks import event_page as event_page
