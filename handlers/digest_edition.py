"""A digest as Slack gets it: the message, its thread, its file and its picture, all for the eyes of one viewer."""

from dataclasses import dataclass
from datetime import date

from bot.assistant import Assistant
from bot.digest import changed_since, digest_file, make_digest, pen_for, why_not
from bot.model.answer import Attachment
from bot.model.digest import DigestRules
from bot.model.procurement import Calendar
from bot.model.question import CalendarFilter
from bot.timeline import timeline_alt, timeline_png
from handlers.blocks import sentence
from handlers.digest import Edition, Order
from handlers.digest_blocks import digest_message, digest_thread, goes_in_file

MOST_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Editor:
    """Makes digests from one version of the knowledge."""

    assistant: Assistant

    @property
    def rules(self) -> DigestRules:
        """Which channel gets which digest, when."""
        return self.assistant.knowledge.digest_rules

    @property
    def calendar(self) -> Calendar:
        """The calendar that the digests tell of, whole."""
        return self.assistant.knowledge.calendar

    def why_not(self, today: date) -> str | None:
        """Why no digest may be posted, in Dutch; None when it may."""
        return why_not(self.assistant.knowledge, self.rules, today)

    def make(self, order: Order) -> Edition:
        """The digest, for the eyes of its viewer only."""
        changes = changed_since(order.told, self.calendar)
        digest = make_digest(
            self.assistant, order.channel, changes, order.today, viewer=order.viewer, late=order.late
        )
        pen = pen_for(digest, self.assistant, order.viewer)
        details = digest_thread(digest, pen, follow=True)
        files: list[Attachment] = []
        if goes_in_file(digest, pen, follow=True):
            files.append(digest_file(digest, self.assistant, order.viewer))
        if order.channel.picture:
            said, picture = self._picture(order, digest.week)
            details = (*details, sentence(said))
            files.append(picture)
        return Edition(digest_message(digest, pen, follow=True), details, tuple(files))

    def _picture(self, order: Order, week: str) -> tuple[str, Attachment]:
        """The coming months as a picture, and the same in words."""
        channel, today = order.channel, order.today
        about = CalendarFilter(owners=channel.owners, categories=channel.categories)
        findings = tuple(self.assistant.weighed(order.viewer, today, about))
        months = min(channel.horizon_months, MOST_MONTHS)
        said = timeline_alt(findings, today, months, channel.language)
        return said, Attachment(
            name=f"tijdlijn-{week}.png",
            title=said,
            write=lambda: timeline_png(findings, today, months, channel.language),
        )
