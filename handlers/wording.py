"""The few fixed words of the rim itself: names of buttons, and what is said when there is no answer to say."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.answering.plain import LABELS
from bot.model.answer import Section
from bot.model.base import Label, Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one language. `apology` has a place for the reference number, `checked` for a date."""

    sections: Mapping[Section, str]
    labels: Mapping[Label, str]
    source: str
    checked: str
    none_of_these: str
    receipt: str
    shortened: str
    close: str
    loading_title: str
    loading: str
    nothing_here: str
    expired: str
    full_answer_elsewhere: str
    busy: str
    busy_now: str
    apology: str
    uncertain: str
    file_failed: str
    file_elsewhere: str
    follow: str
    unfollow: str
    followed: str


DUTCH = Words(
    sections={
        Section.WHY: "Waarom?",
        Section.PROMISE: "Hoe kansrijk?",
        Section.WHAT_IF: "Wat zou dit veranderen?",
        Section.LAW: "Wettekst",
        Section.EXAMPLES: "Voorbeelden",
        Section.MARKET: "Markt",
        Section.ALTERNATIVES: "Alternatieven",
        Section.STRATEGY: "Tekst voor inkoopstrategie",
    },
    labels=LABELS[Language.DUTCH],
    source="Bron",
    checked="gecontroleerd {date}",
    none_of_these="Geen van deze",
    receipt="Bon",
    shortened="Niet alles past hier. Stel een vraag over één onderdeel, dan krijgt u de rest.",
    close="Sluiten",
    loading_title="Een ogenblik",
    loading="Ik zoek dit voor u op.",
    nothing_here="Bij dit antwoord is hier niets te laten zien.",
    expired="Deze knop is verlopen. Stel uw vraag opnieuw.",
    full_answer_elsewhere="Wilt u het volledige antwoord? Stel uw vraag dan in een direct bericht aan mij.",
    busy="Het is even druk. Uw vraag is bewaard. U krijgt zo antwoord.",
    busy_now="Het is nu te druk. Klik over een halve minuut nog eens.",
    apology="Sorry, er ging iets mis. Ik kan dit nu niet beantwoorden. Stel uw vraag later opnieuw. "
    "Blijft het misgaan? Noem dan dit nummer: {reference}.",
    uncertain="De verbinding viel weg terwijl ik antwoord gaf. Ziet u mijn antwoord niet? Stel uw vraag dan opnieuw.",
    file_failed="Ik kon het bestand niet toevoegen. Stel uw vraag later opnieuw, of maak de vraag smaller.",
    file_elsewhere="Het bestand kan ik hier niet toevoegen. Wilt u het bestand? Stel uw vraag in een direct bericht aan mij.",
    follow="Volg",
    unfollow="Stop met volgen",
    followed="Wat volg ik?",
)

ENGLISH = Words(
    sections={
        Section.WHY: "Why?",
        Section.PROMISE: "How promising?",
        Section.WHAT_IF: "What would change this?",
        Section.LAW: "Text of the law",
        Section.EXAMPLES: "Examples",
        Section.MARKET: "Market",
        Section.ALTERNATIVES: "Alternatives",
        Section.STRATEGY: "Text for the strategy",
    },
    labels=LABELS[Language.ENGLISH],
    source="Source",
    checked="checked {date}",
    none_of_these="None of these",
    receipt="Receipt",
    shortened="Not everything fits here. Ask about one part to get the rest.",
    close="Close",
    loading_title="One moment",
    loading="I am looking this up for you.",
    nothing_here="There is nothing to show here for this answer.",
    expired="This button has expired. Please ask your question again.",
    full_answer_elsewhere="Do you want the full answer? Ask me in a direct message.",
    busy="It is busy right now. Your question has been saved. You will get an answer soon.",
    busy_now="It is too busy right now. Please click again in half a minute.",
    apology="Sorry, something went wrong. I cannot answer this now. Please ask again later. "
    "Does it keep going wrong? Then mention this number: {reference}.",
    uncertain="The connection was lost while I answered. If you do not see my answer, please ask your question again.",
    file_failed="I could not add the file. Please ask again later, or narrow your question.",
    file_elsewhere="I cannot add the file here. Do you want the file? Ask me in a direct message.",
    follow="Follow",
    unfollow="Stop following",
    followed="What do I follow?",
)


def words_for(language: Language) -> Words:
    """The words of that language."""
    return DUTCH if language is Language.DUTCH else ENGLISH
