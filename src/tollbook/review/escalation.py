"""What takes two persons and a lead (specification, section 6)."""

from __future__ import annotations

from typing import Literal

from tollbook.review.content import Content

Escalation = Literal[
    "many_killed", "wide_range", "perpetrator_changed", "death_refuted", "published_merged"
]
#: Killed from which on an incident is escalated.
MANY = 10
#: Times that high may be low before it is.
WIDE = 3


def escalations(content: Content, before: Content | None = None) -> tuple[Escalation, ...]:
    """Return why an incident is escalated, nothing if it is not.

    `before` is what was confirmed or published last, against which a perpetrator has changed.
    """
    killed = content.sum("killed")
    found: list[Escalation] = []
    if max(killed.low or 0, killed.best or 0) >= MANY:
        found.append("many_killed")
    if killed.low is not None and killed.high is not None and killed.high > WIDE * killed.low:
        found.append("wide_range")
    if before is not None and set(before.actors) != set(content.actors):
        found.append("perpetrator_changed")
    if content.refuted:
        found.append("death_refuted")
    return tuple(found)
