"""The one table of releases. Rows are only ever added (`dashboard.data.releases.triggers`)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import MetaData, String, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from dashboard.data.schema.base import CODE, NAMING, add_type_checks

#: Hexadecimal digits of a SHA-256.
DIGEST = 64


class ReleaseModel(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMING)


class ReleaseRow(ReleaseModel):
    """One release. A project's are numbered from 1; there is one for each steering meeting."""

    __tablename__ = "release"
    __table_args__ = (UniqueConstraint("project_id", "meeting"),)

    project_id: Mapped[str] = mapped_column(String(CODE), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    meeting: Mapped[date]
    as_of: Mapped[date]
    published_at: Mapped[datetime] = mapped_column(doc="UTC")
    published_by: Mapped[str]
    note: Mapped[str]
    content: Mapped[str] = mapped_column(doc="The release as JSON.")
    sha256: Mapped[str] = mapped_column(String(DIGEST), doc="Of the content.")
    schema_version: Mapped[int] = mapped_column(doc="Of the content.")


add_type_checks(ReleaseModel.metadata)
