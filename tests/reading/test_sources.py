from __future__ import annotations

import pytest

from tests.reading.staging import claim_of, staged
from tollbook.reading.sources import candidates, kind_of


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
        ("Maria Santos", "other"),
    ],
)
def test_kinds_of_source(words: str, kind: str) -> None:
    assert kind_of(words) == kind


def test_the_candidates_are_the_sayings_near_a_claim_nearest_first() -> None:
    context = staged(
        "The mayor spoke, police said. Fog fell over the bay. It was cold that night. "
        "A bus stood there. The harbour was shut. Six dockers were killed, doctors said."
    )
    (draft,) = context.drafts
    assert [c.named.words for c in candidates(context, draft)] == ["doctors"]


def test_a_pronoun_may_stand_for_the_last_two_names() -> None:
    context = staged(
        "Police said the port was shut. The coast guard said it was mined. "
        "It said six dockers were killed."
    )
    found = candidates(context, context.drafts[0])
    named = [c.named.words for c in found if c.frame.pronoun]
    assert named[:2] == ["The coast guard", "Police"]


@pytest.mark.parametrize(
    ("text", "count", "source", "kind", "stance"),
    [
        ("Six dockers were killed in Lema, police said.", "Six", "police", "government", "said"),
        ("Police said six dockers were killed in Lema.", "six", "Police", "government", "said"),
        ("According to doctors, 31 people were wounded.", "31", "doctors", "medical", "said"),
        ("Shelling killed 12 villagers, according to local activists.", "12",
         "local activists", "activist", "said"),
        ("The rebels claimed to have killed 40 soldiers.", "40", "The rebels", "armed_group",
         "claimed"),
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
