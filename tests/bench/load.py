"""How many questions 1 and 4 copies of the bot answer over HTTP on one PostgreSQL, and how long each takes to stand there.

    POSTGRES_URL=postgresql+psycopg://user@127.0.0.1:5432/postgres python tests/bench/load.py [--events 400] [--rate 8]

Every event is signed and sent over real HTTP to one of the copies; every tenth is delivered again to the next copy at the
same moment. Each copy is a process of its own with the shipped knowledge; Slack's side is a small server in this process.
Two rounds: all events at once (questions a second), and `--rate` a second (the time to the posted answer). Prints a table;
lost and twice must be 0. Everything shares the processors of one machine.
"""

import argparse
import hashlib
import hmac
import json
import os
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import cycle
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))

from tests.databases import MISSING, a_schema  # noqa: E402
from tests.slack.server import a_free_port, wait_until  # noqa: E402

SECRET, TEAM, PERSON = "bench-signing-secret", "T0001", "U0ANNA"
QUESTIONS = (
    "Wie doet catering?", "Wat komt er in Q2 aan groen?", "Kan de schoonmaak worden voorbehouden?",
    "Hoe bewijs je de 30%?", "mag een cateringopdracht van een ton?", "Wat staat er in artikel 2.82?",
)  # fmt: skip


@dataclass
class Posted:
    """When each answer was posted, by its mark."""

    at: dict[str, list[float]] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, mark: str) -> None:
        with self.lock:
            self.at.setdefault(mark, []).append(time.perf_counter())


def answered_by_slack(method: str, asked: dict[str, Any], posted: Posted) -> dict[str, Any]:
    match method:
        case "auth.test":
            return {"team_id": TEAM, "user_id": "U0BOT", "bot_id": "B0BOT"}
        case "users.info":
            return {"user": {"id": asked["user"], "team_id": TEAM}}
        case "conversations.info":
            return {"channel": {"id": asked["channel"], "is_channel": True}}
        case "conversations.replies" | "conversations.history":
            return {"messages": []}
        case "chat.postMessage":
            metadata = asked.get("metadata") or {}
            parsed = json.loads(metadata) if isinstance(metadata, str) else metadata
            posted.note((parsed.get("event_payload") or {}).get("werk", ""))
            return {"ts": f"1700000001.{time.perf_counter_ns() % 10**6:06}"}
        case _:
            return {}


@contextmanager
def slack_for(posted: Posted) -> Iterator[str]:
    """Slack's side; its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            in_json = "json" in (self.headers.get("Content-Type") or "")
            asked = json.loads(body or "{}") if in_json else dict(urllib.parse.parse_qsl(body))
            split = urllib.parse.urlsplit(self.path)
            asked |= dict(urllib.parse.parse_qsl(split.query))
            said = {"ok": True, **answered_by_slack(split.path.rsplit("/", 1)[-1], asked, posted)}
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(said).encode())

        do_GET = do_POST

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        request_queue_size = 128
        daemon_threads = True

    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/api/"
    server.shutdown()
    server.server_close()


@contextmanager
def copies_of_the_bot(count: int, slack: str, database: str) -> Iterator[list[int]]:
    """So many copies that listen; their ports."""
    ports = [a_free_port() for _ in range(count)]
    settings = {
        "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "SLACK_BOT_TOKEN": "xoxb-bench", "SLACK_API_URL": slack,
        "SLACK_SIGNING_SECRET": SECRET, "SLACK_MODE": "http", "DATABASE_URL": database,
    }  # fmt: skip
    bots = [
        subprocess.Popen(
            [sys.executable, "-m", "handlers"], cwd=ROOT, env=settings | {"PORT": str(port)},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        for port in ports
    ]  # fmt: skip
    try:
        for port in ports:
            wait_until(lambda port=port: listens(port), "the bot listens", timeout=120)
        yield ports
    finally:
        for bot in bots:
            bot.terminate()
        for bot in bots:
            bot.wait(60)


def listens(port: int) -> bool:
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


def send(port: int, number: int, text: str) -> str:
    """Deliver one signed event; the mark of its answer."""
    channel, ts = f"C{number:06}", f"17.{number}"
    event = {"type": "app_mention", "text": f"<@U0BOT> {text}", "user": PERSON, "channel": channel, "ts": ts}
    envelope = {"type": "event_callback", "team_id": TEAM, "event_id": f"Ev{number}", "event": event}
    body, now = json.dumps(envelope).encode(), str(int(time.time()))
    digest = hmac.new(SECRET.encode(), f"v0:{now}:".encode() + body, hashlib.sha256).hexdigest()
    request = urllib.request.Request(f"http://127.0.0.1:{port}/slack/events", body)
    request.add_header("Content-Type", "application/json")
    request.add_header("X-Slack-Request-Timestamp", now)
    request.add_header("X-Slack-Signature", f"v0={digest}")
    urllib.request.urlopen(request, timeout=60).close()
    return f"{TEAM}-{channel}-{ts}"


def round_of(
    ports: list[int], posted: Posted, first: int, events: int, rate: float | None
) -> dict[str, float]:
    """Send the events (`rate` a second, or as fast as they are taken) and wait for their answers."""
    sent, delivered = dict[str, float](), list[Future[Any]]()

    def deliver(number: int) -> None:
        text, port = QUESTIONS[number % len(QUESTIONS)], ports[number % len(ports)]
        begun = time.perf_counter()
        if number % 10 == 0:
            delivered.append(again.submit(send, ports[(number + 1) % len(ports)], number, text))
        sent[send(port, number, text)] = begun

    begin = time.perf_counter()
    with ThreadPoolExecutor(2) as again, ThreadPoolExecutor(16) as senders:
        for at, number in enumerate(range(first, first + events)):
            if rate is not None:
                time.sleep(max(0.0, begin + at / rate - time.perf_counter()))
            delivered.append(senders.submit(deliver, number))
    for one in delivered:
        one.result()
    until = time.perf_counter() + 120
    while not sent.keys() <= posted.at.keys() and time.perf_counter() < until:
        time.sleep(0.02)
    time.sleep(2)
    return figures(sent, posted, events, begin)


def figures(sent: dict[str, float], posted: Posted, events: int, begin: float) -> dict[str, float]:
    answers = {mark: posted.at.get(mark, []) for mark in sent}
    times = sorted(at[0] - sent[mark] for mark, at in answers.items() if at)
    last = max((at[0] for at in answers.values() if at), default=begin)
    return {
        "a second": len(times) / (last - begin) if times else 0.0,
        "p50 ms": times[len(times) // 2] * 1000 if times else 0.0,
        "p99 ms": times[int(len(times) * 0.99)] * 1000 if times else 0.0,
        "lost": events - len(times),
        "twice": Counter(len(at) > 1 for at in answers.values())[True],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="Load of 1 and 4 copies on one PostgreSQL.")
    parser.add_argument("--events", type=int, default=400)
    parser.add_argument("--rate", type=float, default=8.0)
    asked = parser.parse_args()
    server = os.environ.get("POSTGRES_URL") or sys.exit(MISSING)
    print(
        f"{'copies':>6} {'round':<12} {'events':>6} {'a second':>9} {'p50 ms':>8} {'p99 ms':>8} {'lost':>5} {'twice':>5}"
    )
    for count in (1, 4):
        posted, rounds = Posted(), (("at once", None), (f"{asked.rate:g} a second", asked.rate))
        with (
            a_schema(server) as database,
            slack_for(posted) as slack,
            copies_of_the_bot(count, slack, database) as ports,
        ):
            for port, number in zip(cycle(ports), range(2 * count), strict=False):
                send(port, 900_000 + number, QUESTIONS[0])
            for first, (name, rate) in zip((0, 500_000), rounds, strict=True):
                found = round_of(ports, posted, first, asked.events, rate)
                print(
                    f"{count:>6} {name:<12} {asked.events:>6} {found['a second']:>9.1f} {found['p50 ms']:>8.0f}"
                    f" {found['p99 ms']:>8.0f} {found['lost']:>5.0f} {found['twice']:>5.0f}"
                )


if __name__ == "__main__":
    main()
