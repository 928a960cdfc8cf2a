"""Whether Slack takes this bot: its tokens, its rights, and the channels it must post in. No token is ever shown."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import SecretStr
from slack_sdk import WebClient

from bot.model.digest import DigestRules
from bot.selftest import Mark, Result
from bot.settings import WHERE, Settings, SlackMode
from handlers.audience import Audience
from handlers.failures import CALL_FAILED, what_failed
from handlers.verifying import SCOPES

OPTIONAL: Mapping[str, str] = {
    "mpim:read": "in een groepsgesprek geeft de bot alleen openbare antwoorden",
    "channels:history": "na een storing kan de bot niet zien of een bericht er al staat",
    "groups:history": "na een storing kan de bot in besloten kanalen niet zien of een bericht er al staat",
    "files:write": "een lange lijst komt niet als bestand",
}
"""The rights that the bot can do without, with what is lost; the same as in app.yaml."""
KINDS = {"SLACK_BOT_TOKEN": "xoxb-", "SLACK_APP_TOKEN": "xapp-"}
UNREACHABLE = "Controleer het netwerk, de proxy en SLACK_API_URL."
REINSTALL = "Plak app.yaml opnieuw in de app en installeer de app opnieuw."
INVITE = "Typ in dat kanaal: /invite @kansrijk"
PEOPLE = ("U", "W")
"""How the id of a person begins, not of a channel."""


def try_slack(settings: Settings, rules: DigestRules | None) -> Iterator[Result]:
    """Try everything that can be tried with these settings, in order."""
    problems = [*settings.problems(), *_wrong_kinds(settings)]
    yield from (_token_failed(problem) for problem in dict.fromkeys(problems))
    if settings.mode is SlackMode.SOCKET and _is_of_kind(settings.app_token, "SLACK_APP_TOKEN"):
        yield _try_app_token(settings)
    if settings.bot_token is None or not _is_of_kind(settings.bot_token, "SLACK_BOT_TOKEN"):
        yield Result(Mark.FAILURE, "Slack", "niet geprobeerd zonder SLACK_BOT_TOKEN.")
        return
    client = WebClient(settings.bot_token.get_secret_value(), settings.api_url, timeout=10, retry_handlers=[])
    yield from _try_bot(client, rules)


def _token_failed(problem: str) -> Result:
    name, _, rest = problem.partition(" ")
    return Result(Mark.FAILURE, name, rest)


def _wrong_kinds(settings: Settings) -> Iterator[str]:
    given = {"SLACK_BOT_TOKEN": settings.bot_token, "SLACK_APP_TOKEN": settings.app_token}
    for name, token in given.items():
        if token and not _is_of_kind(token, name):
            yield f"{name} is een ander soort token: {WHERE[name]}"


def _is_of_kind(token: SecretStr | None, name: str) -> bool:
    return token is not None and token.get_secret_value().startswith(KINDS[name])


def _try_app_token(settings: Settings) -> Result:
    token = settings.app_token.get_secret_value() if settings.app_token else ""
    try:
        WebClient(base_url=settings.api_url, timeout=10, retry_handlers=[]).apps_connections_open(
            app_token=token
        )
    except CALL_FAILED as problem:
        said = f"Slack opent geen verbinding ({what_failed(problem)})."
        return Result(Mark.FAILURE, "SLACK_APP_TOKEN", said, f"De token {WHERE['SLACK_APP_TOKEN']}.")
    return Result(Mark.FINE, "SLACK_APP_TOKEN", "Slack opent een verbinding (Socket Mode).")


def _try_bot(client: WebClient, rules: DigestRules | None) -> Iterator[Result]:
    audience = Audience(client)
    try:
        own = audience.identity()
    except (*CALL_FAILED, KeyError) as problem:
        said = f"Slack neemt de token niet aan ({what_failed(problem)})."
        remedy = f"De token {WHERE['SLACK_BOT_TOKEN']}. {UNREACHABLE}"
        yield Result(Mark.FAILURE, "SLACK_BOT_TOKEN", said, remedy)
        return
    said = f"Slack neemt de token aan (team {own.team}, gebruiker {own.bot_user})."
    yield Result(Mark.FINE, "SLACK_BOT_TOKEN", said)
    yield from _try_scopes(audience.granted)
    yield from (_try_channel(client, channel) for channel in _channels(rules))


def _try_scopes(granted: frozenset[str]) -> Iterator[Result]:
    if not granted:
        yield Result(
            Mark.ATTENTION, "rechten", "Slack noemt de rechten niet.", "Vergelijk de app met app.yaml."
        )
        return
    missing, lost = sorted(SCOPES - granted), [scope for scope in OPTIONAL if scope not in granted]
    if missing:
        yield Result(Mark.FAILURE, "rechten", f"er ontbreken: {', '.join(missing)}.", REINSTALL)
    for scope in lost:
        yield Result(Mark.ATTENTION, "rechten", f"{scope} ontbreekt: {OPTIONAL[scope]}.", REINSTALL)
    if not missing and not lost:
        yield Result(Mark.FINE, "rechten", "alles wat in app.yaml staat.")


def _channels(rules: DigestRules | None) -> list[str]:
    """Every channel in which something must be posted, once."""
    if rules is None:
        return []
    advisors = [rules.advisors] if rules.advisors and not rules.advisors.startswith(PEOPLE) else []
    return list(dict.fromkeys([*(one.channel for one in rules.channels), *advisors]))


def _try_channel(client: WebClient, channel: str) -> Result:
    part = f"kanaal {channel}"
    try:
        found: Any = client.conversations_info(channel=channel).get("channel") or {}
    except CALL_FAILED as problem:
        said = f"de bot kan dit kanaal niet zien ({what_failed(problem)})."
        return Result(Mark.FAILURE, part, said, f"Klopt het nummer in weekbericht.yaml? {INVITE}")
    if found.get("is_archived"):
        remedy = "Haal het uit weekbericht.yaml, of zet het kanaal terug."
        return Result(Mark.FAILURE, part, "dit kanaal is gearchiveerd.", remedy)
    if not found.get("is_member") and not found.get("is_im"):
        return Result(Mark.FAILURE, part, "de bot zit niet in dit kanaal.", INVITE)
    if found.get("is_ext_shared"):
        said = "hier lezen mensen van buiten mee: het weekbericht laat niets vertrouwelijks zien."
        return Result(Mark.ATTENTION, part, said, "Is dat niet de bedoeling? Kies een ander kanaal.")
    return Result(Mark.FINE, part, "de bot kan hier berichten plaatsen.")
