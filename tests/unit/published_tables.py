"""Published tables of the small project: one block of each kind, worked out by hand.

On 30 November 2017 four are referred (p1 and p2 women, of p3 and p4 no gender is recorded) and all
but p4 have started. p1 and p2 are in a flexjob. p3 ended as planned after 113 days. p1 answered
"good" and then "poor", p2 only "poor" at the first wave.
"""

from __future__ import annotations

from tests.unit.definitions import TOML

TABLES = """
[[waves]]
number = 2
label = { da = "2. måling", en = "Wave 2" }
months = 6

[[codes.support_need]]
code = "job"
label = { da = "Få et job", en = "Find a job" }
[[codes.support_need]]
code = "health"
label = { da = "Få det bedre", en = "Feel better" }

[[tables]]
number = "1.1"
title = { da = "Hvem de er", en = "Who they are" }
page = "participants"
as_of = 2017-11-30
[[tables.blocks]]
rows = "codes"
of = "gender"
show = ["count", "share"]
[[tables.blocks]]
rows = "codes"
of = "support_need"
show = ["count", "share"]

[[tables]]
number = "1.2"
title = { da = "Helbred", en = "Health" }
page = "comparison"
as_of = 2017-11-30
[[tables.blocks]]
rows = "answers"
items = [{ form = "citizen", item = "health" }]
waves = [1, 2]
among = "started"
footnotes = [
  { column = "2", text = { da = "Trykt med n = 2.", en = "Printed with n = 2." } },
  { row = "good", column = "1", text = { da = "Trykt som 55 %.", en = "Printed as 55%." } },
]
[[tables.blocks]]
rows = "cross"
item = { form = "citizen", item = "health" }
by = { form = "citizen", item = "health" }

[[tables]]
number = "forloeb"
title = { da = "Forløb", en = "Courses" }
page = "courses"
as_of = 2017-11-30
[[tables.blocks]]
rows = "conditions"
among = "started"
[[tables.blocks.of]]
code = "flexjob"
label = { da = "I fleksjob", en = "In a flexjob" }
where = { is = "in_spell", kinds = ["flexjob"] }
[[tables.blocks.groups]]
code = "ongoing"
label = { da = "I gang", en = "Ongoing" }
where = { is = "not", of = { is = "ended" } }
[[tables.blocks.groups]]
code = "all"
label = { da = "Alle", en = "All" }
where = { is = "everyone" }
[[tables.blocks]]
rows = "conditions"
among = "ended"
show = ["course_days"]
of = [{ code = "all", label = { da = "Alle", en = "All" }, where = { is = "everyone" } }]
[[tables.blocks]]
rows = "yes_no"
among = "started"
[[tables.blocks.of]]
code = "flexjob"
label = { da = "Fleksjob", en = "Flexjob" }
where = { is = "had_spell", kinds = ["flexjob"] }
[[tables.blocks]]
rows = "forms"
among = "started"

[[tables]]
number = "virksomheder"
title = { da = "Virksomheder", en = "Companies" }
page = "effort"
as_of = 2017-11-30
[[tables.blocks]]
rows = "codes"
unit = "companies"
of = "site"
show = ["count"]
"""

#: The small project with these tables.
WITH_TABLES = TOML + TABLES

FILES = {
    "answers-citizen": """participant,wave,day,health
p1,1,2016-09-15,good
p1,2,2017-03-15,poor
p2,1,2017-01-15,poor
""",
    "attributes": """participant,attribute,code
p1,support_need,job
p1,support_need,health
p2,support_need,job
p3,support_need,job
""",
    "companies": """id,site,first_contact
c1,north,2017-01-01
c2,north,2017-12-24
c3,,2017-02-01
""",
}
