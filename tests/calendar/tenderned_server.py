"""A small real HTTP server on this machine that plays the answers of the API of TenderNed, its bad days included."""

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

PAGE = "/publicaties"
DETAIL = re.compile(r"/publicaties/(\d+)")
Filters = dict[str, list[str]]


def an_item(number: int, **fields: Any) -> dict[str, Any]:
    """A publication as the list has it: its id is text, it has no CPV codes."""
    return {
        "publicatieId": str(number),
        "publicatieDatum": "2026-10-10",
        "typePublicatie": {"code": "AAO", "omschrijving": "Aankondiging opdracht"},
        "aanbestedingNaam": f"Opdracht {number}",
        "opdrachtgeverNaam": "Gemeente Amsterdam",
        "sluitingsDatum": "2026-11-19T17:00:00",
        "procedure": {"code": "OPE", "omschrijving": "Openbaar"},
        "typeOpdracht": {"code": "D", "omschrijving": "Diensten"},
        "europees": True,
        "opdrachtBeschrijving": "Schoonmaak van kantoren.",
        "kenmerk": 500000 + number,
        "link": {"href": f"https://www.tenderned.nl/aankondigingen/overzicht/{number}", "title": "self"},
        **fields,
    }


def a_detail(number: int, *codes: str, **fields: Any) -> dict[str, Any]:
    """A publication as the detail has it: its id is a number, its type stands under another name. First code: the main one."""
    return {
        "publicatieId": number,
        "kenmerk": 500000 + number,
        "referentieNummer": f"AI 2026-{number}",
        "aanbestedingNaam": f"Opdracht {number}",
        "typePublicatie": "Aankondiging van een opdracht - algemene richtlijn, standaardregeling",
        "aankondigingCode": {"code": "AAO", "omschrijving": "Aankondiging opdracht"},
        "procedureCode": {"code": "OPE", "omschrijving": "Openbaar"},
        "typeOpdrachtCode": {"code": "D", "omschrijving": "Diensten"},
        "cpvCodes": [
            {"code": code, "omschrijving": "", "isHoofdOpdracht": place == 0}
            for place, code in enumerate(codes or ("90911200-8",))
        ],
        **fields,
    }


@dataclass
class Answer:
    """One answer that is not as it should be. `cut`: the connection breaks halfway the body. `hang`: it never comes."""

    status: int = 200
    body: bytes = b"{}"
    headers: dict[str, str] = field(default_factory=dict[str, str])
    cut: bool = False
    hang: bool = False


@dataclass
class TenderNed:
    """What the server holds and what it was asked.

    `items` newest first. `details` by number; one that is missing is made. `bad` gives answers that come first at a path
    ('/publicaties?page=1' for a page). `before` is called with the request before it is answered.
    """

    base: str
    items: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    details: dict[int, dict[str, Any]] = field(default_factory=dict[int, dict[str, Any]])
    bad: dict[str, list[Answer]] = field(default_factory=dict[str, list[Answer]])
    before: Callable[[str], None] = lambda _asked: None
    asked: list[str] = field(default_factory=list[str])
    queries: list[Filters] = field(default_factory=list[Filters])
    agents: list[str] = field(default_factory=list[str])
    stop: threading.Event = field(default_factory=threading.Event)

    def answer(self, target: str, agent: str) -> Answer:
        """The answer to one request."""
        path, filters = urlsplit(target).path, parse_qs(urlsplit(target).query)
        asked = f"{path}?page={filters['page'][0]}" if path == PAGE else path
        self.before(asked)
        self.asked.append(asked)
        self.agents.append(agent)
        if path == PAGE:
            self.queries.append(filters)
        if self.bad.get(asked):
            return self.bad[asked].pop(0)
        if path == PAGE:
            return as_json(self.page(filters))
        found = DETAIL.fullmatch(path)
        return as_json(self.details.get(int(found[1]), a_detail(int(found[1])))) if found else Answer(404)

    def page(self, filters: Filters) -> dict[str, Any]:
        """A page as Spring makes it; a filter that the server does not know is passed over, as the API does."""
        number, size = int(filters["page"][0]), int(filters["size"][0])
        wanted = filters.get("publicatieType")
        held = [item for item in self.items if not wanted or item["typePublicatie"]["code"] in wanted]
        content = held[number * size : (number + 1) * size]
        pages = -(-len(held) // size)
        return {
            "content": content,
            "first": number == 0,
            "last": number + 1 >= pages,
            "totalElements": len(held),
            "totalPages": pages,
            "size": size,
            "numberOfElements": len(content),
            "number": number,
        }


def as_json(document: Any) -> Answer:
    """An ordinary answer."""
    return Answer(body=json.dumps(document).encode(), headers={"Content-Type": "application/json"})


def html_page() -> Answer:
    """A page for people where JSON was asked."""
    return Answer(body=b"<!doctype html><html>Onderhoud</html>", headers={"Content-Type": "text/html"})


@contextmanager
def serving() -> Iterator[TenderNed]:
    """A server that runs until the block ends."""
    held: list[TenderNed] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            answer = held[0].answer(self.path, self.headers["User-Agent"])
            if answer.hang:
                held[0].stop.wait(10)
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body[: len(answer.body) // 2] if answer.cut else answer.body)
            self.close_connection = answer.cut or answer.hang

        def log_message(self, *_: Any) -> None:
            return

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            return

    server = Server(("127.0.0.1", 0), Handler)
    held.append(TenderNed(f"http://127.0.0.1:{server.server_address[1]}"))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield held[0]
    finally:
        held[0].stop.set()
        server.shutdown()
        thread.join()
        server.server_close()
