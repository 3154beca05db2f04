"""Somebody who reads the dashboard over HTTP, follows every link, and keeps what was sent."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

from tests.unit.pages.reading import components, opened
from tests.wiring.test_application import CALLBACKS, poll_body, view_of

SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}
#: What differs from one minute, or one server, to the next and tells nothing of persons.
MOMENT = re.compile(rb'"(?:updated|end_id)": ?"[^"]*"')


@dataclass(frozen=True)
class Sent:
    """An answer of the server: to what, status, headers by lower-case name, bytes."""

    asked: str
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8-sig", "replace")

    @property
    def view(self) -> dict[str, Any] | None:
        """The view that was sent, its tree opened; None where none was sent."""
        if self.status != 200 or not self.body.startswith(b"{"):
            return None
        sent = json.loads(self.body)
        return {**sent, "tree": opened(sent["tree"])} if "tree" in sent else None

    @property
    def lasting(self) -> bytes:
        """The body without the time at which it was sent."""
        return MOMENT.sub(b"", self.body)


class Reader:
    """Sends what is asked for as it stands: nothing is tidied or followed."""

    def __init__(self, url: str) -> None:
        self.url, self.cookie = url, ""
        self.sent: list[Sent] = []
        #: What a crawl found, by address.
        self.found: dict[str, Sent] = {}

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Sent:
        connection = HTTPConnection(urlsplit(self.url).netloc, timeout=60)
        given = {**SAME_ORIGIN, **(headers or {})}
        if self.cookie:
            given["Cookie"] = self.cookie
        try:
            connection.request(method, path, body, given)
            answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            sent = Sent(f"{method} {path}", answer.status, found, answer.read())
        finally:
            connection.close()
        self.sent.append(sent)
        return sent

    def get(self, path: str, **headers: str) -> Sent:
        return self.ask("GET", path, headers=headers)

    def call(self, body: Any) -> Sent:
        """Ask a callback for what `body` says, whatever that is."""
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self.ask("POST", CALLBACKS, raw, {"Content-Type": "application/json"})

    def show(self, path: str, search: str = "") -> Sent:
        """Ask for the view of an address, as the page does."""
        return self.get(view_of(path, search))

    def tree(self, path: str, search: str = "") -> Any:
        """What is drawn at an address."""
        shown = self.show(path, search).view
        assert shown is not None, path
        return shown["tree"]

    def poll(self, path: str, seen: str | None) -> Sent:
        body = poll_body(seen)
        body["state"][0]["value"] = path
        return self.call(body)

    def follow_link(self, path: str) -> Sent:
        """Open a funder's link, and keep the cookie that comes with it."""
        sent = self.get(path)
        if cookie := sent.headers.get("set-cookie"):
            self.cookie = cookie.partition(";")[0]
        return sent

    def crawl(self, start: str = "/", most: int = 500) -> dict[str, Sent]:
        """Everything that links lead to: sources of pages, their views and their files."""
        found: dict[str, Sent] = {}
        waiting, known = [start], {start}
        while waiting and len(found) < most:
            address = waiting.pop(0)
            found[address] = self.get(address)
            if address.startswith(("/download/", "/account/", "/administration/")):
                continue
            path, _, query = address.partition("?")
            drawn = self.show(path, f"?{query}" if query else "")
            found[f"view of {address}"] = drawn
            assert drawn.view is not None, address
            links = {link for link in links_of(drawn.view["tree"]) if link.startswith("/")}
            waiting += sorted(links - known)
            known |= links
        return found


def links_of(tree: Any) -> list[str]:
    """Where the links of a tree lead, without what stands on the same page."""
    hrefs = (part["props"].get("href") for part in components(tree))
    return [href.partition("#")[0] for href in hrefs if href and not href.startswith("#")]
