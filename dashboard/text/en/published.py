"""What the pages say of tables as they stand in a publication, in English."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "published.title": "Table {number}: {title}",
    "published.caption": "{title} – {heading}",
    "published.as_printed": "Counted as in the publication: as of {day} and without filters.",
    "published.other_day": "The publication’s figures are of {printed}. These are as of {day}.",
    "published.filtered": "The publication includes everybody. Here are only those whom the "
    "filters choose.",
    "published.not_filtered": "The filters choose participants and do not apply to the table, "
    "which counts {rows}.",
    "published.again": "Show the table as in the publication",
    "published.close": "Close the table",
    "published.source": "Source: {source}",
    "published.unknown": "The publication has no table “{written}”. It has {known}.",
    "published.unknown.none": "The project has no tables from a publication, so “{written}” cannot "
    "be opened.",
    "published.list": "Tables of the publication",
    "published.list.meaning": "Each table opens with the figures on the publication’s date and "
    "without filters.",
    "published.base": "Base: {who}.",
    "published.answered.answers": "Only those who answered the question are included.",
    "published.answered.cross": "Only those who answered both questions are included.",
    "published.cross": "The rows are answers to {item}, the columns to {by}.",
    "published.count_in_brackets": "Per cent, with the number in brackets.",
    "published.of_minutes": "Per cent of the minutes recorded.",
    "published.several": "The same participant can be in several rows.",
    "published.nobody": "Nobody belongs to the table’s base as of {day}, so there is nothing to "
    "show.",
    "published.one_hidden": "A dash also stands where the base is one participant: figures on a "
    "single person are not shown.",
    "published.mean": "{mean} (n = {n})",
    "published.footnote": "{mark} {place}: {words}",
    "published.footnote.block": "{mark} {words}",
    "published.head.answers": "Answer",
    "published.head.forms": "Form",
    "published.head.group": "Group",
    "published.word.total": "Total (n)",
    "published.word.sum": "Total",
    "published.word.missing": "Not recorded",
    "published.word.none": "None recorded",
    "published.word.yes": "Yes",
    "published.word.no": "No",
    "published.word.per_person": "Mean per participant",
    "published.word.share": "Per cent",
    "published.word.count": "Number",
    "published.word.places": "Agreed places",
    "published.word.course_days": "Days on average",
    "published.word.weekly_hours": "Hours a week on average",
    "published.word.age": "Age on average",
}
