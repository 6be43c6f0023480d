"""Tolls: from statements to low, best and high that explain themselves."""

from tollbook.tolls.aggregates import Aggregate, Residual, ResidualError, aggregates_of, residual
from tollbook.tolls.bounds import Bounds, bounds
from tollbook.tolls.changes import Moved, moved
from tollbook.tolls.local import local_statements
from tollbook.tolls.policy import DEFAULT_POLICY, Policy, load_policy, policy_names
from tollbook.tolls.reckon import reckon
from tollbook.tolls.sources import KnownSource, Sources, load_sources, packaged_sources
from tollbook.tolls.statements import Statement, apply_decisions, statements_of
from tollbook.tolls.toll import (
    Beside,
    Bound,
    Figure,
    Mismatch,
    Superseded,
    Toll,
    Witness,
)

__all__ = [
    "DEFAULT_POLICY",
    "Aggregate",
    "Beside",
    "Bound",
    "Bounds",
    "Figure",
    "KnownSource",
    "Mismatch",
    "Moved",
    "Policy",
    "Residual",
    "ResidualError",
    "Sources",
    "Statement",
    "Superseded",
    "Toll",
    "Witness",
    "aggregates_of",
    "apply_decisions",
    "bounds",
    "load_policy",
    "load_sources",
    "local_statements",
    "moved",
    "packaged_sources",
    "policy_names",
    "reckon",
    "residual",
    "statements_of",
]
