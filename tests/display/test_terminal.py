from __future__ import annotations

import io

import msgspec
from rich.console import Console

from tests.display.readings import TEXT, make_reading
from tollbook.display.terminal import print_reading
from tollbook.model import Reading


def printed(reading: Reading, width: int = 200) -> str:
    file = io.StringIO()
    print_reading(
        Console(file=file, force_terminal=True, color_system="standard", width=width), reading
    )
    return file.getvalue()


def test_words_are_marked_by_their_part() -> None:
    shown = printed(make_reading())
    assert "\x1b[1;30;43mAt least 14\x1b[0m" in shown
    assert "\x1b[30;42mcivilians\x1b[0m" in shown


def test_a_report_cannot_drive_the_terminal() -> None:
    reading = make_reading()
    text = TEXT + " \x1b]0;owned\x07\x9b31m"
    hostile = msgspec.structs.replace(reading.report, text=text, title="\x1b[2J", publisher="a\rb")
    shown = printed(Reading(report=hostile, claims=reading.claims))
    assert "�]0;owned��31m" in shown
    assert not any(sign in shown for sign in ("\x1b]0", "\x1b[2J", "\x9b", "\x07", "\r"))


def test_markup_in_the_text_is_text() -> None:
    reading = make_reading()
    report = msgspec.structs.replace(reading.report, text=TEXT + " [bold]x[/bold]", title="[red]y")
    shown = printed(Reading(report=report, claims=reading.claims))
    assert "[bold]x[/bold]" in shown
    assert "[red]y" in shown


def test_the_figures_stand_in_columns() -> None:
    lines = [line.rstrip() for line in printed(make_reading(), width=80).splitlines()]
    assert "c1     killed               14–?  incident       At least 14" in lines
    assert "c2     killed                  3  incident       three" in lines


def test_below_them_stands_what_else_a_claim_says() -> None:
    shown = printed(make_reading(), width=300)
    details = (
        "civilian, children · Norvik · 2021-03-02 · airstrike · by army (alleged) · "
        "Harbour Relief Society said · incident i1 · provisional"
    )
    assert details in shown
    assert "children · part of c1 · incident i1" in shown


def test_a_place_named_twice_is_told_once() -> None:
    reading = make_reading()
    first = reading.claims[0]
    twice = msgspec.structs.replace(first, places=(first.places[0], first.places[0]))
    shown = printed(Reading(report=reading.report, claims=(twice,)), width=300)
    assert "children · Norvik · 2021-03-02" in shown
