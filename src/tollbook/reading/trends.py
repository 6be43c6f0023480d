"""Signs that a figure is not the last word: expected to rise, provisional, revised."""

from __future__ import annotations

import re

from tollbook.model.vocabulary import ClaimFlag
from tollbook.reading.context import Context
from tollbook.reading.drafts import Draft

_RISING = re.compile(
    r"\b(?:toll|number|count|figure|casualties)\b[^.]{0,60}\b(?:expected|likely|feared|could|may|"
    r"might|set|will|would|continues?|continuing|still)\b[^.]{0,20}\b(?:to )?(?:rise|rising|"
    r"increase|climb|climbing|grow|go up|mount)|\b(?:fear\w*|believed)[^.]{0,50}(?:under|beneath|"
    r"trapped|buried)[^.]{0,30}(?:rubble|debris)|\b(?:rubble|debris)\b[^.]{0,40}(?:trapped|buried|"
    r"feared|search)",
    re.IGNORECASE,
)
_PROVISIONAL = re.compile(
    r"\b(?:preliminary|provisional|initial (?:toll|reports?|count|figures?)|so far|at this "
    r"(?:stage|point)|in critical condition|critically|unconfirmed)\b",
    re.IGNORECASE,
)
_REVISED = re.compile(
    r"\b(?:revised?|revising|updated|corrected|lowered|raised|brought|bringing|brings|risen|rose|"
    r"rises|climbed|reached|up from|down from|earlier (?:said|reported|put)|previous(?:ly)?)\b",
    re.IGNORECASE,
)


#: Words right before the figure that a revision leaves behind: "to 18 from 22".
_EARLIER = re.compile(
    r"\b(?:from|earlier|previous(?:ly)?|initial(?:ly)?|first)(?: (?:an?|the|of|put|given|at|toll|"
    r"figure|count|number|reported|estimate)){0,4}\s+\Z",
    re.IGNORECASE,
)


def _is_earlier(context: Context, draft: Draft) -> bool:
    """Tell whether a figure is the one that was revised."""
    return bool(_EARLIER.search(context.text[max(0, draft.start - 60) : draft.start]))


def trend_flags(context: Context, draft: Draft) -> tuple[ClaimFlag, ...]:
    """Return the flags that a draft's sentence and the next one put on its figure."""
    index, words = draft.sentence, context.words
    here = words.sentence_text(index)
    following = words.sentence_text(index + 1) if index + 1 < len(words.sentences) else ""
    flags: list[ClaimFlag] = []
    rising = bool(_RISING.search(here) or _RISING.search(following))
    if rising or _PROVISIONAL.search(here):
        flags.append("provisional")
    if rising:
        flags.append("expected_to_rise")
    told = draft.quantity is not None and "toll" in here.lower()
    if told and _REVISED.search(here) and not _is_earlier(context, draft):
        flags.append("revised")
    return tuple(flags)
