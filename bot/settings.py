"""The settings of the running bot, from the environment. Secrets never show in a log, a repr or an error."""

from enum import StrEnum
from pathlib import Path
from typing import Self

from platformdirs import user_state_path
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict


class SlackMode(StrEnum):
    """How Slack reaches the bot."""

    SOCKET = "socket"
    HTTP = "http"


class LogFormat(StrEnum):
    """How the log is written: lines for people, or JSON for a program."""

    TEXT = "text"
    JSON = "json"


class SettingsProblem(Exception):  # noqa: N818
    """The bot cannot start with these settings. The message names everything that is wrong at once, in Dutch."""


WHERE = {
    "SLACK_BOT_TOKEN": "begint met xoxb-; api.slack.com/apps, uw app, 'OAuth & Permissions', 'Bot User OAuth Token'",
    "SLACK_APP_TOKEN": "begint met xapp-; api.slack.com/apps, uw app, 'Basic Information', 'App-Level Tokens', met het"
    " recht connections:write (voor Socket Mode)",
    "SLACK_SIGNING_SECRET": "api.slack.com/apps, uw app, 'Basic Information', 'App Credentials', 'Signing Secret'"
    " (voor HTTP)",
    "PORT": "een getal van 1 tot en met 65535: de poort waarop de bot naar Slack luistert (voor HTTP)",
    "HOST": "het adres waarop de bot luistert, bijvoorbeeld 127.0.0.1",
    "SLACK_MODE": "schrijf socket of http",
    "SLACK_API_URL": "begint met https:// of http://; laat weg voor Slack zelf",
    "DATABASE_URL": "bijvoorbeeld sqlite:////var/lib/kansrijk/journaal.sqlite",
    "KENNIS": "de map met de kennisbestanden",
    "HEALTH_PORT": "een getal van 1 tot en met 65535: de poort van /healthz en /metrics; laat weg voor geen",
    "HEALTH_HOST": "het adres van /healthz en /metrics, bijvoorbeeld 127.0.0.1",
    "LOG_FORMAT": "schrijf text of json",
}


class Settings(BaseSettings):
    """What the environment says. `read_settings` makes it and says what is missing."""

    model_config = SettingsConfigDict(
        env_ignore_empty=True,
        hide_input_in_errors=True,
        extra="ignore",
        frozen=True,
        str_strip_whitespace=True,
    )

    bot_token: SecretStr | None = Field(default=None, validation_alias="SLACK_BOT_TOKEN")
    app_token: SecretStr | None = Field(default=None, validation_alias="SLACK_APP_TOKEN")
    signing_secret: SecretStr | None = Field(default=None, validation_alias="SLACK_SIGNING_SECRET")
    chosen_mode: SlackMode | None = Field(default=None, validation_alias="SLACK_MODE")
    api_url: str = Field(
        default="https://slack.com/api/", validation_alias="SLACK_API_URL", pattern="^https?://.+"
    )
    host: str = Field(default="127.0.0.1", validation_alias="HOST")
    port: int | None = Field(default=None, validation_alias="PORT", ge=1, le=65535)
    database_url: SecretStr | None = Field(default=None, validation_alias="DATABASE_URL")
    knowledge: Path | None = Field(default=None, validation_alias="KENNIS")
    health_host: str = Field(default="127.0.0.1", validation_alias="HEALTH_HOST")
    health_port: int | None = Field(default=None, validation_alias="HEALTH_PORT", ge=1, le=65535)
    log_format: LogFormat = Field(default=LogFormat.TEXT, validation_alias="LOG_FORMAT")

    @property
    def mode(self) -> SlackMode:
        """How Slack reaches the bot: as chosen; else Socket Mode, unless only what HTTP needs is there."""
        only_http = bool(self.signing_secret and self.port and not self.app_token)
        return self.chosen_mode or (SlackMode.HTTP if only_http else SlackMode.SOCKET)

    @property
    def journal_url(self) -> str:
        """Where the journal is: DATABASE_URL, else one SQLite file in the state directory of this user."""
        if self.database_url:
            return self.database_url.get_secret_value()
        return f"sqlite:///{user_state_path('kansrijk', appauthor=False) / 'journaal.sqlite'}"

    def check(self) -> Self:
        """These settings, or `SettingsProblem` when Slack cannot be reached with them."""
        problems = self.problems()
        if problems:
            raise SettingsProblem(_message(problems))
        return self

    def problems(self) -> list[str]:
        """What is missing or of another kind, a line each with where to get it; empty when Slack can be reached."""
        return self._missing() + self._swapped()

    def _missing(self) -> list[str]:
        needed: dict[str, object] = {"SLACK_BOT_TOKEN": self.bot_token}
        if self.mode is SlackMode.SOCKET:
            needed |= {"SLACK_APP_TOKEN": self.app_token}
        else:
            needed |= {"SLACK_SIGNING_SECRET": self.signing_secret, "PORT": self.port}
        return [f"{name} ontbreekt: {WHERE[name]}" for name, value in needed.items() if not value]

    def _swapped(self) -> list[str]:
        wrong = {
            "SLACK_BOT_TOKEN": self.bot_token and self.bot_token.get_secret_value().startswith("xapp-"),
            "SLACK_APP_TOKEN": self.app_token and self.app_token.get_secret_value().startswith("xoxb-"),
        }
        return [
            f"{name} is een ander soort token: {WHERE[name]}" for name, is_wrong in wrong.items() if is_wrong
        ]


def read_settings() -> Settings:
    """The settings of the environment, complete for Slack; else `SettingsProblem` with all that is wrong in one message."""
    return read_incomplete_settings().check()


def read_incomplete_settings() -> Settings:
    """The settings of the environment, whether Slack can be reached with them or not. Raises `SettingsProblem`."""
    try:
        return Settings()
    except ValidationError as problem:
        names = dict.fromkeys(str(error["loc"][0]) for error in problem.errors(include_input=False))
        raise SettingsProblem(
            _message([f"{name} klopt niet: {WHERE.get(name, name)}" for name in names])
        ) from None


def read_journal_url() -> str:
    """Where the journal is, for commands that need no Slack. Raises `SettingsProblem`."""
    try:
        return Settings().journal_url
    except ValidationError:
        raise SettingsProblem(f"DATABASE_URL klopt niet: {WHERE['DATABASE_URL']}") from None


def _message(problems: list[str]) -> str:
    return "De bot kan niet starten in Slack. Zet deze instellingen goed:\n" + "\n".join(
        f"- {line}" for line in problems
    )
