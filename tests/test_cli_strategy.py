"""`kansrijk strategie`: the text for the inkoopstrategie in the terminal."""

import pytest
from click.testing import CliRunner, Result

from bot.cli.strategy import NO_TEXT, write_strategy


def run(*arguments: str) -> Result:
    return CliRunner().invoke(write_strategy, [*arguments, "--vandaag", "2026-11-22"])


@pytest.mark.parametrize("named", ["C001", "AI 2026-0123", "schoonmaak stadsloket Noord"])
def test_it_writes_both_paragraphs_of_the_procurement_that_is_named(named: str) -> None:
    rows = run(named).stdout.splitlines()
    assert [row for row in rows if row.startswith(("Hoofdstuk 5", "Paragraaf 9.6"))] == [
        "Hoofdstuk 5, marktanalyse",
        "Paragraaf 9.6, motivering",
    ]


def test_a_text_for_a_channel_holds_no_value() -> None:
    shown = ["€ 420.000" in run("C001", "--plek", place).stdout for place in ("besloten", "kanaal", "extern")]
    assert shown == [True, False, False]


def test_what_is_no_procurement_is_said_with_another_exit_status() -> None:
    found = run("xyzzy")
    assert (found.exit_code, "Dat traject vind ik niet op de kalender." in found.stdout) == (NO_TEXT, True)
