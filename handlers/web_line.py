"""The connection over HTTP: Slack calls, each call signed. A real WSGI server, on this machine only unless told otherwise."""

import logging
import socket
import threading

from slack_bolt import App
from slack_bolt.adapter.wsgi import SlackRequestHandler
from waitress.server import create_server

LOG = logging.getLogger(__name__)

PATH = "/slack/events"
LARGEST_BODY = 1_000_000


class WebLine:
    """Listens at `host`:`port` for what Slack sends to `/slack/events`. Raises OSError when the port is taken."""

    is_deaf = False
    """Slack calls; whether it could is not to be seen from here."""

    def __init__(self, app: App, host: str, port: int) -> None:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._server = create_server(
            SlackRequestHandler(app, path=PATH),
            sockets=[socket.create_server((host, port), family=family)],
            threads=8,
            ident="kansrijk",
            max_request_body_size=LARGEST_BODY,
            clear_untrusted_proxy_headers=True,
        )
        self._address = f"http://{host}:{port}{PATH}"
        self._thread = threading.Thread(target=self._server.run, name="web", daemon=True)

    def open(self) -> None:
        """Take requests from now on."""
        self._thread.start()
        LOG.info("luistert naar Slack op %s", self._address)

    def close(self) -> None:
        """Take no more requests, and finish those in hand."""
        self._server.close()
        self._server.task_dispatcher.shutdown()
        self._thread.join(0.5)
