"""Whether a publication is reserved: what its form says in the field for that, never words in a title.

The field is BT-71 (Reserved Participation) of eForms, under the names it has in eForms, in OCDS and at TenderNed, and
the elements that came before it in the XML of TED.
"""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from bot.calendar.tables import enumerated
from bot.calendar.tenderned_fields import Json, objects_in

NOT_RESERVED = "nee"
STRENGTH = ("2.82", "2.82a", NOT_RESERVED)
"""Which of two codes at one place stands: the first here."""

CODES = {
    "res-ws": "2.82",
    "shelteredworkshop": "2.82",
    "sociale werkplaats en ondernemers": "2.82",
    "res-pub-ser": "2.82a",
    "publicservice": "2.82a",
    "publicservicemissionorganization": "2.82a",
    "none": NOT_RESERVED,
    "deelname is niet voorbehouden": NOT_RESERVED,
}
"""What BT-71 holds: codes of eForms, of OCDS (older and newer), and the words of TenderNed's dataset."""

PARTICIPATION = {"bt71", "bt71lot", "bt71part", "reservedparticipation", "voorbehoudendeelname"}
EXECUTION = {"bt736", "bt736lot", "bt736part", "reservedexecution", "hasreservedexecution"}
ELEMENTS = {
    "restrictedshelteredworkshop": "2.82",
    "restrictedtoshelteredworkshops": "2.82",
    "reservedorganisationsservicemission": "2.82a",
}
"""Elements of the old XML that say it by being there, even without content."""

PROGRAMME = "restrictedshelteredprogram"
"""The element for reserved execution in the old XML."""

SPEAKING = PARTICIPATION | EXECUTION | ELEMENTS.keys() | {PROGRAMME}
LOTS = {"lots", "lot", "percelen", "perceel", "objectdescr"}
LOT_NAMES = ("lotno", "lotnumber", "perceelnummer", "nummer", "id")
SAYS_NO = {"no", "nee", "n", "false", "0", "none", "not-known"}


@dataclass(frozen=True, slots=True)
class Reserved:
    """What a publication says: `code` is '2.82', '2.82a', 'nee', or None when the form does not say.

    `lots` names the lots when it does not hold for all of them ('perceel 1'), otherwise ''. `execution`: the execution
    is reserved for programmes of sheltered employment (BT-736), which is another field.
    """

    code: str | None
    lots: str = ""
    execution: bool = False


@dataclass(frozen=True, slots=True)
class _Field:
    """A field somewhere in a publication; `lot` is the lot it stands in, '' outside the lots."""

    lot: str
    key: str
    value: Any


def reserved_of(publication: Json) -> Reserved:
    """What a publication (any form, parsed JSON) says about being reserved. A lot that is silent takes what holds for all.

    Reserved execution never makes a publication reserved; beside 'nee' it makes the answer unknown.
    """
    fields, lots = _fields(publication)
    said: dict[str, str] = {}
    for field in fields:
        for code in _codes(field):
            said[field.lot] = min(code, said.get(field.lot, code), key=STRENGTH.index)
    each = {lot: said.get(lot, said.get("")) for lot in lots} or {"": said.get("")}
    code, named = _joined(each)
    execution = any(_reserves_execution(field) for field in fields)
    return Reserved(None if execution and code == NOT_RESERVED else code, named, execution)


def _joined(each: dict[str, str | None]) -> tuple[str | None, str]:
    """The one code of all lots, and the lots it holds for when these are not all."""
    codes = set(each.values())
    if len(codes) == 1:
        return codes.pop(), ""
    reserved = {lot: code for lot, code in each.items() if code not in {None, NOT_RESERVED}}
    strongest = min((code for code in reserved.values() if code), key=STRENGTH.index, default=None)
    if len(set(reserved.values())) > 1:
        return strongest, "perceel " + enumerated([f"{lot} ({code})" for lot, code in reserved.items()])
    return strongest, "perceel " + enumerated(list(reserved)) if reserved else ""


def _fields(publication: Json) -> tuple[list[_Field], list[str]]:
    """The fields about reserving anywhere in a publication, and the names of its lots."""
    fields: list[_Field] = []
    lots: list[str] = []
    waiting = deque([("", publication)])
    while waiting:
        lot, here = waiting.popleft()
        for key, value in here.items():
            name = _plain(key)
            if name in SPEAKING:
                fields.append(_Field(lot, name, value))
            inner = objects_in(value) if isinstance(value, (dict, list)) else []
            if name in LOTS and not lot:
                named = [(_lot_name(each, place), each) for place, each in enumerate(inner, start=1)]
                lots += [each for each, _ in named]
                waiting += named
            else:
                waiting += [(lot, each) for each in inner]
    return fields, lots


@lru_cache(maxsize=2048)
def _plain(key: str) -> str:
    return re.sub(r"[^a-z0-9]", "", key.lower())


def _lot_name(lot: Json, place: int) -> str:
    """'LOT-0001' is '1'; a lot without a name goes by its place."""
    plain = {_plain(key): value for key, value in lot.items()}
    found = (plain[key] for key in LOT_NAMES if isinstance(plain.get(key), (str, int)) and plain[key] != "")
    named = str(next(found, place))
    return re.sub(r"^(?:LOT|PAR|Perceel)?[-\s]*0*(?=\d)", "", named, flags=re.IGNORECASE)


def _codes(field: _Field) -> Iterator[str]:
    if field.key in ELEMENTS and not _says_no(field.value):
        yield ELEMENTS[field.key]
    if field.key in PARTICIPATION:
        for word in _words(field.value):
            if code := CODES.get(word):
                yield code


def _words(value: Any) -> list[str]:
    """The codes in a value: text, a list of texts, or objects with a code."""
    items = cast("list[Any]", value) if isinstance(value, list) else [value]
    named = [cast("Json", item) for item in items if isinstance(item, dict)]
    texts = [item for item in items if isinstance(item, str)]
    texts += [str(each.get("code") or each.get("id") or each.get("omschrijving") or "") for each in named]
    return [text.strip().rstrip(".").lower() for text in texts]


def _says_no(value: Any) -> bool:
    words = [word for word in _words(value) if word]
    return value is False or value == 0 or (bool(words) and all(word in SAYS_NO for word in words))


def _reserves_execution(field: _Field) -> bool:
    """An element of the old XML says it by being there; a field of eForms or OCDS by what it holds."""
    if field.key == PROGRAMME:
        return not _says_no(field.value)
    words = [word for word in _words(field.value) if word]
    return field.key in EXECUTION and (field.value is True or any(word not in SAYS_NO for word in words))
