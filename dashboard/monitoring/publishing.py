"""Making a release: what it would be, what is hidden in it and why, and publishing it for good."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256

from dashboard.access import Question, Viewer, check_viewer_can
from dashboard.data.importing.cpr import contains_cpr_number
from dashboard.data.releases import Published, ReleaseTaken, fetch_published
from dashboard.indicators.definition import ProjectDefinition
from dashboard.indicators.release import Release
from dashboard.indicators.release_answers import ExactAnswers, protect_answers
from dashboard.indicators.release_days import ReleaseDay, release_days
from dashboard.indicators.release_gate import pass_gate
from dashboard.monitoring.audit import Action, record
from dashboard.monitoring.projects import definition_of
from dashboard.monitoring.release_answers import fetch_answers
from dashboard.monitoring.stores import Stores

#: Characters of a leader's note.
LONGEST_NOTE = 1000


class Refusal(StrEnum):
    """Why a release is not published."""

    #: The definition names nothing that a release could hold.
    NO_PLAN = "no_plan"
    #: The day is none of the project's that come next.
    NO_SUCH_DAY = "no_such_day"
    #: The gate lets nothing through, even with every item withheld.
    GATE = "gate"
    #: What would be published is not what the leader has seen.
    CHANGED = "changed"
    #: Somebody else has published meanwhile.
    TAKEN = "taken"
    NOTE_TOO_LONG = "note_too_long"
    NOTE_NUMBER = "note_number"


class NotPublished(Exception):  # noqa: N818  (what the leader is told)
    """The release was not made."""

    def __init__(self, why: Refusal) -> None:
        self.why = why
        super().__init__(why.value)


@dataclass(frozen=True)
class Proposal:
    """What would be published, beside the exact answers that only the leader sees.

    `fingerprint` stands for everything that readers would get but the note. A release that
    `is_refused` cannot be published.
    """

    day: ReleaseDay
    number: int
    release: Release
    exact: ExactAnswers
    earlier: tuple[Published, ...]
    is_refused: bool

    @property
    def fingerprint(self) -> str:
        content = self.release.model_copy(update={"note": ""}).model_dump_json()
        return sha256(f"{self.number} {content}".encode()).hexdigest()


def next_days(viewer: Viewer, stores: Stores, project_id: str) -> tuple[ReleaseDay, ...]:
    """The meetings of which the next release may be, latest first.

    Raises UnknownProject, NotAllowed, StoreUnavailable.
    """
    check_viewer_can(viewer, Question.PUBLISHING, project_id)
    with stores.project.asking(project_id) as asking:
        definition = definition_of(asking, project_id)
    return _days(definition, _earlier(stores, project_id), stores.project.today())


def propose_release(viewer: Viewer, stores: Stores, project_id: str, day: date) -> Proposal:
    """The release of the meeting on the day as it would be published now, after the gate.

    Raises NotPublished, UnknownProject, NotAllowed, StoreUnavailable.
    """
    check_viewer_can(viewer, Question.PUBLISHING, project_id)
    earlier = _earlier(stores, project_id)
    with stores.project.asking(project_id) as asking:
        definition = definition_of(asking, project_id)
        if not has_plan(definition):
            raise NotPublished(Refusal.NO_PLAN)
        days = _days(definition, earlier, stores.project.today())
        found = next((one for one in days if one.meeting == day), None)
        if found is None:
            raise NotPublished(Refusal.NO_SUCH_DAY)
        exact = asking.recall(
            "release",
            found.as_of,
            compute=lambda: fetch_answers(asking.connection, definition, found.as_of),
        )
    # The gate takes its time, and needs no connection.
    return _propose(definition, exact, found, earlier)


def publish_release(
    viewer: Viewer, stores: Stores, project_id: str, day: date, note: str, fingerprint: str
) -> Published:
    """Publish the release that the leader has seen, for good.

    It is made anew here, and refused where it is not the one of the `fingerprint`. The audit log
    comes first: if that cannot be written, nothing is published. Raises NotPublished,
    AuditUnavailable, UnknownProject, NotAllowed, StoreUnavailable.
    """
    check_viewer_can(viewer, Question.PUBLISHING, project_id)
    words = read_note(note)
    proposal = propose_release(viewer, stores, project_id, day)
    if proposal.fingerprint != fingerprint:
        raise NotPublished(Refusal.CHANGED)
    return publish_proposal(viewer, stores, proposal, words)


def publish_proposal(
    viewer: Viewer, stores: Stores, proposal: Proposal, note: str = ""
) -> Published:
    """Publish what has just been proposed. Raises as `publish_release` does."""
    check_viewer_can(viewer, Question.PUBLISHING, proposal.release.project)
    release = proposal.release.model_copy(update={"note": read_note(note)})
    if proposal.is_refused:
        raise NotPublished(Refusal.GATE)
    record(
        stores.access,
        viewer,
        Action.RELEASE_PUBLISHED,
        project_id=release.project,
        detail={"number": proposal.number, "meeting": release.meeting.isoformat()},
    )
    published = Published(
        number=proposal.number,
        release=release,
        published_at=stores.releases.now().replace(tzinfo=None, microsecond=0),
        published_by=viewer.name,
    )
    try:
        stores.releases.add(published)
    except ReleaseTaken as error:
        raise NotPublished(Refusal.TAKEN) from error
    return published


def read_note(note: str) -> str:
    """The note as it is kept: lines without what cannot be seen. Raises NotPublished."""
    lines = (" ".join(line.split()) for line in unicodedata.normalize("NFC", note).splitlines())
    words = "\n".join(
        "".join(letter for letter in line if letter.isprintable()) for line in lines
    ).strip()
    if len(words) > LONGEST_NOTE:
        raise NotPublished(Refusal.NOTE_TOO_LONG)
    if contains_cpr_number(words):
        raise NotPublished(Refusal.NOTE_NUMBER)
    return words


def has_plan(definition: ProjectDefinition) -> bool:
    """Whether the definition names anything that its releases hold."""
    plan = definition.release
    return plan.funnel or any(
        (plan.goals, plan.tables, plan.instruments, plan.distributions, plan.series)
    )


def _propose(
    definition: ProjectDefinition,
    exact: ExactAnswers,
    day: ReleaseDay,
    earlier: tuple[Published, ...],
) -> Proposal:
    before = [one.release for one in earlier]
    proposed = protect_answers(definition, exact, day.meeting, before)
    verdict = pass_gate(proposed, before)
    return Proposal(
        day=day,
        number=earlier[-1].number + 1 if earlier else 1,
        release=verdict.release,
        exact=exact,
        earlier=earlier,
        is_refused=verdict.is_refused,
    )


def _days(
    definition: ProjectDefinition, earlier: tuple[Published, ...], today: date
) -> tuple[ReleaseDay, ...]:
    return release_days(definition, earlier[-1].release if earlier else None, today)


def _earlier(stores: Stores, project_id: str) -> tuple[Published, ...]:
    with stores.releases.looking() as connection:
        return fetch_published(connection, project_id)
