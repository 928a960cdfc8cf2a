"""The databases on which the same tests run: a SQLite file, and a PostgreSQL with a schema of its own for each test.

`POSTGRES_URL` names a PostgreSQL in which schemas may be made; without it those tests are skipped. A test module takes
the fixture over by importing it: `from tests.databases import database_url`.
"""

import multiprocessing
import os
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

MISSING = (
    "geen PostgreSQL: zet POSTGRES_URL, bijvoorbeeld postgresql+psycopg://gebruiker@127.0.0.1:5432/postgres"
)


@contextmanager
def a_schema(server: str) -> Iterator[str]:
    """The address of an empty schema on that server, dropped afterwards."""
    name, engine = f"test_{uuid.uuid4().hex[:12]}", sa.create_engine(server)
    try:
        with engine.begin() as connection:
            connection.execute(sa.text(f"create schema {name}"))
        address = sa.make_url(server).update_query_dict({"options": f"-csearch_path={name}"})
        yield address.render_as_string(hide_password=False)
        with engine.begin() as connection:
            connection.execute(sa.text(f"drop schema {name} cascade"))
    finally:
        engine.dispose()


@pytest.fixture
def postgres_url() -> Iterator[str]:
    """A fresh PostgreSQL."""
    server = os.environ.get("POSTGRES_URL")
    if not server:
        pytest.skip(MISSING)
    with a_schema(server) as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A fresh database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'staat' / 'journaal.sqlite'}"
    return request.getfixturevalue("postgres_url")


def start_together(work: Callable[..., object], url: str, count: int) -> list[Any]:
    """Run `work(url, number)` in that many real processes at the same moment; what each gave back. Fails when one failed."""
    spawn = multiprocessing.get_context("spawn")
    barrier, given = spawn.Barrier(count), spawn.Queue()
    processes = [spawn.Process(target=_do, args=(work, url, at, barrier, given)) for at in range(count)]
    for process in processes:
        process.start()
    results = [given.get(timeout=60) for _ in processes]
    for process in processes:
        process.join(60)
    problems = [result for result in results if isinstance(result, Exception)]
    assert problems == []
    return results


def _do(work: Callable[..., object], url: str, number: int, barrier: Any, given: Any) -> None:
    barrier.wait(60)
    try:
        given.put(work(url, number))
    except Exception as problem:  # noqa: BLE001 - told to the test
        given.put(problem)
