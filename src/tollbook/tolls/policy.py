"""Policies: named, versioned rules for turning words into bounds and bounds into a toll."""

from __future__ import annotations

from functools import cache
from importlib import resources

import msgspec

from tollbook.errors import BadInputError
from tollbook.model.vocabulary import SourceKind

#: low, best, high in persons; null is open or not given.
Triple = tuple[int | None, int | None, int | None]

DEFAULT_POLICY = "acled-min/1"


class Policy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A way of reckoning, whole in one data file, so that two people can compare results.

    `vague` maps words in lower case to bounds. `about_percent` is what "about" allows on either
    side. `tiers` rank kinds of source by reliability, the best first. A change is a new version.
    """

    name: str
    title: str
    source: str
    vague: dict[str, Triple]
    plural: Triple
    about_percent: int
    ignore_vague_if_numeric: bool
    people_are_civilians: bool
    tiers: tuple[tuple[SourceKind, ...], ...]

    def tier(self, kind: SourceKind) -> int:
        """Return the rank of a kind of source, 0 the most reliable."""
        ranked = (rank for rank, kinds in enumerate(self.tiers) if kind in kinds)
        return next(ranked, len(self.tiers))


def policy_names() -> list[str]:
    """Return the names of the policies that come with the package, sorted."""
    folder = resources.files("tollbook.tolls") / "data" / "policies"
    stems = (entry.name.removesuffix(".json") for entry in folder.iterdir())
    return sorted("/".join(stem.rsplit("-", 1)) for stem in stems)


@cache
def load_policy(name: str = DEFAULT_POLICY) -> Policy:
    """Return a policy by name and version ("acled-min/1"); BadInputError when there is none."""
    if name not in policy_names():
        known = ", ".join(policy_names())
        raise BadInputError(f"policy {name}", "is not known.", f"Known policies: {known}.")
    file = (
        resources.files("tollbook.tolls") / "data" / "policies" / f"{name.replace('/', '-')}.json"
    )
    return msgspec.json.decode(file.read_bytes(), type=Policy)
