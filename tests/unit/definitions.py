"""A small project definition for tests, changed where a test needs it otherwise."""

from __future__ import annotations

import tomllib
from typing import Any

from dashboard.indicators.definition import GoalDefinition, ProjectDefinition

TOML = """
id = "small"
name = { da = "Lille", en = "Small" }
summary = { da = "Et lille projekt", en = "A small project" }

[period]
start = 2016-01-01
end = 2018-12-31
intake_start = 2016-09-01

[[sites]]
id = "north"
name = { da = "Jobcenter Nord", en = "North job centre" }

[[codes.gender]]
code = "woman"
label = { da = "Kvinde", en = "Woman" }
[[codes.event_kind]]
code = "meeting"
label = { da = "Netværksmøde", en = "Network meeting" }
[[codes.ending_reason]]
code = "moved"
label = { da = "Flyttet", en = "Moved" }
[[codes.destination]]
code = "job"
label = { da = "Job", en = "Job" }

[[waves]]
number = 1
label = { da = "1. måling", en = "Wave 1" }
months = 0

[[scales]]
id = "health"
options = [
  { code = "good", label = { da = "Godt", en = "Good" }, score = 2 },
  { code = "poor", label = { da = "Dårligt", en = "Poor" }, score = 1 },
]

[[forms]]
id = "citizen"
voice = "citizen"
name = { da = "Borgerskema", en = "Citizen form" }
items = [{ id = "health", text = { da = "Helbred", en = "Health" }, scale = "health" }]

[[outcomes]]
code = "job"
label = { da = "Job", en = "Job" }
where = { is = "had_spell", kinds = ["ordinary_job"] }
[[outcomes]]
code = "education"
label = { da = "Uddannelse", en = "Education" }
where = { is = "had_spell", kinds = ["education"] }

[[meetings]]
day = 2017-06-01
[[meetings]]
day = 2017-11-30

[[goals]]
code = "E"
level = "effect"
name = { da = "Fleksjob i seks måneder", en = "Flexjob for six months" }
short_name = { da = "Fleksjob", en = "Flexjob" }
required_months = 6
[goals.indicator]
measure = "share"
where = { is = "in_spell", kinds = ["flexjob"], lasted_months = 6, held_at_start = false }
base = "referred"
[[goals.targets]]
value = 0.60
effective = 2016-01-01
due = 2018-12-31
reason = { da = "Aftalt", en = "Agreed" }

[[goals]]
code = "A"
level = "activity"
name = { da = "Deltagere", en = "Participants" }
short_name = { da = "Deltagere", en = "Participants" }
indicator = { measure = "count", where = { is = "referred" } }
[[goals.targets]]
value = 165
effective = 2016-01-01
due = 2018-12-31
reason = { da = "Aftalt", en = "Agreed" }
[[goals.targets]]
value = 125
effective = 2018-02-12
due = 2018-04-30
reason = { da = "Sat ned", en = "Lowered" }

[[goals]]
code = "B"
level = "short_term"
name = { da = "Viden", en = "Knowledge" }
short_name = { da = "Viden", en = "Knowledge" }
indicator = { measure = "registered", kind = "share", of = { da = "borgere", en = "citizens" } }
[[goals.targets]]
value = 0.50
effective = 2016-01-01
due = 2018-12-31
reason = { da = "Aftalt", en = "Agreed" }
"""

#: Words for what a test does not care about.
LABEL = {"da": "Ord", "en": "Word"}


def definition(**changes: Any) -> ProjectDefinition:
    """The definition as its file says it, not resolved; `changes` replace top-level keys."""
    return ProjectDefinition.model_validate(tomllib.loads(TOML) | changes)


def goal(indicator: dict[str, Any], **changes: Any) -> GoalDefinition:
    """A goal with an indicator."""
    values = {"code": "G", "level": "effect", "name": LABEL, "short_name": LABEL}
    return GoalDefinition.model_validate({**values, "indicator": indicator, **changes})


def target(value: float, effective: str, due: str | None = None, **changes: Any) -> dict[str, Any]:
    """A target revision as a definition says it."""
    return {"value": value, "effective": effective, "due": due, "reason": LABEL, **changes}
