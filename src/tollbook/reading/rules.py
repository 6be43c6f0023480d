"""Rules alone: a plain reader for where the learned part is not there, and to measure it against.

A count takes the harm of the nearest word of harm in its sentence, and what is nearest of
everything else. It says what words say beside each other and knows nothing of their grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tollbook.model.vocabulary import Harm, Status
from tollbook.reading.answers import Answers, Choice, Stretch, ranked
from tollbook.reading.context import Context, Found, Item
from tollbook.reading.drafts import Draft, draft_of
from tollbook.reading.finding import Findings
from tollbook.reading.lexicon import harms, people
from tollbook.reading.placenames import PlaceName, is_located
from tollbook.reading.scopes import words_of_scope
from tollbook.reading.speech import kind_of, saying_beside
from tollbook.times import TimeExpression

#: What the reader says of its own sureness: nothing here is weighed.
_UNWEIGHED = 0.5
_PERSON = re.compile(
    rf"\b(?:an?|another|his|her|their) (?:\w+[ -])?(?P<noun>{'|'.join(sorted(people.PERSONS))})\b",
    re.IGNORECASE,
)
_INCLUDING = re.compile(r"\b(?:including|among them|of whom|of them)\b[^.;]{0,30}\Z", re.IGNORECASE)
#: Words of scope without which a number is taken for an incident's.
_TOTALS = frozenset({"since", "war", "so_far", "years", "have", "total", "per"})


class RuleFinder:
    """Finds by rules alone."""

    def find(self, context: Context) -> Findings:
        """Return the drafts of a text with the answers about them, sentence by sentence."""
        drafts: list[Draft] = []
        for sentence in range(len(context.words.sentences)):
            drafts.extend(_drafts(context, sentence))
        answers = {id(draft): _answers(context, draft, drafts) for draft in drafts}
        return Findings(tuple(drafts), answers)


def _forms(lemma: str) -> Iterator[str]:
    """Yield the regular forms of a verb."""
    stem = lemma.removesuffix("e")
    yield from (lemma, f"{lemma}s", f"{stem}ed", f"{stem}ing", f"{lemma.removesuffix('y')}ied")


_WORDS: dict[str, Harm] = {
    **{form: harm for lemma, harm in harms.INTRANSITIVE.items() for form in _forms(lemma)},
    **{form: harm for lemma, harm in harms.TRANSITIVE.items() for form in _forms(lemma)},
    **harms.NOMINAL,
    "fled": "displaced", "shot": "injured", "slain": "killed", "beaten": "injured",
}  # fmt: skip
#: Verbs that harm people only with the right object: too common to be told apart by rule.
_COMMON = re.compile(r"(?:los|claim|driv|forc|hang|burn|beat|crush|seiz|neutral|eliminat)\w*|life")
_PHRASES = tuple((re.compile(rf"\b(?:{p})\b"), harm) for p, harm in harms.PHRASES)


def _drafts(context: Context, sentence: int) -> list[Draft]:
    """Return the drafts of a sentence: counts of people near a word of harm."""
    cues = list(_cues(context, sentence))
    if not cues:
        return []
    found = []
    for first, last in _counts(context, sentence):
        harm = _nearest_harm(cues, first, last)
        if harm is not None:
            found.append(draft_of(context, first, last, harm, _UNWEIGHED))
    return found


def _cues(context: Context, sentence: int) -> Iterator[tuple[int, Harm]]:
    """Yield the words of harm of a sentence with the harm of each."""
    words = context.words
    start, end = words.sentences[sentence]
    lowered = words.text[start:end].lower()
    for pattern, harm in _PHRASES:
        for match in pattern.finditer(lowered):
            yield words.within(start + match.start(), start + match.end())[0], harm
    first, last = words.within(start, end)
    for index in range(first, last):
        word = words[index].lower()
        if word in _WORDS and not _COMMON.fullmatch(word):
            yield index, _WORDS[word]


def _counts(context: Context, sentence: int) -> Iterator[tuple[int, int]]:
    """Yield the words of a sentence that count people: quantities, and single persons."""
    words = context.words
    for quantity in context.near(context.quantities, sentence, 0, 0):
        following = {
            words[i].lower() for i in range(quantity.last, min(quantity.last + 2, len(words)))
        }
        if not following & people.THINGS and not {w.rstrip("s") for w in following} & people.THINGS:
            yield quantity.first, quantity.last
    for match in _PERSON.finditer(words.text, *words.sentences[sentence]):
        first, last = words.within(match.start(), match.end())
        yield first, first + 1 if words[first].lower() in ("a", "an", "another") else last


def _nearest_harm(cues: Sequence[tuple[int, Harm]], first: int, last: int) -> Harm | None:
    """Return the harm of the nearest word of harm, one in front counting as half as far."""
    far = [((first - at) * 0.5 if at < first else at - last, harm) for at, harm in cues]
    distance, harm = min(far, key=lambda pair: pair[0])
    return harm if distance <= 12 else None


def _answers(context: Context, draft: Draft, drafts: Sequence[Draft]) -> Answers:
    """Return the nearest of everything for a draft."""
    source = _source(context, draft)
    actor: Choice[Stretch | None] = ranked([(None, _UNWEIGHED)])
    whole = _whole(context, draft, drafts)
    scopes = {name for name, _, _ in words_of_scope(context.words.sentence_text(draft.sentence))}
    signs = context.near(context.signs, draft.sentence, 1, 0)
    sign = _nearest(signs, draft)
    kind = kind_of(context.words.span(*source).exact) if source else None
    return Answers(
        status=ranked([(_status(context, draft), _UNWEIGHED)]),
        groups={},
        total=1.0 if len(scopes & _TOTALS) > 1 else 0.0,
        source=ranked([(source, _UNWEIGHED)]),
        source_kind=ranked([(kind or "other", _UNWEIGHED)]),
        places=_places(context, draft),
        time=ranked([(_time(context, draft), _UNWEIGHED)]),
        means=ranked([(sign.item.code if sign else "unstated", _UNWEIGHED)]),
        actor=actor,
        victims=ranked([(None, _UNWEIGHED)]),
        whole=ranked([(whole, _UNWEIGHED)]),
        same=ranked([(None, _UNWEIGHED)]),
    )


def _status(context: Context, draft: Draft) -> Status:
    """Return the status of the first person named within three words behind the count."""
    words = context.words
    for index in range(draft.first, min(draft.last + 3, len(words))):
        word = words[index].lower()
        for form in (word, word.removesuffix("s")):
            if form in people.COMBATANTS:
                return "combatant"
            if form in people.CIVILIANS:
                return "civilian"
    return "unspecified"


def _source(context: Context, draft: Draft) -> Stretch | None:
    """Return who stands beside a word of saying in the draft's sentence."""
    start, end = context.words.sentences[draft.sentence]
    span = saying_beside(context.text, start, end)
    if span is None or (span[0] < draft.end and draft.start < span[1]):
        return None
    return context.words.within(*span)


def _places(context: Context, draft: Draft) -> tuple[tuple[Found[PlaceName], float], ...]:
    """Return the nearest name behind a word that places it, in the sentence or just before."""
    near = [n for n in context.near(context.names, draft.sentence, 2, 0) if is_located(n.item)]
    name = _nearest(near, draft)
    return ((name, 1.0),) if name else ()


def _time(context: Context, draft: Draft) -> TimeExpression | None:
    """Return the nearest time expression that gives days, in the sentence or just before."""
    near = [t for t in context.near(context.times, draft.sentence, 1, 0) if t.item.from_]
    time = _nearest(near, draft)
    return time.item if time else None


def _nearest(found: Sequence[Found[Item]], draft: Draft) -> Found[Item] | None:
    """Return what stands nearest to a draft."""
    return min(found, key=lambda f: abs(f.first - draft.first), default=None)


def _whole(context: Context, draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """Return the count before a draft that says that it includes it."""
    start, _ = context.words.sentences[draft.sentence]
    if not _INCLUDING.search(context.text[start : draft.start]):
        return None
    before = [
        d for d in drafts
        if d.sentence == draft.sentence and d.start < draft.start and d.harm == draft.harm
    ]  # fmt: skip
    return before[0] if before else None
