"""Three events in reports of their own words, for tests of merging."""

from tests.incidents.build import DAY, actor, claim, day, means, place, reading

MARKET = (
    "A rocket struck the fish market of Tarvos at noon, residents of the Ostrel quarter said. "
    "The stalls of Quillan street burned until dusk."
)
BRIDGE = (
    "Gunmen opened fire on a minibus near the Havel bridge outside Ellis, the driver Orin Tesk "
    "said from his hospital bed."
)
CLINIC = "Shells fell on the Sorrel clinic in Marj, where the midwife Anka Brod was on duty."


def report(id_, text, town, code, killed, date=DAY, **fields):
    said = claim(
        "c1",
        f"[{killed}] people were killed",
        killed,
        places=(place(town),),
        means=means(code),
        time=day(date),
        actor=actor("the rebels"),
    )
    return reading(id_, said, text=text, title=None, **fields)


def market(id_, killed=9, **fields):
    return report(id_, MARKET, "Tarvos", "shelling", killed, **fields)


def bridge(id_, killed=4, **fields):
    return report(id_, BRIDGE, "Ellis", "small_arms", killed, **fields)


def clinic(id_, killed=3, **fields):
    return report(id_, CLINIC, "Marj", "shelling", killed, **fields)
