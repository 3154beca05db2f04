"""When Python searches for garbage: never in the midst of somebody's request, if it can be helped.

A search goes through all objects there are. That took longer than a page.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask, Response, request

#: A page makes thousands of objects, nearly all of which are gone with it. The first number is of
#: objects that are left, the others are of searches for each wider one: a full search is due after
#: 200,000 objects that are left.
OBJECTS, WIDER, DUE_AFTER = 20_000, 5, 2


@contextmanager
def nothing_is_garbage() -> Iterator[None]:
    """Leave what is loaded meanwhile, for good, out of every search for garbage.

    None is made meanwhile either: a signal to stop that comes in the midst of one may be lost.
    """
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        gc.enable()


def search_after_answers(server: Flask, endpoint: str) -> None:
    """Make a full search, when it is due, as soon as an answer of this route has been sent.

    Whoever got it reads it first. Python makes one by itself only when none was made in ten times
    that long.
    """
    gc.set_threshold(OBJECTS, WIDER, 10 * DUE_AFTER)

    def after(response: Response) -> Response:
        if request.endpoint == endpoint:
            response.call_on_close(_search_if_due)
        return response

    server.after_request(after)


def _search_if_due() -> None:
    if gc.get_count()[2] > DUE_AFTER:
        gc.collect()
