from __future__ import annotations

import pytest

from tollbook.intake.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Two people were killed when a bridge fell in the town of Norvik on Friday.", "en"),
        ("TWO PEOPLE WERE KILLED WHEN A BRIDGE FELL IN THE TOWN OF NORVIK ON FRIDAY.", "en"),
        ("Two people were killed\nwhen a bridge fell\nin Norvik on Friday.", "en"),
        ("قتل شخصان على الأقل عندما انهار جسر في المدينة يوم الجمعة، بحسب رئيس البلدية.", "ar"),
        ("Двое погибли при обрушении моста в пятницу, сообщил мэр города.", "ru"),
        ("Deux personnes ont été tuées vendredi dans l'effondrement d'un pont.", "fr"),
        ("DEUX PERSONNES ONT ETE TUEES VENDREDI DANS L'EFFONDREMENT D'UN PONT.", "fr"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["", "2 + 2", "Norvik.", "14 dead", "1 2 3 4 5 6 7 8 9 " * 10])
def test_what_is_too_short_has_none(text: str) -> None:
    assert detect_language(text) is None
