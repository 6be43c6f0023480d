"""Words of saying: the verb by which a source gives a figure, and the stance that it expresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tollbook.model.vocabulary import SourceKind, Stance
from tollbook.reading.lexicon import speech as lexicon

_IRREGULAR = {
    "say": "said", "tell": "told", "write": "wrote|written|writing|writes", "think": "thought",
    "find": "found", "show": "showed|shown", "put": "put|putting", "admit": "admitted|admitting",
    "deny": "denied|denies", "verify": "verified|verifies", "testify": "testified|testifies",
    "identify": "identified|identifies", "tally": "tallied|tallies", "relay": "relayed",
}  # fmt: skip


def _forms(lemma: str) -> Iterator[str]:
    """Yield the forms in which news uses a verb of saying."""
    stem = lemma.removesuffix("e")
    yield from (lemma, f"{lemma}s", f"{lemma}es", f"{stem}ed", f"{stem}ing")
    yield from _IRREGULAR.get(lemma, "").split("|")


_STANCES: dict[str, Stance] = {
    form: stance for lemma, stance in lexicon.SPEECH.items() for form in _forms(lemma) if form
}
_SAYING = re.compile(
    rf"\b(?:{'|'.join(sorted(map(re.escape, _STANCES), key=len, reverse=True))}|according to)\b",
    re.IGNORECASE,
)
_KINDS: tuple[tuple[re.Pattern[str], SourceKind], ...] = tuple(
    (re.compile(pattern), kind) for pattern, kind in lexicon.KINDS
)
#: How many characters a verb of saying may stand from its source or from its time.
REACH = 60


def stance_of(text: str, start: int, end: int) -> Stance:
    """Return the stance of the verb of saying nearest to a source, "said" where there is none.

    "claimed to have killed" behind "said" goes before it: of two verbs the distanced one counts.
    """
    after = [m for m in _SAYING.finditer(text, end, end + REACH) if _same_sentence(text, end, m)]
    before = list(_SAYING.finditer(text, max(0, start - REACH // 3), start))
    near = [*after[:2], *before[-1:]]
    stances = [_STANCES.get(m.group().lower(), "said") for m in near]
    return next((stance for stance in stances if stance != "said"), "said")


def _same_sentence(text: str, end: int, match: re.Match[str]) -> bool:
    """Tell whether no sentence ends between an offset and a match."""
    return not re.search(r"[.!?]\s|\n", text[end : match.start()])


def is_of_saying(text: str, start: int, end: int) -> bool:
    """Tell whether words at `start:end` stand right beside a verb of saying, as its time does."""
    before = list(_SAYING.finditer(text, max(0, start - REACH), start))
    if (
        before
        and len(text[before[-1].end() : start].split()) <= 3
        and "." not in text[before[-1].end() : start]
    ):
        return True
    after = _SAYING.search(text, end, end + 24)
    return after is not None and not text[end : after.start()].strip()


def kind_of(words: str) -> SourceKind | None:
    """Return the kind of source that a name tells of, None where its words do not say."""
    lowered = words.lower()
    return next((kind for pattern, kind in _KINDS if pattern.search(lowered)), None)


_BEHIND = re.compile(
    r"(?:according to|said by|quoted by) (?P<name>(?:the |an? )?[\w'’-]+(?: (?:for |of |and |in )?"
    r"[A-Z][\w'’-]+){0,6})"
)
_IN_FRONT = re.compile(
    r"(?P<name>(?:\b(?:[Tt]he|[Aa]n?|[Ll]ocal|[Ss]ome) (?:[\w'’-]+ ){0,4}?[\w'’-]+|"
    r"[A-Z][\w'’-]+(?: (?:for |of |and )?[A-Z][\w'’-]+){0,6}|[\w-]+)) "
    r"(?:said|says|told|reported|announced|claimed|confirmed|added|stated|put)\b"
)


def saying_beside(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return who is named right beside a word of saying in a sentence, by pattern alone."""
    match = _BEHIND.search(text, start, end) or _IN_FRONT.search(text, start, end)
    if match is None or match["name"].lower() in ("he", "she", "it", "they", "we", "i", "who"):
        return None
    return match.span("name")
