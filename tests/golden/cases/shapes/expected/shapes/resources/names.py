"""`names`"""

from __future__ import annotations

import builtins
import datetime as dt
from collections.abc import Sequence

from typing_extensions import Unpack

from .. import types
from .._runtime.client.call import Call, Options, Value
from .._runtime.client.omit import Omit, omit
from .._runtime.client.resource import Mode, Raw, Resource, Streamed, operation
from .._runtime.client.returns import Json


class Names(Resource[Mode]):
    """The methods of `names`."""

    @property
    def with_raw_response(self) -> Names[Raw[Mode]]:
        """The same methods, giving the whole response: status, headers, `parse()`."""
        return Names(self._client.raw)

    @property
    def with_streaming_response(self) -> Names[Streamed[Mode]]:
        """The same methods, opening the response in a `with` block."""
        return Names(self._client.streamed)

    @operation
    def send(
        self,
        class_: builtins.str,
        *,
        id: builtins.str | Omit = omit,
        id_: builtins.str | Omit = omit,
        self_: builtins.str | Omit = omit,
        timeout_: builtins.str | Omit = omit,
        from_: builtins.str | Omit = omit,
        self_2: builtins.str | Omit = omit,
        args: builtins.str | Omit = omit,
        items: builtins.str | Omit = omit,
        values: builtins.str | Omit = omit,
        keys: builtins.str | Omit = omit,
        copy: builtins.str | Omit = omit,
        json: builtins.str | Omit = omit,
        schema: builtins.str | Omit = omit,
        model_config: builtins.str | Omit = omit,
        model_fields: builtins.str | Omit = omit,
        from_2: builtins.str | Omit = omit,
        class_2: builtins.str | Omit = omit,
        continue_: builtins.str | Omit = omit,
        x: builtins.str | Omit = omit,
        n1_x: builtins.str | Omit = omit,
        x_y_: builtins.str | Omit = omit,
        x_y: builtins.str | Omit = omit,
        at_type: builtins.str | Omit = omit,
        ref: builtins.str | Omit = omit,
        plus_1: builtins.str | Omit = omit,
        minus_1: builtins.str | Omit = omit,
        field: builtins.str | Omit = omit,
        quoted: builtins.str | Omit = omit,
        str: builtins.str | Omit = omit,
        list: Sequence[builtins.str] | Omit = omit,
        date: dt.date | builtins.str | Omit = omit,
        omit_: builtins.str | Omit = omit,
        omit: builtins.str | Omit = omit,
        **options: Unpack[Options],
    ) -> Value[types.OddNames]:
        """Send name."""
        return Call(
            "POST",
            "/names/{class}",
            path={"class": class_},
            query={"id": id, "self": self_, "timeout": timeout_},
            headers={"id": id_},
            cookies={"from": from_},
            json={
                "self": self_2,
                "args": args,
                "items": items,
                "values": values,
                "keys": keys,
                "copy": copy,
                "json": json,
                "schema": schema,
                "model_config": model_config,
                "model_fields": model_fields,
                "from": from_2,
                "class": class_2,
                "continue": continue_,
                "_x": x,
                "1x": n1_x,
                "x-y": x_y_,
                "x_y": x_y,
                "@type": at_type,
                "$ref": ref,
                "+1": plus_1,
                "-1": minus_1,
                "": field,
                '"quoted"\n': quoted,
                "str": str,
                "list": list,
                "date": date,
                "Omit": omit_,
                "omit": omit,
            },
            returns=Json(types.OddNames),
            options=options,
        )
