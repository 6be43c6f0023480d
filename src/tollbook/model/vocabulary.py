"""The closed vocabularies of a claim, as CLAIMS.md names them."""

from typing import Literal

Harm = Literal["killed", "injured", "missing", "abducted", "detained", "displaced", "casualty"]
Qualifier = Literal[
    "exact", "at_least", "more_than", "at_most", "fewer_than", "about", "nearly", "range",
    "vague", "unquantified", "zero", "plural_only", "singular_implied", "majority_of",
    "fraction_of", "percent_of",
]  # fmt: skip
Status = Literal["civilian", "combatant", "mixed", "unspecified"]
Group = Literal[
    "women", "children", "men", "elderly", "rescue_worker", "health_worker", "aid_worker",
    "journalist", "official", "refugee",
]  # fmt: skip
Scope = Literal["incident", "several_events", "period", "cumulative", "stock", "rate"]
SourceKind = Literal[
    "rescue_agency", "monitor", "government", "military", "armed_group", "un", "medical",
    "activist", "witness", "media", "other",
]  # fmt: skip
Stance = Literal["said", "confirmed", "claimed", "estimated", "alleged", "denied", "conceded"]
Precision = Literal[
    "exact_point", "landmark", "street", "neighbourhood", "populated_place", "near_place",
    "adm3", "adm2", "adm1", "area", "country", "sea_air",
]  # fmt: skip
TimeBasis = Literal["event", "statement", "dateline"]
TimePrecision = Literal["day", "days", "week", "month", "quarter", "year"]
MeansCode = Literal[
    "airstrike", "barrel_bomb", "shelling", "missile", "drone", "suicide_bombing",
    "vehicle_bomb", "ied", "small_arms", "chemical", "execution", "siege", "stabbing_other",
    "several", "unstated",
]  # fmt: skip
Attribution = Literal["stated", "alleged", "claimed_by_self", "denied", "implied"]
PartKind = Literal["subset", "breakdown"]
ClaimFlag = Literal[
    "provisional", "expected_to_rise", "revised", "ambiguous_period", "party_claim",
    "derived", "dates_disagree",
]  # fmt: skip
ReportFlag = Literal["dates_disagree", "language_not_read", "needs_anchor"]
PublishedBasis = Literal["given", "dateline", "metadata", "none"]

#: The only scopes that may enter an incident's toll (CLAIMS.md, scope).
INCIDENT_SCOPES: frozenset[Scope] = frozenset({"incident", "several_events"})
