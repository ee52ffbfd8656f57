"""Every type of the API, each imported when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .answer import Answer as Answer
    from .chunk import Chunk as Chunk
    from .error import Error as Error
    from .headline import Headline as Headline
    from .news_event import NewsEvent as NewsEvent
    from .news_event import NewsEventHeadline as NewsEventHeadline
    from .news_event import NewsEventWeather as NewsEventWeather
    from .weather import Weather as Weather
else:
    from .._runtime.client.lazy import lazily

    __getattr__, __dir__ = lazily(
        __name__,
        {
            "Answer": ".answer",
            "Chunk": ".chunk",
            "Error": ".error",
            "Headline": ".headline",
            "NewsEvent": ".news_event",
            "NewsEventHeadline": ".news_event",
            "NewsEventWeather": ".news_event",
            "Weather": ".weather",
        },
    )
