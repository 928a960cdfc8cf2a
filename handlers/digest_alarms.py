"""What the advisors are told when a channel cannot get its digest: what is wrong, and what to do."""

from bot.model.digest import DigestChannel

CALENDAR, HIDDEN, FAILED = "kalender", "niet-te-zien", "mislukt"
"""Reasons of our own; every other reason is Slack's name for an error."""

FILE = "knowledge/weekbericht.yaml"
REMEDIES = {
    "channel_not_found": f"Slack kent dit kanaal niet, of de bot mag er niet in. Kijk bij 'kanaal' in {FILE}. "
    "Nodig de bot uit in een besloten kanaal: /invite @kansrijk.",
    "not_in_channel": "De bot zit niet in het kanaal. Nodig de bot uit: typ daar /invite @kansrijk.",
    "is_archived": f"Het kanaal is gearchiveerd. Haal het uit het archief, of kies een ander kanaal in {FILE}.",
    "restricted_action": "De bot mag in dit kanaal niet schrijven. Vraag de beheerder van het kanaal om dat recht.",
    "missing_scope": "De app mist een recht. Installeer de app opnieuw met app.yaml.",
    HIDDEN: "Het staat er misschien al: de verbinding viel weg tijdens het plaatsen, en de bot mag het kanaal niet lezen. "
    "Daarom komt het niet nog een keer. Kijk in het kanaal. Geef de app het recht channels:history, en voor een besloten "
    "kanaal groups:history; dan kijkt de bot zelf.",
    FAILED: "Er ging iets mis bij het maken of plaatsen. De bot probeert het deze week opnieuw. Kijk in het log.",
}
OTHER = "Slack neemt het bericht niet aan ({reason}). De bot probeert het deze week opnieuw."


def alarm_text(channel: DigestChannel, week: str, reason: str) -> str:
    """Why a channel does not have its digest of that week, and what to do. `reason`: Slack's code, or one of ours."""
    what = f"Het weekbericht '{channel.id}' ({week}) kon niet in kanaal {channel.channel} komen."
    return f"{what} {REMEDIES.get(reason) or OTHER.format(reason=reason)}"


def calendar_alarm_text(week: str, why: str) -> str:
    """Why no channel gets a digest that week as long as the calendar is as it is."""
    return (
        f"Het weekbericht van {week} wacht. {why} Daarna komt het weekbericht vanzelf, zolang de week duurt."
    )
