"""When Python searches for garbage: never in the midst of somebody's request, if it can be helped.

A search goes through all objects there are. That took longer than a page.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask, Response, request

#: A full search is due after as many lesser ones as Python itself would wait for.
DUE_AFTER = 10


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


def search_after_answers(server: Flask, path: str) -> None:
    """Make a full search, when it is due, as soon as an answer at `path` has been sent.

    Whoever got it reads it first. Python makes one by itself only when none was made in ten times
    that long.
    """
    gc.set_threshold(*gc.get_threshold()[:2], 10 * DUE_AFTER)

    def after(response: Response) -> Response:
        if request.path == path:
            response.call_on_close(_search_if_due)
        return response

    server.after_request(after)


def _search_if_due() -> None:
    if gc.get_count()[2] > DUE_AFTER:
        gc.collect()
