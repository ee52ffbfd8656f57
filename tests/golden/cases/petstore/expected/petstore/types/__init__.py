"""Every type of the API, each imported when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .owner import Owner as Owner
    from .owner import OwnerAddress as OwnerAddress
    from .owner import OwnerAddressParam as OwnerAddressParam
    from .owner import OwnerParam as OwnerParam
    from .pet import Pet as Pet
    from .pet_page import PetPage as PetPage
    from .pet_status import PetStatus as PetStatus
    from .pet_status import PetStatusParam as PetStatusParam
    from .photo import Photo as Photo
    from .photo_details import PhotoDetailsParam as PhotoDetailsParam
else:
    from .._runtime.client.lazy import lazily

    __getattr__, __dir__ = lazily(
        __name__,
        {
            "Owner": ".owner",
            "OwnerAddress": ".owner",
            "OwnerAddressParam": ".owner",
            "OwnerParam": ".owner",
            "Pet": ".pet",
            "PetPage": ".pet_page",
            "PetStatus": ".pet_status",
            "PetStatusParam": ".pet_status",
            "Photo": ".photo",
            "PhotoDetailsParam": ".photo_details",
        },
    )
