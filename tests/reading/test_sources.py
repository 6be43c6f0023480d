from __future__ import annotations

import pytest

from tests.reading.staging import answered, claim_of, context_of, misread, words_of
from tollbook.reading.answers import ranked
from tollbook.reading.sources import choose
from tollbook.reading.speech import kind_of


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("the civil defence", "rescue_agency"),
        ("Lema Fire Department", "rescue_agency"),
        ("the Red Cross", "rescue_agency"),
        ("the United Nations", "un"),
        ("UNICEF", "un"),
        ("the Arland Observatory", "monitor"),
        ("a human rights group", "monitor"),
        ("Amnesty International", "monitor"),
        ("doctors at the hospital", "medical"),
        ("the coroner", "medical"),
        ("state television", "media"),
        ("the Coast News Agency", "media"),
        ("a rebel commander", "armed_group"),
        ("the Taliban", "armed_group"),
        ("the army", "military"),
        ("a military spokesman", "military"),
        ("the defence ministry", "military"),
        ("local activists", "activist"),
        ("a witness", "witness"),
        ("residents", "witness"),
        ("the interior ministry", "government"),
        ("police", "government"),
        ("the sheriff", "government"),
    ],
)
def test_kinds_of_source(words: str, kind: str) -> None:
    assert kind_of(words) == kind


def test_words_that_tell_no_kind_leave_it_to_what_stands_around_them() -> None:
    assert kind_of("Maria Santos") is None
    context = context_of("Six dockers were killed, Maria Santos said.")
    answers = answered(
        source=ranked([(words_of(context, "Maria Santos"), 0.9)]),
        source_kind=ranked([("medical", 0.8)]),
    )
    found = choose(context, answers)
    assert found is not None
    assert (found.exact, found.kind) == ("Maria Santos", "medical")


def test_where_nobody_is_likeliest_the_report_speaks() -> None:
    assert choose(context_of("Six dockers were killed."), answered()) is None


def test_an_apposition_tells_the_kind() -> None:
    text = "Six died, said Maria Santos, a spokeswoman for the interior ministry, on Monday."
    context = context_of(text)
    answers = answered(
        source=ranked([(words_of(context, "Maria Santos"), 0.9)]),
        source_kind=ranked([("medical", 0.8)]),
    )
    found = choose(context, answers)
    assert found is not None
    assert found.kind == "government"


@pytest.mark.parametrize(
    ("text", "count", "source", "kind", "stance"),
    [
        ("Six dockers were killed in Lema, police said.", "Six", "police", "government", "said"),
        ("Police said six dockers were killed in Lema.", "six", "Police", "government", "said"),
        ("According to doctors, 31 people were wounded.", "31", "doctors", "medical", "said"),
        ("Shelling killed 12 villagers, according to local activists.", "12",
         "local activists", "activist", "said"),
        pytest.param(
            "The rebels claimed to have killed 40 soldiers.", "40", "The rebels", "armed_group",
            "claimed", marks=misread("nobody"),
        ),
        ("The army admitted that nine of its soldiers were killed.", "nine", "The army",
         "military", "conceded"),
        ("The Red Cross confirmed that 15 prisoners were executed.", "15", "The Red Cross",
         "rescue_agency", "confirmed"),
        ("The United Nations estimates that 4,000 people have fled their homes.", "4,000",
         "The United Nations", "un", "estimated"),
        ("Witnesses told reporters that troops shot dead seven students.", "seven", "Witnesses",
         "witness", "said"),
        ("SIX SOLDIERS WERE KILLED NEAR ORU LAST NIGHT, A MILITARY SPOKESMAN REPORTED.", "SIX",
         "A MILITARY SPOKESMAN", "military", "said"),
        ("The shelling killed 12 people the state news agency reported.", "12",
         "the state news agency", "media", "said"),
    ],
)  # fmt: skip
def test_who_gives_a_figure(text: str, count: str, source: str, kind: str, stance: str) -> None:
    found = claim_of(text, count).source
    assert found is not None
    assert (found.exact, found.kind, found.stance) == (source, kind, stance)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Six dockers were killed in Lema on Tuesday.", "Six"),
        ("A car bomb killed 31 shoppers in a market in Oru.", "31"),
        pytest.param(
            "The Liberation Front claimed responsibility for a blast that killed six guards.",
            "six",
        ),
    ],
)
def test_the_report_speaks_in_its_own_voice(text: str, count: str) -> None:
    assert claim_of(text, count).source is None


def test_two_sources_of_one_report_keep_their_figures() -> None:
    text = (
        "Police said four dockers were killed in the blast in Lema on Tuesday. "
        "The dockers' union said nine were killed."
    )
    assert claim_of(text, "four").source.exact == "Police"
    assert "union" in claim_of(text, "nine").source.exact


@pytest.mark.parametrize(
    ("source", "party"), [("the army", True), ("the rebels", True), ("doctors", False)]
)
def test_a_party_to_the_conflict(source: str, party: bool) -> None:
    found = claim_of(f"Six people were killed in Lema, {source} said.", "Six").source
    assert found is not None
    assert found.party is party


def test_the_distanced_verb_of_one_speaker_gives_the_stance() -> None:
    claim = claim_of(
        "A banned separatist group said that it had carried out the attack and claimed to have "
        "killed 30 guards.",
        "30",
    )
    assert claim.source is not None
    assert (claim.source.stance, claim.source.kind, claim.source.party) == (
        "claimed",
        "armed_group",
        True,
    )
