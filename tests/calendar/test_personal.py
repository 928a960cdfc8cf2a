"""Personal data do not come in: names, telephone numbers and e-mail addresses; everything else stays as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendar.personal import EMAIL, NAME, PHONE, without_personal

NAMES = [
    ("contactpersoon: J. de Vries", f"contactpersoon: {NAME}"),
    ("Contactpersoon is Jan Willem de Boer", f"Contactpersoon is {NAME}"),
    ("contactpersoon: Ayşe Yılmaz", f"contactpersoon: {NAME}"),
    ("contactpersoon: Petra", f"contactpersoon: {NAME}"),
    ("dhr. Jan Jansen", f"dhr. {NAME}"),
    ("de heer Van Dijk", f"de heer {NAME}"),
    ("mw. A. de Boer", f"mw. {NAME}"),
    ("dhr. Jansen en mevrouw De Boer", f"dhr. {NAME} en mevrouw {NAME}"),
    ("prof. dr. Anna de Wit", f"prof. dr. {NAME}"),
    ("Neem contact op met Petra van den Berg voor vragen.", f"Neem contact op met {NAME} voor vragen."),
    ("t.a.v. Jan de Wit", f"t.a.v. {NAME}"),
    ("budgethouder is Fatima El Amrani", f"budgethouder is {NAME}"),
    ("inkoper Kees Bakker", f"inkoper {NAME}"),
    ("Wubbe Ofwegen, 06-12345678", f"{NAME}, {PHONE}"),
    ("Wubbe Ofwegen (w@x.nl)", f"{NAME} ({EMAIL})"),
]
PHONES = [
    "020-1234567", "(020) 123 45 67", "020 123 45 67", "020 - 123 4567", "0299 12 34 56", "088-1234567", "0201234567", "06-12345678",
    "06 12 34 56 78", "06.12.34.56.78", "06/12345678", "06 - 1234 5678", "0 6 1 2 3 4 5 6 7 8", "+31 6 12 34 56 78", "+31612345678",
    "+31 (0)20 123 4567", "+31(0)6-12345678", "0031612345678", "0031 (0)20 1234567", "+32 2 123 45 67", "0049 30 1234567",
]  # fmt: skip
UNTOUCHED = [
    "Jan van Galenstraat", "Mr. Visserplein", "ir. J.P. van Muijlwijkstraat", "Gemeente Amsterdam", "Anne Frank Stichting", "Dr. Nassau College",
    "Johan Cruijff Arena", "contactpersoon: Team Inkoop", "neem contact op met Mercell", "Projectleider Omgevingswet",
    "projectleider Sociaal Domein", "opgesteld door Royal HaskoningDHV", "t.a.v. het organiseren", "€ 1.250.000,00", "90911200-8",
    "03121000-4", "ISBN 0-19-852663-6", "08.430.2024 Onderhoud", "201865002.001.066 - Taskforce", "01-04-2027 10:00", "1-1-2027 t/m 31-12-2030", "KvK 34366966",
    "Zaaknr. 31216926", "AI 2024-0164", "NL91ABNA0417164300", "2013/S 050-081824", "bezoekadres: Amstel 1, 1011 PN Amsterdam",
]  # fmt: skip


@pytest.mark.parametrize(("text", "left"), NAMES)
def test_a_name_that_is_announced_is_left_out(text: str, left: str) -> None:
    assert without_personal(text)[0] == left


@pytest.mark.parametrize("number", PHONES)
def test_a_telephone_number_is_left_out_in_every_notation(number: str) -> None:
    assert without_personal(f"Bel {number}.") == (f"Bel {PHONE}.", 1)


@pytest.mark.parametrize(
    "address", ["j.jansen@amsterdam.nl", "Inkoop+2027@x.co.uk", "j.jansen (at) amsterdam.nl"]
)
def test_an_address_is_left_out(address: str) -> None:
    assert without_personal(f"Mail {address} voor 1 mei") == (f"Mail {EMAIL} voor 1 mei", 1)


def test_a_number_behind_its_word_is_left_out_whatever_its_length() -> None:
    assert without_personal("tel: 1234567") == (f"tel: {PHONE}", 1)


def test_everything_that_is_left_out_is_counted() -> None:
    text = "inkoper Kees Bakker (06-12345678 of 020-1234567, k.bakker@x.nl)"
    assert without_personal(text) == (f"inkoper {NAME} ({PHONE} of {PHONE}, {EMAIL})", 4)


@pytest.mark.parametrize("text", UNTOUCHED)
def test_what_is_not_personal_stays(text: str) -> None:
    assert without_personal(text) == (text, 0)


GAPS = st.sampled_from(["", " ", "-", ".", "/"])


@given(
    st.text(alphabet="abc ,:(\n", max_size=10),
    st.sampled_from(["06", "020", "0299", "+316", "+31 (0)20", "0031 6", "(020)"]),
    st.text(alphabet="123456789", min_size=8, max_size=8),
    st.lists(GAPS, min_size=4, max_size=4),
    st.text(alphabet="abc ,.)\n", max_size=10),
)
def test_no_text_of_the_form_of_a_telephone_number_survives(
    before: str, area: str, digits: str, gaps: list[str], after: str
) -> None:
    length = {"06": 8, "020": 7, "0299": 6, "+316": 8, "+31 (0)20": 7, "0031 6": 8, "(020)": 7}[area]
    rest = digits[:length]
    number = area + "".join(
        gap + rest[place : place + 2] for gap, place in zip(gaps, range(0, length, 2), strict=False)
    )
    assert number not in without_personal(f"{before}{number}{after}")[0]


@given(st.text(max_size=200))
def test_leaving_out_twice_leaves_out_nothing_more(text: str) -> None:
    left = without_personal(text)[0]
    assert without_personal(left) == (left, 0)
