"""What is coming as one picture: kinds of work by month of publication, with how promising each procurement is.

The promise is told by the shape of the mark and the letter in it, so that nothing rests on colour alone, and
`timeline_alt` says the same in words. The same findings give the same bytes.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import BytesIO
from typing import Any

from babel.dates import format_date
from dateutil.relativedelta import relativedelta

from bot.answering.writing import LOCALES, joined
from bot.model.base import Language, Text
from bot.model.promise import Promise, PromiseFinding

MOST_KINDS, MOST_MONTHS = 12, 9
"""Rows of kinds of work beside the row of the others, and columns, that still can be read in Slack."""
LONGEST_ALT = 2000
"""Slack's limit on an alternative text (characters)."""
WIDTH, HEIGHT, LEAST_HEIGHT, DPI = 10.0, 4.2, 2.2, 150
"""Inches, and dots an inch."""
ROW, AROUND = 0.24, 1.3
"""Inches: of a row, and of the title, the months and the legend together."""
ACROSS, OF_MARK, OF_DIGIT = 1080, 34, 11
"""Dots that the months take together, that a mark takes with the space around it, and a digit of the count behind it."""
NAME_LENGTH = 33
OTHER = ""
"""The row of what is no known kind of work, and of the kinds for which there is no room."""

LEVELS = {
    Promise.HIGH: Text(nl="hoog", en="high"),
    Promise.MIDDLE: Text(nl="midden", en="middle"),
    Promise.LOW: Text(nl="laag", en="low"),
    Promise.UNKNOWN: Text(nl="onbekend", en="not known"),
}
LETTERS = {Promise.HIGH: "H", Promise.MIDDLE: "M", Promise.LOW: "L", Promise.UNKNOWN: "?"}
SHAPES = {Promise.HIGH: "D", Promise.MIDDLE: "o", Promise.LOW: "s", Promise.UNKNOWN: "h"}
SIZES = {Promise.HIGH: 11.0, Promise.MIDDLE: 13.5, Promise.LOW: 11.5, Promise.UNKNOWN: 13.5}
"""Points, chosen so that the four shapes weigh the same to the eye."""
COLOURS = {Promise.HIGH: "#1b5e3a", Promise.MIDDLE: "#1f5fa8", Promise.LOW: "#6b6b6b", Promise.UNKNOWN: "#ffffff"}  # fmt: skip
INK, RULE, BAND = "#1d1d1f", "#c9c9ce", "#f4f5f7"

TITLE = Text(nl="Wat komt er op de kalender: {start} tot en met {end}", en="What is coming: {start} to {end}")
PROMISING = Text(nl="Kansrijk:", en="Promising:")
COUNTED = Text(nl="Cijfer = aantal trajecten", en="Figure = number of procurements")
OTHERS = Text(nl="Andere werksoorten", en="Other kinds of work")
LATER = Text(nl="Buiten deze maanden: {count}", en="Outside these months: {count}")
NOTHING = Text(nl="Geen trajecten in deze maanden", en="No procurements in these months")
SHORTENED = Text(nl="Niet alles past in deze tekst.", en="Not everything fits this text.")

Cell = list[tuple[Promise, int]]


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is drawn and said: `rows` are kinds of work by name, `counts` how many procurements stand in a cell of row,
    column and promise, and `outside` how many stand in no month that is shown."""

    months: tuple[date, ...]
    rows: tuple[str, ...]
    counts: Mapping[tuple[int, int, Promise], int]
    outside: int

    def cell(self, row: int, column: int) -> Cell:
        """The promises in a cell with how often each, the highest first."""
        return [(level, self.counts[row, column, level]) for level in Promise if self.counts.get((row, column, level))]  # fmt: skip


def timeline_png(findings: Iterable[PromiseFinding], today: date, months: int, language: Language) -> bytes:
    """The picture as PNG of about 1500 x 630 pixels, from the month of `today` on, at most nine months."""
    from matplotlib.figure import Figure

    shown = _timeline(findings, today, months, language)
    figure: Any = Figure(
        figsize=(WIDTH, _height(len(shown.rows))), dpi=DPI, layout="constrained", facecolor="white"
    )
    _draw(figure, shown, language)
    held = BytesIO()
    figure.savefig(held, format="png", metadata={"Software": None})
    return held.getvalue()


def timeline_alt(findings: Iterable[PromiseFinding], today: date, months: int, language: Language) -> str:
    """What the picture shows, in words, in at most 2,000 characters."""
    shown = _timeline(findings, today, months, language)
    rows = [_row_said(shown, row, language) for row in range(len(shown.rows))]
    texts = [f"{_title(shown, language)}.", *(rows or [NOTHING.in_(language) + "."])]
    if shown.outside:
        texts.append(LATER.in_(language).format(count=shown.outside) + ".")
    said, cut = " ".join(texts), SHORTENED.in_(language)
    if len(said) <= LONGEST_ALT:
        return said
    return said[: LONGEST_ALT - len(cut) - 2].rsplit(". ", 1)[0] + ". " + cut


def _timeline(findings: Iterable[PromiseFinding], today: date, months: int, language: Language) -> Timeline:
    first = today.replace(day=1)
    columns = tuple(first + relativedelta(months=at) for at in range(min(max(months, 1), MOST_MONTHS)))
    placed = [(_kind(one, language), _column(one, columns), one.level) for one in findings]
    inside = [(kind, column, level) for kind, column, level in placed if column is not None]
    rows = _rows([(kind, column) for kind, column, _ in inside])
    at = {kind: row for row, kind in enumerate(rows)}
    counts = Counter((at.get(kind, len(rows) - 1), column, level) for kind, column, level in inside)
    names = tuple(kind or OTHERS.in_(language) for kind in rows)
    return Timeline(columns, names, counts, len(placed) - len(inside))


def _kind(finding: PromiseFinding, language: Language) -> str:
    """The name of the kind of work when that is sure."""
    category = finding.work.category
    market = finding.verdict.market
    if category is None:
        return OTHER
    if market and market.category.id == category:
        return market.category.name.in_(language)
    return category.replace("-", " ").replace("_", " ").capitalize()


def _column(finding: PromiseFinding, months: tuple[date, ...]) -> int | None:
    """The month in which it is published at the earliest; what could have been out already stands in the first month."""
    planned = finding.entry.planned
    if planned is None or planned.end < months[0]:
        return None
    start = max(planned.start, months[0]).replace(day=1)
    return months.index(start) if start in months else None


def _rows(placed: list[tuple[str, int]]) -> list[str]:
    """The kinds with the most procurements, in order of their first month; what is left goes in the last row."""
    counted = Counter(kind for kind, _ in placed if kind != OTHER)
    kept = sorted(counted, key=lambda kind: (-counted[kind], kind))[:MOST_KINDS]
    first = {kind: min(column for name, column in placed if name == kind) for kind in kept}
    rest = any(kind not in first for kind, _ in placed)
    return [*sorted(kept, key=lambda kind: (first[kind], kind)), *([OTHER] if rest else [])]


def _height(rows: int) -> float:
    return min(max(AROUND + ROW * max(rows, 1), LEAST_HEIGHT), HEIGHT + ROW)


def _draw(figure: Any, shown: Timeline, language: Language) -> None:
    axes = figure.add_subplot()
    title = _title(shown, language)
    axes.set_title(title, loc="left", fontsize=13, fontweight="bold", color=INK, parse_math=False)
    _draw_frame(axes, shown, language)
    for row in range(len(shown.rows)):
        for column in range(len(shown.months)):
            _draw_cell(axes, row, column, shown.cell(row, column), len(shown.months))
    if not shown.rows:
        middle = (len(shown.months) - 1) / 2
        axes.text(middle, 0, NOTHING.in_(language), ha="center", va="center", fontsize=12, color=INK)
    _draw_legend(figure, shown, language)


def _draw_frame(axes: Any, shown: Timeline, language: Language) -> None:
    count, rows = len(shown.months), max(len(shown.rows), 1)
    axes.set_xlim(-0.5, count - 0.5)
    axes.set_ylim(rows - 0.5, -0.5)
    axes.set_xticks(range(count), [_short(month, at, language) for at, month in enumerate(shown.months)])
    axes.set_yticks(range(len(shown.rows)), [_fitted(name) for name in shown.rows], parse_math=False)
    axes.tick_params(length=0, labelsize=10.5, labelcolor=INK)
    for side in axes.spines.values():
        side.set_visible(False)
    for row in range(0, rows, 2):
        axes.axhspan(row - 0.5, row + 0.5, color=BAND, zorder=0, linewidth=0)
    for column in range(1, count):
        axes.axvline(column - 0.5, color=RULE, linewidth=0.8, zorder=1)


def _draw_cell(axes: Any, row: int, column: int, cell: Cell, months: int) -> None:
    """The marks of a cell side by side, each with its count behind it when that is more than one; smaller when crowded."""
    widths = [(OF_MARK + OF_DIGIT * len(_count(count))) * months / ACROSS for _, count in cell]
    scale = min(1.0, 0.96 / sum(widths)) if cell else 1.0
    left = column - sum(widths) * scale / 2
    for (level, count), width in zip(cell, widths, strict=True):
        _draw_mark(axes, (left + OF_MARK / 2 * scale * months / ACROSS, row), level, count, scale)
        left += width * scale


def _draw_mark(axes: Any, at: tuple[float, int], level: Promise, count: int, scale: float) -> None:
    write = partial(axes.annotate, xy=at, textcoords="offset points", va="center_baseline", zorder=4)
    dark = INK if level is Promise.UNKNOWN else "white"
    axes.plot([at[0]], [at[1]], **_mark(level, scale))
    write(LETTERS[level], xytext=(0, 0), ha="center", color=dark, fontsize=8 * scale, fontweight="bold")
    write(_count(count), xytext=(7.5 * scale, -3 * scale), ha="left", color=INK, fontsize=8.5 * scale)


def _count(count: int) -> str:
    return str(count) if count > 1 else ""


def _draw_legend(figure: Any, shown: Timeline, language: Language) -> None:
    """One row: what the marks mean, what a figure means, and what is not shown."""
    from matplotlib.lines import Line2D

    marks = [Line2D([], [], label=_legend_text(level, language), **_mark(level, 1.0)) for level in Promise]
    words = [PROMISING.in_(language), COUNTED.in_(language)]
    words += [LATER.in_(language).format(count=shown.outside)] if shown.outside else []
    heading, *notes = (Line2D([], [], linestyle="none", label=text) for text in words)
    handles = [heading, *marks, *notes]
    figure.legend(
        handles=handles, loc="outside lower left", ncols=len(handles), fontsize=9.5, frameon=False,
        columnspacing=0.9, handlelength=1.2, handletextpad=0.3, labelcolor=INK,
    )  # fmt: skip


def _mark(level: Promise, scale: float) -> dict[str, Any]:
    return {
        "marker": SHAPES[level], "markersize": SIZES[level] * scale, "markerfacecolor": COLOURS[level],
        "markeredgecolor": INK if level is Promise.UNKNOWN else COLOURS[level], "linestyle": "none", "zorder": 3,
    }  # fmt: skip


def _legend_text(level: Promise, language: Language) -> str:
    return f"{LETTERS[level]} = {LEVELS[level].in_(language)}"


def _title(shown: Timeline, language: Language) -> str:
    start, end = (_long(month, language) for month in (shown.months[0], shown.months[-1]))
    return TITLE.in_(language).format(start=start, end=end)


def _long(month: date, language: Language) -> str:
    return format_date(month, format="MMMM y", locale=LOCALES[language])


def _short(month: date, at: int, language: Language) -> str:
    """'nov', with the year under the first month and under every January."""
    year = f"\n{month.year}" if at == 0 or month.month == 1 else ""
    return format_date(month, format="MMM", locale=LOCALES[language]).rstrip(".") + year


def _fitted(name: str) -> str:
    return name if len(name) <= NAME_LENGTH else name[: NAME_LENGTH - 1].rstrip() + "…"


def _row_said(shown: Timeline, row: int, language: Language) -> str:
    """'Catering: januari 2027 1 hoog en 2 laag; maart 2027 1 midden.'"""
    return f"{shown.rows[row]}: {'; '.join(_cells_said(shown, row, language))}."


def _cells_said(shown: Timeline, row: int, language: Language) -> Iterator[str]:
    for column, month in enumerate(shown.months):
        found = [f"{count} {LEVELS[level].in_(language)}" for level, count in shown.cell(row, column)]
        if found:
            yield f"{_long(month, language)} {joined(found, language)}"
