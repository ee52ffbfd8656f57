"""Every type of the API, each imported when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .advice import Advice as Advice
    from .colour import Colour as Colour
    from .colour import ColourParam as ColourParam
    from .cover import Cover as Cover
    from .cover import CoverParam as CoverParam
    from .item import Item as Item
    from .items_list import ItemsListMadeParam as ItemsListMadeParam
    from .items_list import ItemsListResponse as ItemsListResponse
    from .kind import Kind as Kind
    from .kind import KindParam as KindParam
    from .order import Order as Order
    from .picture import Picture as Picture
    from .picture import PictureParam as PictureParam
    from .webhook_event import OrderPaidEvent as OrderPaidEvent
    from .webhook_event import WebhookEvent as WebhookEvent
else:
    from .._runtime.client.lazy import lazily

    __getattr__, __dir__ = lazily(
        __name__,
        {
            "Advice": ".advice",
            "Colour": ".colour",
            "ColourParam": ".colour",
            "Cover": ".cover",
            "CoverParam": ".cover",
            "Item": ".item",
            "ItemsListMadeParam": ".items_list",
            "ItemsListResponse": ".items_list",
            "Kind": ".kind",
            "KindParam": ".kind",
            "Order": ".order",
            "OrderPaidEvent": ".webhook_event",
            "Picture": ".picture",
            "PictureParam": ".picture",
            "WebhookEvent": ".webhook_event",
        },
    )
