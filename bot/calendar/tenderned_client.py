"""Asks TenderNed for JSON: one request at a time, patiently, and every failure as one Dutch sentence."""

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests
from urllib3.exceptions import InvalidHeader, ReadTimeoutError
from urllib3.util import Retry

from bot.calendar.tables import UnreadableSource

Parameters = Sequence[tuple[str, str]]

HEADERS = {"User-Agent": "Kansrijk", "Accept": "application/json"}
TRIES = 5
PAUSE = 0.5
"""Seconds between two requests."""

FIRST_WAIT = 2.0
"""Seconds before the second try; each next wait is twice as long."""

LONGEST_WAIT = 300.0
"""Seconds; when TenderNed asks for more, the run stops and goes on another time."""

TIMEOUT = (10.0, 30.0)
"""Seconds to connect, and seconds of silence in an answer."""

BUSY = {429, 500, 502, 503, 504}
PASSING = (
    requests.ConnectionError,
    requests.Timeout,
    requests.exceptions.ChunkedEncodingError,
    requests.exceptions.ContentDecodingError,
)
"""What may be over when the same is asked again."""

MOST_REDIRECTS = 3

LATER = "probeer het later opnieuw."
REFUSED = {
    400: "TenderNed begrijpt de vraag niet (400); controleer de filters.",
    401: "TenderNed vraagt een wachtwoord (401); kijk of het adres van de API is veranderd.",
    403: "TenderNed weigert de toegang (403); vraag uw netwerkbeheerder of het adres is toegestaan.",
    404: "TenderNed kent dit adres niet (404); kijk of het adres van de API is veranderd.",
    429: f"TenderNed krijgt te veel vragen (429); {LATER}",
}


class Client:
    """Reads JSON from one server. Certificates are verified, and a redirect to another server is refused.

    `base` is the address before every path. `session` carries proxies and certificates of the organisation.
    `sleep` waits a number of seconds. `timeout`: seconds to connect, seconds of silence in an answer.
    """

    def __init__(
        self,
        base: str,
        session: requests.Session,
        sleep: Callable[[float], None],
        timeout: tuple[float, float] = TIMEOUT,
    ) -> None:
        self._base = base.rstrip("/")
        self._session = session
        self._sleep = sleep
        self._timeout = timeout
        self._asked = False

    def json(self, path: str, parameters: Parameters = (), tries: int = TRIES) -> Any:
        """The parsed JSON at a path; waits and asks again when the server is busy or the connection breaks.

        At most `tries` requests. Raises UnreadableSource when there is no JSON after that, or at once when asking
        again is of no use (refused, not found, no JSON, wrong certificate).
        """
        attempt = 1
        while True:
            try:
                return self._once(self._base + path, parameters)
            except _AgainError as again:
                if again.wait > LONGEST_WAIT:
                    minutes = f"{LONGEST_WAIT / 60:.0f} minuten"
                    raise UnreadableSource(
                        f"TenderNed vraagt langer dan {minutes} te wachten; {LATER}"
                    ) from again
                if attempt >= tries:
                    raise UnreadableSource(str(again)) from again
                self._sleep(max(again.wait, FIRST_WAIT * 2 ** (attempt - 1)))
                attempt += 1

    def _once(self, address: str, parameters: Parameters) -> Any:
        try:
            response = self._answer(address, parameters)
        except requests.exceptions.SSLError as error:
            raise UnreadableSource(
                "Het certificaat van TenderNed klopt niet; vraag uw netwerkbeheerder om hulp."
            ) from error
        except PASSING as error:
            raise _AgainError(_broken(error)) from error
        except requests.RequestException as error:
            raise UnreadableSource(
                "Het adres van de API is niet te gebruiken; controleer het adres."
            ) from error
        if response.status_code in BUSY:
            raise _AgainError(_refusal(response.status_code), _asked_wait(response))
        return _content(response)

    def _answer(self, address: str, parameters: Parameters) -> requests.Response:
        """One answer, after redirects within the server."""
        if self._asked:
            self._sleep(PAUSE)
        self._asked = True
        response = self._get(address, parameters)
        for _ in range(MOST_REDIRECTS):
            target = self._session.get_redirect_target(response)
            if target is None:
                return response
            following = urljoin(response.url, target)
            if urlsplit(following)[:2] != urlsplit(address)[:2]:
                raise UnreadableSource(
                    f"TenderNed verwijst door naar een andere server ({urlsplit(following).netloc}); kijk of het adres"
                    " van de API is veranderd."
                )
            response = self._get(following, ())
        return response

    def _get(self, address: str, parameters: Parameters) -> requests.Response:
        return self._session.get(
            address,
            params=list(parameters),
            headers=HEADERS,
            timeout=self._timeout,
            allow_redirects=False,
        )


class _AgainError(Exception):
    """No answer this time; asking again after `wait` seconds may help."""

    def __init__(self, said: str, wait: float = 0.0) -> None:
        self.wait = wait
        super().__init__(said)


def _asked_wait(response: requests.Response) -> float:
    """The seconds that the server asks to wait (Retry-After: seconds or a date), 0 when it asks nothing."""
    try:
        return float(Retry().parse_retry_after(response.headers.get("Retry-After", "0")))
    except InvalidHeader:
        return 0.0


def _broken(error: requests.RequestException) -> str:
    """What is said of a request that got no whole answer."""
    silent = any(isinstance(cause, ReadTimeoutError) for cause in error.args)
    if isinstance(error, requests.Timeout) or silent:
        return f"TenderNed antwoordt niet op tijd; {LATER}"
    if not isinstance(error, requests.ConnectionError):
        return f"De verbinding met TenderNed brak af; {LATER}"
    return "TenderNed is niet te bereiken; kijk of er netwerk is."


def _refusal(status: int) -> str:
    said = f"TenderNed heeft een storing ({status}); {LATER}"
    return (
        said if status >= 500 else REFUSED.get(status, f"TenderNed geeft geen gegevens ({status}); {LATER}")
    )


def _content(response: requests.Response) -> Any:
    if response.status_code != requests.codes.ok:
        raise UnreadableSource(_refusal(response.status_code))
    try:
        return response.json()
    except (ValueError, RecursionError) as error:
        page = response.content.lstrip()[:1] == b"<"
        what = "een webpagina" if page else "iets dat geen JSON is"
        raise UnreadableSource(f"TenderNed gaf geen gegevens maar {what}; {LATER}") from error
