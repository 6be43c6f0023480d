"""docs/tolls.md tells what is there."""

from pathlib import Path

from tests.tolls.build import claim, source, statement
from tollbook.tolls import load_policy, policy_names, reckon

PAGE = (Path(__file__).parents[2] / "docs" / "tolls.md").read_text(encoding="utf-8")


def test_every_policy_is_documented():
    assert [name for name in policy_names() if f"`{name}`" not in PAGE] == []


def test_words_of_a_bound_read_as_documented():
    said = claim("c1", "[at least 14]", 14, source=source("Civil Defence agency", "rescue_agency"))
    low = reckon([statement("r", said)], load_policy()).figure("killed").low
    assert low.words == "low 14: Civil Defence agency (via Paper r), 4 Mar"
