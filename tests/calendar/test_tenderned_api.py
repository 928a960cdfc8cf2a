"""Reading TenderNed over HTTP, from a server on this machine that has its good and its bad days."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import requests
from requests.adapters import HTTPAdapter

from bot.calendar.tables import Cell, Table, UnreadableSource
from bot.calendar.tenderned_api import Wanted, fetch
from bot.calendar.tenderned_client import PAUSE
from bot.model.procurement import ContractKind
from tests.calendar.tenderned_server import Answer, TenderNed, a_detail, an_item, as_json, html_page, serving

PATIENT = (10.0, 10.0)
HASTY = (10.0, 0.5)
"""Seconds to connect, and of silence before a server that hangs is given up."""

ALL = Wanted()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[TenderNed]:
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.setenv(name, "127.0.0.1")
    with serving() as running:
        yield running


class Reader:
    """Fetches from one server into one folder; the seconds it would have slept are in `slept`."""

    def __init__(self, server: TenderNed, store: Path) -> None:
        self.server = server
        self.store = store
        self.slept: list[float] = []
        self.progress: list[tuple[int, int]] = []

    def __call__(self, wanted: Wanted = ALL, **options: Any) -> Table:
        return fetch(
            wanted,
            self.store,
            **{"base": self.server.base, "sleep": self.slept.append, "timeout": PATIENT, **options},
            on_progress=lambda done, known: self.progress.append((done, known)),
        )[0]

    def waits(self) -> list[float]:
        """The seconds slept beside the pauses between two requests."""
        return [seconds for seconds in self.slept if seconds != PAUSE]


@pytest.fixture
def reader(server: TenderNed, tmp_path: Path) -> Reader:
    return Reader(server, tmp_path)


def column(table: Table, heading: str) -> list[Cell]:
    return [row.cells[table.headings.index(heading)] for row in table.rows]


def numbers(table: Table) -> list[int]:
    return [int(str(cell)) for cell in column(table, "Publicatie-id")]


def items(newest: int, oldest: int = 1) -> list[dict[str, Any]]:
    return [an_item(number) for number in range(newest, oldest - 1, -1)]


def message(reader: Reader, wanted: Wanted = ALL, **options: Any) -> str:
    with pytest.raises(UnreadableSource) as refused:
        reader(wanted, **options)
    return str(refused.value)


def test_every_page_is_read(reader: Reader) -> None:
    reader.server.items = items(250)
    assert numbers(reader()) == list(range(250, 0, -1))


def test_list_and_detail_meet_though_the_id_is_text_in_one_and_a_number_in_the_other(reader: Reader) -> None:
    reader.server.items = items(1)
    reader.server.details = {1: a_detail(1, "90911200-8", "90919200-4")}
    assert column(reader(), "CPV-codes") == ["90911200-8; 90919200-4"]


def test_a_missing_closing_date_stays_missing(reader: Reader) -> None:
    reader.server.items = [an_item(2, sluitingsDatum=None), an_item(1)]
    assert column(reader(), "Sluitingsdatum") == [None, "2026-11-19T17:00:00"]


def test_a_list_without_publications_is_a_table_without_rows(reader: Reader) -> None:
    assert reader().rows == ()


def test_progress_tells_how_many_are_ready_and_how_many_are_known(reader: Reader) -> None:
    reader.server.items = items(2)
    reader()
    assert reader.progress == [(0, 2), (1, 2), (2, 2)]


def test_between_two_requests_there_is_a_pause(reader: Reader) -> None:
    reader.server.items = items(2)
    reader()
    assert reader.slept == [PAUSE, PAUSE]


def test_the_program_says_its_own_name(reader: Reader) -> None:
    reader.server.items = items(1)
    reader()
    assert set(reader.server.agents) == {"Kansrijk"}


SENT = [
    (Wanted(text="schoonmaak"), {"search": ["schoonmaak"]}),
    (Wanted(cpv=("90911200-8", "55520000-1")), {"cpvCodes": ["90911200-8", "55520000-1"]}),
    (Wanted(publication_types=("VAK",)), {"publicatieType": ["VAK"]}),
    (Wanted(kind=ContractKind.SERVICES), {"typeOpdracht": ["D"]}),
    (Wanted(published_from=date(2026, 1, 1)), {"publicatieDatumVanaf": ["2026-01-01"]}),
    (Wanted(published_to=date(2026, 1, 31)), {"publicatieDatumTot": ["2026-01-31"]}),
    (Wanted(scope="EU"), {"nationaalOfEuropees": ["EU"]}),
    (Wanted(since="AF7"), {"publicatieDatumPreset": ["AF7"]}),
]


@pytest.mark.parametrize(("wanted", "sent"), SENT)
def test_a_filter_is_sent_under_the_name_that_the_api_knows(
    reader: Reader, wanted: Wanted, sent: Any
) -> None:
    reader(wanted)
    assert reader.server.queries == [
        {"sort": ["publicatieDatum,desc"], "size": ["100"], "page": ["0"], **sent},
    ]


def test_each_type_of_publication_is_a_list_of_its_own(reader: Reader) -> None:
    reader.server.items = [an_item(3), an_item(2, typePublicatie={"code": "VAK"}), an_item(1)]
    assert numbers(reader(Wanted(publication_types=("VAK", "AAO")))) == [2, 3, 1]


UNWANTED = [
    (Wanted(kind=ContractKind.WORKS), {"typeOpdracht": {"code": "L"}}, {"typeOpdracht": {"code": "W"}}),
    (Wanted(scope="NL"), {"europees": True}, {"europees": False}),
    (
        Wanted(published_from=date(2026, 10, 1)),
        {"publicatieDatum": "2026-09-30"},
        {"publicatieDatum": "2026-10-01"},
    ),
    (
        Wanted(published_to=date(2026, 10, 1)),
        {"publicatieDatum": "2026-10-02"},
        {"publicatieDatum": "2026-10-01"},
    ),
]


@pytest.mark.parametrize(("wanted", "other", "fitting"), UNWANTED)
def test_what_the_api_did_not_filter_is_filtered_here(
    reader: Reader, wanted: Wanted, other: dict[str, Any], fitting: dict[str, Any]
) -> None:
    reader.server.items = [an_item(2, **other), an_item(1, **fitting)]
    table = reader(wanted)
    assert (numbers(table), table.remarks) == (
        [1],
        ("Weggelaten omdat ze buiten de vraag vallen: 1.",),
    )


def test_a_field_that_is_missing_is_no_reason_to_leave_out(reader: Reader) -> None:
    reader.server.items = [an_item(1, typeOpdracht=None, europees=None, publicatieDatum=None)]
    wanted = Wanted(kind=ContractKind.WORKS, scope="NL", published_from=date(2026, 1, 1))
    assert numbers(reader(wanted)) == [1]


DIVISION = Wanted(cpv=("90000000-7",), since="AF30")


def test_a_whole_division_of_cpv_is_not_sent(reader: Reader) -> None:
    reader(DIVISION)
    assert "cpvCodes" not in reader.server.queries[0]


def test_a_whole_division_of_cpv_is_filtered_on_the_details(reader: Reader) -> None:
    reader.server.items = items(3)
    reader.server.details = {3: a_detail(3, "55520000-1", "90911200-8"), 2: a_detail(2, "55520000-1")}
    assert numbers(reader(DIVISION)) == [3, 1]


def test_a_publication_of_which_the_codes_are_unknown_is_kept(reader: Reader) -> None:
    reader.server.items = items(1)
    reader.server.bad = {"/publicaties/1": [Answer(404)]}
    assert numbers(reader(DIVISION)) == [1]


REFUSED = [
    (
        Wanted(cpv=("90911200",)),
        "'90911200' is geen CPV-code met controlecijfer; schrijf bijvoorbeeld 90911200-8.",
    ),
    (
        Wanted(cpv=("90000000-7",)),
        "Voor een hele CPV-divisie (90000000-7) moet elk detail worden gelezen; kies een begindatum, AF7 of AF30.",
    ),
    (
        Wanted(publication_types=("ABC",)),
        "'ABC' is geen soort publicatie van TenderNed; kies uit VAK, AAO, AGO, REC, MAC, VBE, AAW.",
    ),
    (
        Wanted(kind=ContractKind.CONCESSION),
        "TenderNed zoekt niet op concessies; kies diensten, leveringen of werken.",
    ),
    (
        Wanted(since="AF7", published_from=date(2026, 1, 1)),
        "AF7 en AF30 gaan niet samen met een begin- of einddatum; kies een van beide.",
    ),
    (
        Wanted(published_from=date(2026, 2, 1), published_to=date(2026, 1, 1)),
        "De begindatum ligt na de einddatum; draai ze om.",
    ),
]


@pytest.mark.parametrize(("wanted", "said"), REFUSED, ids=[said[:30] for _, said in REFUSED])
def test_a_question_that_cannot_be_asked_is_refused_before_anything_is_asked(
    reader: Reader, wanted: Wanted, said: str
) -> None:
    assert (message(reader, wanted), reader.server.asked) == (said, [])


BAD_DAYS = [
    (Answer(500), [2.0], "an error of the server"),
    (Answer(429, headers={"Retry-After": "7"}), [7.0], "as long as it asks"),
    (Answer(503, headers={"Retry-After": "1"}), [2.0], "never shorter than our own wait"),
    (Answer(503, headers={"Retry-After": "Mon, 01 Jan 2001 00:00:00 GMT"}), [2.0], "a date that has passed"),
    (Answer(429, headers={"Retry-After": "straks"}), [2.0], "a wish that nobody can read"),
    (
        Answer(body=b'{"content": [], "totalElements": 0}', cut=True),
        [2.0],
        "a connection that breaks halfway",
    ),
]


@pytest.mark.parametrize(("answer", "waits", "why"), BAD_DAYS, ids=[why for *_, why in BAD_DAYS])
def test_a_page_that_fails_for_a_moment_is_asked_again_after_a_wait(
    reader: Reader, answer: Answer, waits: list[float], why: str
) -> None:
    reader.server.items = items(1)
    reader.server.bad = {"/publicaties?page=0": [answer]}
    assert (numbers(reader()), reader.waits()) == ([1], waits), why


def test_an_answer_that_does_not_come_is_asked_again(reader: Reader) -> None:
    reader.server.items = items(1)
    reader.server.bad = {"/publicaties?page=0": [Answer(hang=True)]}
    assert numbers(reader(timeout=HASTY)) == [1]


def test_a_server_that_stays_silent_is_given_up(reader: Reader) -> None:
    reader.server.bad = {"/publicaties?page=0": [Answer(hang=True)] * 5}
    assert (
        message(reader, timeout=(10.0, 0.1)) == "TenderNed antwoordt niet op tijd; probeer het later opnieuw."
    )


def test_each_wait_is_twice_as_long_and_five_tries_are_all(reader: Reader) -> None:
    reader.server.bad = {"/publicaties?page=0": [Answer(500)] * 9}
    message(reader)
    assert (reader.waits(), len(reader.server.asked)) == ([2.0, 4.0, 8.0, 16.0], 5)


NO_ANSWER = [
    ([Answer(500)] * 5, "TenderNed heeft een storing (500); probeer het later opnieuw."),
    ([Answer(429)] * 5, "TenderNed krijgt te veel vragen (429); probeer het later opnieuw."),
    ([Answer(cut=True)] * 5, "De verbinding met TenderNed brak af; probeer het later opnieuw."),
    (
        [Answer(503, headers={"Retry-After": "3600"})],
        "TenderNed vraagt langer dan 5 minuten te wachten; probeer het later opnieuw.",
    ),
    ([Answer(400)], "TenderNed begrijpt de vraag niet (400); controleer de filters."),
    (
        [Answer(403)],
        "TenderNed weigert de toegang (403); vraag uw netwerkbeheerder of het adres is toegestaan.",
    ),
    ([Answer(404)], "TenderNed kent dit adres niet (404); kijk of het adres van de API is veranderd."),
    ([Answer(418)], "TenderNed geeft geen gegevens (418); probeer het later opnieuw."),
    ([html_page()], "TenderNed gaf geen gegevens maar een webpagina; probeer het later opnieuw."),
    (
        [Answer(body=b"oei")],
        "TenderNed gaf geen gegevens maar iets dat geen JSON is; probeer het later opnieuw.",
    ),
    ([Answer(body=b'["x"]')], "De API van TenderNed is veranderd; meld dit aan de beheerder van de bot."),
    (
        [as_json({"content": [{"publicatieId": "../x"}], "totalElements": 1})],
        "De API van TenderNed is veranderd; meld dit aan de beheerder van de bot.",
    ),
    (
        [Answer(302, headers={"Location": "https://elders.example/publicaties"})],
        "TenderNed verwijst door naar een andere server (elders.example); kijk of het adres van de API is veranderd.",
    ),
]


@pytest.mark.parametrize(("answers", "said"), NO_ANSWER, ids=[said[:40] for _, said in NO_ANSWER])
def test_what_goes_wrong_is_said_in_one_sentence(reader: Reader, answers: list[Answer], said: str) -> None:
    reader.server.bad = {"/publicaties?page=0": answers}
    assert message(reader) == said


def test_a_redirect_within_the_server_is_followed(reader: Reader) -> None:
    reader.server.items = items(1)
    reader.server.bad = {"/publicaties/1": [Answer(301, headers={"Location": "/publicaties/1"})]}
    assert column(reader(), "CPV-codes") == ["90911200-8"]


def test_a_ring_of_redirects_ends(reader: Reader) -> None:
    reader.server.bad = {
        "/publicaties?page=0": [Answer(302, headers={"Location": "/publicaties?page=0&size=1"})] * 9
    }
    assert message(reader) == "TenderNed geeft geen gegevens (302); probeer het later opnieuw."


def test_a_server_that_is_not_there_is_said(reader: Reader) -> None:
    assert (
        message(reader, base="http://127.0.0.1:9") == "TenderNed is niet te bereiken; kijk of er netwerk is."
    )


def test_a_server_without_a_proper_certificate_is_refused_at_once(reader: Reader) -> None:
    address = reader.server.base.replace("http:", "https:")
    said = "Het certificaat van TenderNed klopt niet; vraag uw netwerkbeheerder om hulp."
    assert (message(reader, base=address), reader.waits()) == (said, [])


def test_an_address_that_is_none_is_said(reader: Reader) -> None:
    said = "Het adres van de API is niet te gebruiken; controleer het adres."
    assert message(reader, base="tenderned") == said


class Watching(HTTPAdapter):
    """Sends as always, and keeps whether certificates were to be verified."""

    verified: list[Any]

    def send(self, request: Any, *args: Any, **options: Any) -> requests.Response:
        self.verified.append(options["verify"])
        return super().send(request, *args, **options)


def test_certificates_are_verified(reader: Reader) -> None:
    watching = Watching()
    watching.verified = []
    with requests.Session() as session:
        session.mount("http://", watching)
        reader(session=session)
    assert [verify is not False for verify in watching.verified] == [True]


def test_a_detail_that_fails_three_times_leaves_a_row_without_cpv_and_a_remark(reader: Reader) -> None:
    reader.server.items = items(2)
    reader.server.bad = {"/publicaties/2": [Answer(500)] * 3}
    table = reader()
    assert (column(table, "CPV-codes"), table.remarks) == (
        [None, "90911200-8"],
        (
            "Publicatie 2: het detail en de CPV-codes ontbreken. TenderNed heeft een storing (500); probeer het later"
            " opnieuw.",
        ),
    )


def test_a_detail_that_fails_twice_comes_at_the_third_try(reader: Reader) -> None:
    reader.server.items = items(1)
    reader.server.bad = {"/publicaties/1": [Answer(500)] * 2}
    assert column(reader(), "CPV-codes") == ["90911200-8"]


def test_the_detail_of_another_publication_is_not_used(reader: Reader) -> None:
    reader.server.items = items(1)
    reader.server.details = {1: a_detail(2, "55520000-1")}
    table = reader()
    assert (column(table, "CPV-codes"), table.remarks) == (
        [None],
        (
            "Publicatie 1: het detail en de CPV-codes ontbreken. TenderNed gaf een andere publicatie; meld dit aan de"
            " beheerder van de bot.",
        ),
    )


def test_five_details_in_a_row_that_fail_stop_the_run(reader: Reader) -> None:
    reader.server.items = items(9)
    reader.server.bad = {f"/publicaties/{number}": [Answer(500)] * 3 for number in range(1, 10)}
    assert message(reader) == "TenderNed heeft een storing (500); probeer het later opnieuw."


def test_a_list_that_is_too_long_is_cut_off_with_a_remark(reader: Reader) -> None:
    reader.server.items = items(250)
    table = reader(Wanted(most_pages=2))
    assert (len(table.rows), table.remarks) == (
        200,
        ("TenderNed heeft 250 publicaties (alle); de eerste 200 zijn gelezen. Kies een kortere periode.",),
    )


def once(asked: str, change: Callable[[], None]) -> Callable[[str], None]:
    """Does something the first time that a path is asked, before the answer."""
    done: list[str] = []

    def before(path: str) -> None:
        if path == asked and not done:
            done.append(path)
            change()

    return before


def test_a_publication_that_moves_a_page_back_when_another_is_withdrawn_is_not_missed(reader: Reader) -> None:
    reader.server.items = items(250)
    reader.server.before = once("/publicaties?page=1", lambda: reader.server.items.pop(0))
    assert 150 in numbers(reader())


def test_many_that_move_more_than_a_page_back_are_not_missed(reader: Reader) -> None:
    reader.server.items = items(450)
    reader.server.before = once("/publicaties?page=3", lambda: reader.server.items.__delitem__(slice(0, 140)))
    assert set(numbers(reader())) >= set(range(1, 311))


def test_a_publication_that_is_added_during_the_run_is_read_and_none_twice(reader: Reader) -> None:
    reader.server.items = items(250)
    reader.server.before = once("/publicaties?page=2", lambda: reader.server.items.insert(0, an_item(251)))
    assert sorted(numbers(reader())) == list(range(1, 252))


def test_a_total_that_is_larger_than_what_is_there_is_said(reader: Reader) -> None:
    page = {"content": [an_item(1)], "totalElements": 3}
    reader.server.bad = {"/publicaties?page=0": [as_json(page)]}
    assert reader().remarks == ("TenderNed telt 3 publicaties (alle); gevonden: 1.",)


def test_an_empty_page_ends_the_list_whatever_the_total_says(reader: Reader) -> None:
    reader.server.bad = {
        f"/publicaties?page={number}": [as_json({"content": [], "totalElements": 999})] for number in (0, 1)
    }
    reader()
    assert reader.server.asked == ["/publicaties?page=0"]


def broken_at(reader: Reader, path: str) -> None:
    """A run that breaks off at a path."""
    reader.server.bad = {path: [Answer(403)]}
    message(reader)
    reader.server.asked.clear()


def test_a_run_that_broke_off_goes_on_at_the_page_where_it_stopped(reader: Reader) -> None:
    reader.server.items = items(300)
    broken_at(reader, "/publicaties?page=2")
    reader()
    assert reader.server.asked[:2] == ["/publicaties?page=0", "/publicaties?page=2"]


def test_a_run_that_goes_on_gives_what_one_run_would_have_given(reader: Reader) -> None:
    reader.server.items = items(300)
    broken_at(reader, "/publicaties?page=2")
    assert numbers(reader()) == list(range(300, 0, -1))


def test_details_that_were_read_before_a_run_broke_off_are_not_asked_again(reader: Reader) -> None:
    reader.server.items = items(9)
    reader.server.bad = {f"/publicaties/{number}": [Answer(403)] for number in range(1, 6)}
    message(reader)
    reader.server.asked.clear()
    reader()
    assert reader.server.asked == [
        "/publicaties?page=0",
        *(f"/publicaties/{number}" for number in range(5, 0, -1)),
    ]


def test_what_was_published_since_a_run_broke_off_comes_along(reader: Reader) -> None:
    reader.server.items = items(300)
    broken_at(reader, "/publicaties?page=2")
    reader.server.items = items(450)
    assert sorted(numbers(reader())) == list(range(1, 451))


def test_what_was_read_before_a_run_broke_off_stays_though_a_page_has_changed(reader: Reader) -> None:
    reader.server.items = items(300)
    broken_at(reader, "/publicaties?page=2")
    reader.server.items = items(250)
    broken_at(reader, "/publicaties?page=2")
    assert sorted(numbers(reader())) == list(range(1, 301))


def test_after_a_completed_run_the_next_begins_anew(reader: Reader) -> None:
    reader.server.items = items(2)
    reader()
    reader.server.items = items(3, oldest=2)
    assert numbers(reader()) == [3, 2]


def test_two_questions_in_one_folder_do_not_mix(reader: Reader) -> None:
    reader.server.items = items(3)
    reader(Wanted(text="a"))
    reader.server.items = items(9, oldest=8)
    assert numbers(reader(Wanted(text="b"))) == [9, 8]


def test_a_document_that_was_half_written_is_read_again(reader: Reader) -> None:
    reader.server.items = items(2)
    reader.server.bad = {"/publicaties?page=0": [Answer(403)]}
    message(reader)
    folder = next(reader.store.iterdir())
    (folder / "lijst-alle-000.json").write_text('{"content": [', encoding="utf-8")
    assert numbers(reader()) == [2, 1]


def test_a_store_that_cannot_be_written_is_said(server: TenderNed, tmp_path: Path) -> None:
    (tmp_path / "bezet").write_text("", encoding="utf-8")
    said = "In de map 'bezet' kan niet worden geschreven; kies een andere map."
    assert message(Reader(server, tmp_path / "bezet")) == said
