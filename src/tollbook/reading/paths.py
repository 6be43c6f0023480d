"""Paths through a dependency parse, and plain relations read from them."""

from __future__ import annotations

from spacy.tokens import Token

_LONGEST = 7
_CHAIN = frozenset({"conj", "appos", "nmod", "dep"})


def path(start: Token, end: Token) -> str | None:
    """Return the dependencies from `start` up and down to `end`, or None if they are far apart.

    "^nsubjpass" is a direct subject of `end`; "^conj ^dobj" the second part of its object;
    "^pobj ^prep" hangs on it by a preposition; "vacl" means that `end` hangs below `start`.
    """
    if start.i == end.i:
        return "="
    down = _chain(end)
    up: list[str] = []
    node = start
    for _ in range(_LONGEST):
        if node.i in down:
            steps = [*up, *reversed([f"v{d}" for d in down[node.i]])]
            return " ".join(steps) if len(steps) <= _LONGEST else None
        if node.head.i == node.i:
            return None
        up.append(f"^{_label(node)}")
        node = node.head
    return None


def _chain(token: Token) -> dict[int, list[str]]:
    """Return each ancestor of a token with the labels that lead down from it to the token."""
    found: dict[int, list[str]] = {token.i: []}
    labels: list[str] = []
    node = token
    for _ in range(_LONGEST):
        if node.head.i == node.i:
            break
        labels.append(_label(node))
        node = node.head
        found[node.i] = list(labels)
    return found


def _label(token: Token) -> str:
    """Return a dependency label, a preposition with its word."""
    if token.dep_ in ("prep", "agent"):
        return f"prep_{token.lower_}"
    return token.dep_


def climb(token: Token) -> Token:
    """Climb from a part of a coordination or apposition to the phrase's first head."""
    node = token
    for _ in range(_LONGEST):
        if node.dep_ not in _CHAIN or node.head.i == node.i:
            return node
        node = node.head
    return node
