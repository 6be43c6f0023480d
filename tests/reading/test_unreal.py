from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reading.staging import context_of, drafted
from tollbook.reading.unreal import is_imagined, is_unharmed


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("A nuclear strike would kill two million people.", "two million"),
        ("If the dam breaks, thousands could die.", "thousands"),
        ("A stray shell might easily kill 40 patients.", "40"),
        ("Hundreds could be killed if the bridge is hit.", "Hundreds"),
        ("The plan to assassinate three ministers failed.", "three"),
        ("The group threatened to kill 10 hostages.", "10"),
    ],
)
def test_imagined_harm(text: str, count: str) -> None:
    context = context_of(text)
    assert is_imagined(context, drafted(context, count))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Two of the 14 wounded may lose their sight.", "14"),
        ("Six were shot; three would die of their wounds.", "three"),
        ("Nine were killed. A second strike would kill the talks.", "Nine"),
        ("Nine were killed, and more strikes could kill the talks.", "Nine"),
        ("Gunmen who tried to kill the mayor killed two guards.", "two"),
        ("The attempt to assassinate the mayor left two guards dead.", "two"),
        ("He would later say that six people were killed.", "six"),
    ],
)
def test_what_happened(text: str, count: str) -> None:
    context = context_of(text)
    assert not is_imagined(context, drafted(context, count))


def test_who_lives_in_a_place_is_not_harmed_by_it() -> None:
    context = context_of("Oru, home to around three million people, lost 40 in the raid.")
    assert is_unharmed(context, drafted(context, "around three million"))
    assert not is_unharmed(context, drafted(context, "40"))


def test_figures_of_a_name_count_people_only_where_the_network_is_sure() -> None:
    context = context_of("A car whose plate partly reads 1317 hit two. It is the 9th homicide.")
    unsure = replace(drafted(context, "1317"), chance=0.6)
    assert is_unharmed(context, unsure)
    assert is_unharmed(context, replace(drafted(context, "9"), chance=0.6))
    assert not is_unharmed(context, replace(unsure, chance=0.9))
    assert not is_unharmed(context, replace(drafted(context, "two"), chance=0.6))
