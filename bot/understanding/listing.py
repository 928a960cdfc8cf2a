"""Questions that name no subject but only whose, where or when: 'wat komt er van het Stadsarchief?'"""

from collections.abc import Sequence
from datetime import date

from bot.understanding.entry_profiles import Profile
from bot.understanding.evidence import Evidence, weigh_evidence
from bot.understanding.reading import Reading

_TOO_MANY = 12
_SUBJECT = 0.3


def is_listing(reading: Reading) -> bool:
    """Whether owners or places are all that the question names."""
    named = any(found.sure for found in reading.owners) or any(
        found.place.is_district for found in reading.places
    )
    return named and not any(
        term.noun and term.weight > _SUBJECT and not term.owners for term in reading.terms
    )


def listed(reading: Reading, profiles: Sequence[Profile], today: date) -> tuple[Evidence, ...]:
    """The entries of that owner or place (and time and value), those to come first; () when there are too many."""
    found = [profile for profile in profiles if _belongs(reading, profile)]
    if not 0 < len(found) <= _TOO_MANY:
        return ()
    found.sort(
        key=lambda profile: (
            _is_past(profile, today),
            profile.planned.start if profile.planned else date.max,
            profile.id,
        )
    )
    return tuple(weigh_evidence(reading, profile) for profile in found)


def _belongs(reading: Reading, profile: Profile) -> bool:
    sure = [found for found in reading.owners if found.sure]
    if sure:
        if not any(profile.owner in found.owners for found in sure):
            return False
    elif not all(place.place.sought.keys() & profile.marks for place in reading.places):
        return False
    evidence = weigh_evidence(reading, profile)
    return evidence.time >= 0 and evidence.worth >= 0


def _is_past(profile: Profile, today: date) -> bool:
    return profile.planned is not None and profile.planned.end < today
