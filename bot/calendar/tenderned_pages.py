"""The pages of a list at TenderNed, and the folder in which a run keeps what it has read."""

import hashlib
import json
import os
import re
from pathlib import Path
from typing import Any, cast

from bot.calendar.tables import UnreadableSource
from bot.calendar.tenderned_client import Client, Parameters
from bot.calendar.tenderned_fields import Json, objects_in

NUMBER = re.compile(r"\d{1,12}")
DONE = "klaar"


class RunFolder:
    """JSON documents by name, in a folder of its own under `store` for each question.

    A document is there whole or not at all. A folder of a run that was completed is emptied first.
    Raises UnreadableSource when the folder cannot be written.
    """

    def __init__(self, store: Path, question: str) -> None:
        self._folder = store / f"tenderned-{hashlib.sha256(question.encode()).hexdigest()[:12]}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if self._path(DONE).exists():
                for path in (
                    *self._folder.glob("lijst-*"),
                    *self._folder.glob("publicatie-*"),
                    self._path(DONE),
                ):
                    path.unlink()
        except OSError as error:
            raise _not_writable(store) from error
        self.write("vraag", question)

    def read(self, name: str) -> Any:
        """The document of that name, None when it is not there or cannot be read."""
        try:
            return json.loads(self._path(name).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None

    def write(self, name: str, document: Any) -> None:
        """Keep a document: written beside its place first, then put there in one step."""
        path = self._path(name)
        beside = path.with_suffix(".nieuw")
        try:
            with beside.open("w", encoding="utf-8") as file:
                json.dump(document, file, ensure_ascii=False)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        except OSError as error:
            raise _not_writable(self._folder) from error

    def finish(self) -> None:
        """The run is completed: the next one with this question begins anew."""
        self.write(DONE, True)

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.json"


class Pages:
    """The pages of one list, newest publication first, read one after the other.

    `read`: how many pages. `total`: how many publications TenderNed counts. `found`: publicatieId -> item.
    """

    def __init__(
        self, client: Client, folder: RunFolder, name: str, parameters: Parameters, size: int
    ) -> None:
        self.read = 0
        self.total = 0
        self.found: dict[str, Json] = {}
        self._client = client
        self._folder = folder
        self._name = name
        self._parameters = parameters
        self._size = size
        self._ended = False

    def take_up(self) -> None:
        """Take over the pages of a run that broke off, and read the newest again until a page brings nothing new."""
        while (held := self._folder.read(self._document(self.read))) is not None:
            self.total, items = _opened(held)
            self.found.update(items)
            self.read += 1
        self._read_again(range(self.read))

    def goes_on(self) -> bool:
        """Whether the list has pages that were not read."""
        return self.read == 0 or (self.read * self._size < self.total and not self._ended)

    def read_next(self) -> None:
        """Read one page more; when the total changed since the one before, read again what may have moved.

        What was withdrawn moves publications a page back, what was added comes on the first page.
        """
        before, number = self.total, self.read
        self._fetch(number)
        self.read += 1
        if number and self.total != before:
            self._read_again(range(number - 1, -1, -1))
            self._read_again(range(number - 1))

    def _read_again(self, numbers: range) -> None:
        """Read pages again until one brings nothing new; how far the list goes stays as the furthest page said."""
        furthest = self.total, self._ended
        for number in numbers:
            if not self._fetch(number):
                break
        self.total, self._ended = furthest

    def _fetch(self, number: int) -> bool:
        """Read one page and keep it, together with what it held before; whether it brought anything new."""
        answer = self._client.json("/publicaties", [*self._parameters, ("page", str(number))])
        self.total, items = _opened(answer)
        self._ended = not items
        new = bool(items.keys() - self.found.keys())
        self.found.update(items)
        held = self._folder.read(self._document(number))
        whole = (_opened(held)[1] if held is not None else {}) | items
        self._folder.write(
            self._document(number), {"totalElements": self.total, "content": list(whole.values())}
        )
        return new

    def _document(self, number: int) -> str:
        return f"lijst-{self._name}-{number:03}"


def _opened(answer: Any) -> tuple[int, dict[str, Json]]:
    """The total and the items of a page by publicatieId. Raises UnreadableSource when it is no page."""
    page = cast("Json", answer) if isinstance(answer, dict) else {}
    total, content = page.get("totalElements"), page.get("content")
    items = objects_in(content) if isinstance(content, list) else []
    numbers = [str(item.get("publicatieId")) for item in items]
    if not isinstance(total, int) or not isinstance(content, list) or not all(map(NUMBER.fullmatch, numbers)):
        raise UnreadableSource("De API van TenderNed is veranderd; meld dit aan de beheerder van de bot.")
    return total, dict(zip(numbers, items, strict=True))


def _not_writable(folder: Path) -> UnreadableSource:
    return UnreadableSource(f"In de map '{folder.name}' kan niet worden geschreven; kies een andere map.")
