"""The map of each generation: made once, beside whoever waits for it."""

from __future__ import annotations

from concurrent.futures import Future
from threading import Lock, Thread
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from matching.engine.atlas.topics import make_topic_map

if TYPE_CHECKING:
    from matching.engine.atlas.topics import TopicMap
    from matching.engine.matcher import Matcher

_maps: WeakKeyDictionary[Matcher, Future[TopicMap]] = WeakKeyDictionary()
_asking = Lock()


def topic_map(matcher: Matcher, patience: float | None = None) -> TopicMap | None:
    """Return the map of the generation of ``matcher``, which is made when it is first asked for.

    None where it is still in the making after ``patience`` seconds; without, whoever asks waits.
    """
    with _asking:
        made = _maps.get(matcher)
        if made is None:
            made = _maps[matcher] = Future()
            Thread(target=_make, args=(matcher, made), daemon=True).start()
    try:
        return made.result(patience)
    except TimeoutError:
        return None


def _make(matcher: Matcher, made: Future[TopicMap]) -> None:
    try:
        made.set_result(make_topic_map(matcher))
    except BaseException as fault:  # noqa: BLE001 - it is raised where the map is asked for
        made.set_exception(fault)
