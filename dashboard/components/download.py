"""Links to what a page shows as files: the same tables for a spreadsheet."""

from __future__ import annotations

from dashboard.components import html
from dashboard.components.address import Address
from dashboard.text.catalogue import Text

#: Before the path of the page whose tables are asked for, and the endings of the files.
DOWNLOAD = "/download"
FILE_KINDS = ("xlsx", "csv")


def download_links(address: Address, text: Text) -> html.Nav:
    """A link for each kind of file, with everything that the address of the page says."""
    path, _, query = address.in_language(address.language).partition("?")
    return html.Nav(
        [
            html.Span(text("download.label")),
            *[
                html.A(
                    text(f"download.{kind}"),
                    href=f"{DOWNLOAD}{path}.{kind}" + (f"?{query}" if query else ""),
                    download="",
                    id=f"download-{kind}",
                )
                for kind in FILE_KINDS
            ],
        ],
        className="downloads",
        **{"aria-label": text("download.label")},
    )
