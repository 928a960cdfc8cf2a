"""An answer as plain text: in the terminal, and as `tekst` in the machine contract."""

from bot.answering.writing import day
from bot.model.answer import Answer, Asking, Details, Line, Source
from bot.model.base import Label, Language

LABELS = {
    Language.DUTCH: {
        Label.LAW: "Wet",
        Label.POLICY: "Beleid",
        Label.ADVICE: "Advies",
        Label.PRACTICE: "Praktijk",
        Label.EXAMPLE: "Voorbeeld",
    },
    Language.ENGLISH: {
        Label.LAW: "Law",
        Label.POLICY: "Policy",
        Label.ADVICE: "Advice",
        Label.PRACTICE: "Practice",
        Label.EXAMPLE: "Example",
    },
}
SOURCE = {Language.DUTCH: ("Bron", "gecontroleerd"), Language.ENGLISH: ("Source", "checked")}


def plain_text(answer: Answer) -> str:
    """The whole answer: headline, notes, labelled lines, the question back, sources, footer."""
    parts = [answer.headline, *answer.notes, *(plain_line(line, answer.language) for line in answer.lines)]
    parts += _prompt(answer)
    parts += [_source(source, answer.language) for source in answer.sources]
    return "\n".join(part for part in (*parts, answer.footer) if part)


def plain_details(details: Details, language: Language) -> str:
    """What opens behind a button."""
    return "\n".join([details.title, *(plain_line(line, language) for line in details.lines)])


def plain_line(line: Line, language: Language) -> str:
    """One line with its label in words; a quote in quotation marks."""
    label = f"{LABELS[language][line.label]}: " if line.label else ""
    text = f'"{line.text}"' if line.quote else line.text
    return f"\n{text}" if line.heading else f"{'- ' if line.bullet else ''}{label}{text}"


def _prompt(answer: Answer) -> list[str]:
    if answer.prompt is None:
        return []
    if answer.prompt.asking is Asking.FACT:
        return [f"{answer.prompt.text} ({' / '.join(choice.text for choice in answer.prompt.choices)})"]
    if answer.prompt.asking is Asking.WHICH_ENTRY:
        return [answer.prompt.text, *(f"{i}. {c.text}" for i, c in enumerate(answer.prompt.choices, 1))]
    return []


def _source(source: Source, language: Language) -> str:
    word, checked = SOURCE[language]
    address = f" {source.address}" if source.address and source.address != source.name else ""
    return f"{word}: {source.name} ({checked} {day(source.checked, language)}){address}"
