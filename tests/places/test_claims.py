"""Resolving the places of claims; finding further mentions."""

from __future__ import annotations

import msgspec

from tests.places import syria
from tollbook.model import Claim, Count, Place, Reading, Report
from tollbook.model.claims import require_grounded
from tollbook.model.reports import hash_text
from tollbook.model.spans import span_at
from tollbook.places import find_places, resolve_claims
from tollbook.places.folding import fold

TEXT = "Three people were killed in Maasaran in Idlib province, Syria, and two in Khirbat Nowhere."


def reading(*names: str) -> Reading:
    """Return a reading of one claim with places that are not resolved."""
    spans = [span_at(TEXT, TEXT.index(n), TEXT.index(n) + len(n)) for n in names]
    places = tuple(Place(start=s.start, end=s.end, exact=s.exact) for s in spans)
    claim = Claim(
        id="c1",
        evidence=span_at(TEXT, 0, 26),
        harm="killed",
        count=Count(start=0, end=5, exact="Three", qualifier="exact", value=3),
        places=places,
    )
    report = Report(id="r", text=TEXT, sha256=hash_text(TEXT))
    return Reading(report=report, claims=(claim,))


def test_a_resolved_place_has_its_entry_s_facts_and_keeps_its_span() -> None:
    found = resolve_claims(reading("Maasaran"), syria.gazetteer())
    (place,) = found.claims[0].places
    assert (place.id, place.name, place.level) == (
        syria.MASARAN_IDLIB.id, "Ma`saran", "populated_place",
    )  # fmt: skip
    assert (place.lat, place.lon) == (35.707, 36.803)
    assert place.precision == "populated_place"
    assert place.exact == "Maasaran"
    assert place.score
    require_grounded(found.claims[0], TEXT)


def test_a_place_that_is_not_held_takes_the_unit_that_is_sure() -> None:
    found = resolve_claims(reading("Khirbat Nowhere"), syria.gazetteer())
    (place,) = found.claims[0].places
    assert (place.id, place.level, place.precision) == (syria.IDLIB.id, "adm1", "adm1")


def test_everything_else_of_the_claim_stays() -> None:
    before = reading("Maasaran", "Idlib")
    after = resolve_claims(before, syria.gazetteer())
    stripped = msgspec.structs.replace(after.claims[0], places=before.claims[0].places)
    assert stripped == before.claims[0]
    assert after.report == before.report


def test_aliases_reach_the_claims() -> None:
    aliases = {fold("Maasaran"): syria.MASARAN_HAMA.id}
    found = resolve_claims(reading("Maasaran"), syria.gazetteer(), aliases=aliases)
    assert found.claims[0].places[0].id == syria.MASARAN_HAMA.id


def test_a_gazetteer_without_the_country_leaves_places_null() -> None:
    places = syria.gazetteer(*syria.EVERY)
    before = reading("Maasaran")
    assert resolve_claims(before, places) == before


def test_the_scan_finds_known_names_longest_first() -> None:
    text = "From Ma`arr Shamarin to Bdama, in Syria, and on to Idlib."
    spans = find_places(text, syria.gazetteer())
    assert [span.exact for span in spans] == ["Ma`arr Shamarin", "Bdama", "Syria", "Idlib"]
    assert all(text[s.start : s.end] == s.exact for s in spans)


def test_the_scan_passes_over_persons_agencies_and_common_words() -> None:
    text = "In Syria, Omar Bdama of HAMA told the Idlib paper. MARCH came."
    assert [s.exact for s in find_places(text, syria.gazetteer())] == ["Syria", "Idlib"]


def test_the_scan_reads_arabic_with_its_prefixes() -> None:
    text = "قصف على معر شمارين وبداما في سوريا"
    assert [s.exact for s in find_places(text, syria.gazetteer())] == [
        "معر شمارين", "بداما", "سوريا",
    ]  # fmt: skip


def test_villages_of_a_country_that_is_not_spoken_of_are_not_found() -> None:
    assert find_places("Bdama is a nice word.", syria.gazetteer()) == []
