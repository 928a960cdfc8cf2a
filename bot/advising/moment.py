"""Until when it can still be decided: counted back from the planned publication with the lead times of `kansrijk.yaml`."""

from datetime import date

from dateutil.relativedelta import relativedelta

from bot.advising.entry_facts import ALREADY_RESERVED
from bot.model.finding import Deadline, Moment
from bot.model.knowledge import Knowledge
from bot.model.procurement import NoticeStatus
from bot.model.question import Facts

DONE = (NoticeStatus.PUBLISHED, NoticeStatus.AWARDED)
PRIOR_NOTICE_REPLACES = "soort_vooraankondiging"


def deadline_of(facts: Facts, knowledge: Knowledge, today: date) -> Deadline:
    """The moment: early, to be decided now, the last chance, or too late; with the last day and the days left.

    `days_left` counts from today and is negative once the day has gone by. The lead times are a working rule, no law.
    A plan that has slipped is not too late as long as the notice is known not to be sent.
    """
    if facts.status is NoticeStatus.PUBLISHED and facts.answers.get(ALREADY_RESERVED) == "ja":
        return Deadline(Moment.UNKNOWN, None, None)
    if facts.status in DONE or _started_with_prior_notice(facts):
        return Deadline(Moment.TOO_LATE, None, None)
    if facts.planned is None or (facts.status is None and today > facts.planned.end):
        return Deadline(Moment.UNKNOWN, None, None)
    publication, times = facts.planned.start, knowledge.promise_rules.lead_times
    decide_by = publication - relativedelta(months=int(times.last_chance))
    signal = publication - relativedelta(months=int(times.signal))
    days_left = (decide_by - today).days
    if today > decide_by:
        return Deadline(Moment.LAST_CHANCE, decide_by, days_left)
    return Deadline(Moment.EARLY if today < signal else Moment.NOW, decide_by, days_left)


def _started_with_prior_notice(facts: Facts) -> bool:
    """Whether a prior notice took the place of the notice, so that the reservation had to be in it (article 2.58a)."""
    return facts.status is NoticeStatus.PRIOR_NOTICE and facts.answers.get(PRIOR_NOTICE_REPLACES) == "ja"
