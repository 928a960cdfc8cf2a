"""The log as JSON lines with ids and no texts.

Our own messages hold ids, numbers and places only. What a library writes may quote anything, so of that only its name,
level and place are kept; of an exception only its type and the calls that led to it.
"""

import json
import logging
import traceback
from pathlib import Path
from typing import Any, TextIO

OURS = ("bot.", "handlers.")
MOST_CALLS = 6
FOR_PEOPLE = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class JsonLines(logging.Formatter):
    """Writes a record as one line of JSON: time, level, logger, place, and what may be said of it."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, without a line end."""
        line: dict[str, Any] = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "logger": record.name,
            "place": f"{record.filename}:{record.lineno}",
        }
        if record.name.startswith(OURS):
            line["message"] = record.getMessage()
        return json.dumps(line | _error(record), ensure_ascii=False)


def write_log_to(stream: TextIO, *, in_json: bool) -> None:
    """Let this process log to the stream: as JSON lines, in place of what was set up before, or as lines for people."""
    if not in_json:
        logging.basicConfig(level=logging.INFO, stream=stream, format=FOR_PEOPLE)
        return
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)


def _error(record: logging.LogRecord) -> dict[str, Any]:
    """The type of the exception and the calls that led to it, the last one first; nothing without an exception."""
    kind, _problem, trace = record.exc_info or (None, None, None)
    if kind is None:
        return {}
    frames = reversed(traceback.extract_tb(trace)[-MOST_CALLS:])
    calls = [f"{frame.name} ({Path(frame.filename).name}:{frame.lineno})" for frame in frames]
    return {"error": kind.__name__, "calls": calls}
