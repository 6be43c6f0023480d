"""Which incidents are reviewed a second time to see how well the first review was done."""

from __future__ import annotations

import hashlib

#: One of so many confirmed incidents is reviewed anew: 10 percent (specification: 5 to 10).
EVERY = 10


def is_drawn(position: int, seed: str) -> bool:
    """Tell whether the incident that was confirmed at a position (from 0) is in the sample.

    One of each ten in a row is drawn, by the hash of the seed and of their number: nobody chooses
    which, nobody can tell without the seed, and whoever has it can draw the same sample again.
    """
    block, place = divmod(position, EVERY)
    digest = hashlib.sha256(f"{seed}:{block}".encode()).digest()
    return int.from_bytes(digest[:8], "big") % EVERY == place
