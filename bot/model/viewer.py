"""Who sees an answer, and where: what that person may see there."""

from dataclasses import dataclass
from enum import StrEnum


class Audience(StrEnum):
    """How much may be shown.

    FULL: every value and every entry. BANDED: no confidential entry, and a value only as under or from the
    threshold. PUBLIC: no confidential entry and nothing of a value.
    """

    FULL = "volledig"
    BANDED = "band"
    PUBLIC = "openbaar"


class Person(StrEnum):
    """What the reader is to the organisation."""

    COLLEAGUE = "collega"
    GUEST = "gast"
    OUTSIDER = "extern"


class Place(StrEnum):
    """Where the answer is shown."""

    PRIVATE = "besloten"
    CHANNEL = "kanaal"
    SHARED = "gedeeld"


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who reads the answer, and where. Everything that is not known must be given as `OUTSIDER` or `SHARED`."""

    person: Person
    place: Place

    @property
    def audience(self) -> Audience:
        """What this viewer may see here: full detail only for a colleague in a private place."""
        if self.person is not Person.COLLEAGUE or self.place is Place.SHARED:
            return Audience.PUBLIC
        return Audience.FULL if self.place is Place.PRIVATE else Audience.BANDED


NOBODY = Viewer(Person.OUTSIDER, Place.SHARED)
"""The viewer to fall back on when a look-up failed: nothing confidential."""
