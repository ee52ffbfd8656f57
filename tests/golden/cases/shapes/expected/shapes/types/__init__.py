"""Every type of the API, each imported when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .any import Any_ as Any_
    from .any import Any_Param as Any_Param
    from .bike import Bike as Bike
    from .bike import BikeParam as BikeParam
    from .circle import Circle as Circle
    from .circle import CircleParam as CircleParam
    from .client import Client as Client
    from .client import ClientParam as ClientParam
    from .collisions import Collisions as Collisions
    from .collisions import CollisionsParam as CollisionsParam
    from .collisions import CollisionsPlace_ as CollisionsPlace_
    from .collisions import CollisionsPlaceParam as CollisionsPlaceParam
    from .egg import Egg as Egg
    from .egg import EggParam as EggParam
    from .egg import Hen as Hen
    from .egg import HenParam as HenParam
    from .enums import Enums as Enums
    from .enums import EnumsParam as EnumsParam
    from .everything import Everything as Everything
    from .extras import Extras as Extras
    from .extras import ExtrasAbsent as ExtrasAbsent
    from .extras import ExtrasAbsentParam as ExtrasAbsentParam
    from .extras import ExtrasClosed as ExtrasClosed
    from .extras import ExtrasClosedParam as ExtrasClosedParam
    from .extras import ExtrasOpen as ExtrasOpen
    from .extras import ExtrasOpenParam as ExtrasOpenParam
    from .extras import ExtrasParam as ExtrasParam
    from .extras import ExtrasTyped as ExtrasTyped
    from .extras import ExtrasTypedParam as ExtrasTypedParam
    from .json_value import JsonValue as JsonValue
    from .json_value import JsonValueParam as JsonValueParam
    from .list import List_ as List_
    from .list import List_Param as List_Param
    from .literal import Literal_ as Literal_
    from .literal import Literal_Param as Literal_Param
    from .loose import Loose as Loose
    from .loose import LooseParam as LooseParam
    from .loose import LooseVariant3 as LooseVariant3
    from .loose import LooseVariant3Param as LooseVariant3Param
    from .loose import LooseVariant4 as LooseVariant4
    from .loose import LooseVariant4Param as LooseVariant4Param
    from .mapped import Mapped as Mapped
    from .mapped import MappedParam as MappedParam
    from .merged import Merged as Merged
    from .merged import MergedParam as MergedParam
    from .merged import MergedPlace as MergedPlace
    from .merged import MergedPlaceParam as MergedPlaceParam
    from .model import Model_ as Model_
    from .model import Model_Param as Model_Param
    from .nulls import Nulls as Nulls
    from .nulls import NullsParam as NullsParam
    from .odd_names import OddNames as OddNames
    from .optional import Optional_ as Optional_
    from .optional import Optional_Param as Optional_Param
    from .point import Point as Point
    from .point import PointParam as PointParam
    from .sequence import Sequence_ as Sequence_
    from .sequence import Sequence_Param as Sequence_Param
    from .sides import Sides as Sides
    from .sides import SidesInner as SidesInner
    from .sides import SidesInnerParam as SidesInnerParam
    from .sides import SidesParam as SidesParam
    from .square import Square as Square
    from .square import SquareParam as SquareParam
    from .tagged import Tagged as Tagged
    from .tagged import TaggedParam as TaggedParam
    from .tree import Tree as Tree
    from .tree import TreeParam as TreeParam
    from .truck import Truck as Truck
    from .truck import TruckParam as TruckParam
    from .x_output import XOutput as XOutput
    from .x_output import XOutputParam as XOutputParam
    from .x_output_ import XOutput_ as XOutput_
    from .x_output_ import XOutput_Param as XOutput_Param
else:
    from .._runtime.client.lazy import lazily

    __getattr__, __dir__ = lazily(
        __name__,
        {
            "Any_": ".any",
            "Any_Param": ".any",
            "Bike": ".bike",
            "BikeParam": ".bike",
            "Circle": ".circle",
            "CircleParam": ".circle",
            "Client": ".client",
            "ClientParam": ".client",
            "Collisions": ".collisions",
            "CollisionsParam": ".collisions",
            "CollisionsPlaceParam": ".collisions",
            "CollisionsPlace_": ".collisions",
            "Egg": ".egg",
            "EggParam": ".egg",
            "Enums": ".enums",
            "EnumsParam": ".enums",
            "Everything": ".everything",
            "Extras": ".extras",
            "ExtrasAbsent": ".extras",
            "ExtrasAbsentParam": ".extras",
            "ExtrasClosed": ".extras",
            "ExtrasClosedParam": ".extras",
            "ExtrasOpen": ".extras",
            "ExtrasOpenParam": ".extras",
            "ExtrasParam": ".extras",
            "ExtrasTyped": ".extras",
            "ExtrasTypedParam": ".extras",
            "Hen": ".egg",
            "HenParam": ".egg",
            "JsonValue": ".json_value",
            "JsonValueParam": ".json_value",
            "List_": ".list",
            "List_Param": ".list",
            "Literal_": ".literal",
            "Literal_Param": ".literal",
            "Loose": ".loose",
            "LooseParam": ".loose",
            "LooseVariant3": ".loose",
            "LooseVariant3Param": ".loose",
            "LooseVariant4": ".loose",
            "LooseVariant4Param": ".loose",
            "Mapped": ".mapped",
            "MappedParam": ".mapped",
            "Merged": ".merged",
            "MergedParam": ".merged",
            "MergedPlace": ".merged",
            "MergedPlaceParam": ".merged",
            "Model_": ".model",
            "Model_Param": ".model",
            "Nulls": ".nulls",
            "NullsParam": ".nulls",
            "OddNames": ".odd_names",
            "Optional_": ".optional",
            "Optional_Param": ".optional",
            "Point": ".point",
            "PointParam": ".point",
            "Sequence_": ".sequence",
            "Sequence_Param": ".sequence",
            "Sides": ".sides",
            "SidesInner": ".sides",
            "SidesInnerParam": ".sides",
            "SidesParam": ".sides",
            "Square": ".square",
            "SquareParam": ".square",
            "Tagged": ".tagged",
            "TaggedParam": ".tagged",
            "Tree": ".tree",
            "TreeParam": ".tree",
            "Truck": ".truck",
            "TruckParam": ".truck",
            "XOutput": ".x_output",
            "XOutputParam": ".x_output",
            "XOutput_": ".x_output_",
            "XOutput_Param": ".x_output_",
        },
    )
