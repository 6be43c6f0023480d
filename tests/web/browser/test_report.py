"""The report page in a real browser: highlights, judgements by key, words by selection."""

import re

import pytest

from tests.web.conftest import MARKET, PASSWORD, market_claims, store
from tollbook.record.decisions import decide
from tollbook.record.models import Claim, Decision
from tollbook.record.tolls import toll_of
from tollbook.web.desk import Desk

#: The words that the page marks as evidence and count of each claim, and that it highlights.
MARKED = """() => {
  const words = { evidence: {}, count: {} };
  for (const mark of document.querySelectorAll(".article mark")) {
    for (const role of ["evidence", "count"]) {
      for (const number of (mark.dataset[role] ?? "").split(" ").filter(Boolean)) {
        words[role][number] = (words[role][number] ?? "") + mark.textContent;
      }
    }
  }
  return words;
}"""
HIGHLIGHTED = "() => [...CSS.highlights.get('claim-evidence')].map(String)"
#: Selects words of the article as a mouse would, by their place in the DOM.
SELECT = """(words) => {
  const walker = document.createTreeWalker(document.querySelector(".article"), 4);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(words);
    if (at >= 0) {
      document.getSelection().setBaseAndExtent(node, at, node, at + words.length);
      return;
    }
  }
}"""


@pytest.fixture
def market(transactional_db):
    return store(MARKET, market_claims(), title="Shells hit market", publisher="Northern Wire")


@pytest.fixture
def report(desk, market):
    desk.goto(f"/reports/{market.pk}/")
    return desk


def card(page, number):
    return page.locator(f"#claim{number}")


def said(page, words):
    page.locator("#say", has_text=words).wait_for()


def figures(report, harm):
    return toll_of(Desk(report).incidents[0]).figure(harm).numbers


def test_a_first_session(tab, recorder, market):
    tab.goto("/")
    tab.get_by_label("Name").fill("rasha")
    tab.get_by_label("Password").fill(PASSWORD)
    tab.get_by_role("button", name="Sign in").click()
    tab.get_by_role("link", name="Shells hit market").click()
    tab.wait_for_url("**/reports/*/", wait_until="load")
    assert tab.evaluate(MARKED)["count"]["1"] == "At least nine"
    card(tab, 1).get_by_role("button", name="Accept").click()
    said(tab, "Claim 1 accepted")
    card(tab, 3).get_by_role("link", name="Reject").click()
    tab.get_by_role("button", name="the machine misread").click()
    said(tab, "Claim 3 rejected: the machine misread")
    tab.evaluate(SELECT, "medics said")
    tab.get_by_role("link", name="Add a claim").click()
    tab.locator(".panel").get_by_label("Number", exact=True).fill("2")
    tab.locator(".panel").get_by_label("Harm").select_option("missing")
    tab.get_by_role("button", name="Add the claim").click()
    said(tab, "Claim 5 added")
    card(tab, 1).locator("[data-do=incident]").click()
    tab.wait_for_url("**/incidents/*/")
    tolls = tab.locator(".toll > article")
    assert [toll.locator("h3").text_content() for toll in tolls.all()] == ["Killed", "Missing"]
    assert tolls.first.locator(".figure").all_text_contents() == ["9", "9", "9+"]
    tolls.first.locator(".why a").first.click()
    tab.wait_for_url("**#claim1")
    assert "current" in card(tab, 1).get_attribute("class")


def test_each_mark_covers_exactly_its_claims_characters(report):
    words = report.evaluate(MARKED)
    claims = {c.id.removeprefix("c"): c for c in market_claims()}
    assert words["evidence"] == {number: c.evidence.exact for number, c in claims.items()}
    assert words["count"] == {number: c.count.exact for number, c in claims.items()}
    assert report.locator(".article").text_content() == MARKET


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_chosen_claim_is_highlighted_to_the_character(report, number):
    report.locator(f"#at{number}").click()
    assert "current" in card(report, number).get_attribute("class")
    assert report.evaluate(HIGHLIGHTED) == [market_claims()[number - 1].evidence.exact]


def test_the_list_leads_to_the_article_and_the_article_to_the_list(report):
    card(report, 4).click()
    assert "current" in report.locator("#at4").get_attribute("class")
    report.locator("mark[data-count='2']").click()
    assert "current" in card(report, 2).get_attribute("class")


def test_accept_reject_and_undo_by_key_and_the_toll_follows(report, market):
    toll = report.locator("#tolls")
    assert "9 or more" in toll.text_content()
    report.keyboard.press("j")
    report.keyboard.press("a")
    said(report, "Claim 1 accepted")
    assert "current" in card(report, 2).get_attribute("class")
    report.keyboard.press("k")
    report.keyboard.press("x")
    report.keyboard.press("1")
    said(report, "Claim 1 rejected: not a casualty figure")
    assert "rejected" in card(report, 1).get_attribute("class")
    assert "9 or more" not in toll.text_content()
    assert Decision.objects.get(kind="reject").reason == "not_casualty"
    report.keyboard.press("u")
    said(report, "Undone")
    assert "accepted" in card(report, 1).get_attribute("class")
    assert "9 or more" in toll.text_content()


def test_a_number_is_corrected_in_four_keys(report, market):
    report.keyboard.press("j")
    for key in ("e", "1", "2", "Enter"):
        report.keyboard.press(key)
    said(report, "Claim 1 corrected")
    assert "12 or more" in card(report, 1).text_content()
    assert figures(market, "killed") == (12, 12, 12)


def test_a_judgement_that_came_too_late_shows_what_stands(report, market, recorder):
    decide(recorder, "accept", claims=[Claim.objects.get(report=market, number=1)])
    report.keyboard.press("j")
    for key in ("e", "1", "2", "Enter"):
        report.keyboard.press(key)
    said(report, "Claim 1 is accepted meanwhile")
    assert "accepted" in card(report, 1).get_attribute("class")
    assert figures(market, "killed") == (9, 9, 9)


def test_any_other_field_is_corrected_in_place(report, market):
    report.keyboard.press("j")
    report.keyboard.press("e")
    panel = report.locator(".panel")
    panel.get_by_text("Who, where, when, by whom").click()
    panel.get_by_label("Status").select_option("civilian")
    panel.get_by_label("Place, in the report's words").fill("Taiz")
    panel.get_by_role("button", name="Correct").click()
    said(report, "Claim 1 corrected")
    claim = Desk(market).find(1).claim
    assert claim.victims.status == "civilian"
    assert [place.exact for place in claim.places] == ["Taiz"]


def test_words_that_are_not_in_the_report_are_refused_in_the_panel(report, market):
    report.keyboard.press("j")
    report.keyboard.press("e")
    panel = report.locator(".panel")
    panel.get_by_text("Who, where, when, by whom").click()
    panel.get_by_label("Source, in the report's words").fill("the ministry")
    panel.get_by_role("button", name="Correct").click()
    said(report, "does not stand in the report")
    assert panel.is_visible()
    assert not Decision.objects.exists()


@pytest.mark.parametrize("words", ["the 𐩱𐩢 office said", "medics said"])
def test_a_claim_is_added_by_selecting_words(report, market, words):
    report.evaluate(SELECT, words)
    report.keyboard.press("n")
    panel = report.locator(".panel")
    assert panel.get_by_label("Words of the report").input_value() == words
    panel.get_by_label("Number", exact=True).fill("7")
    panel.get_by_label("Harm").select_option("missing")
    panel.get_by_role("button", name="Add the claim").click()
    said(report, "Claim 5 added")
    evidence = Desk(market).find(5).claim.evidence
    assert (evidence.start, evidence.exact) == (MARKET.index(words), words)
    assert report.evaluate(MARKED)["evidence"]["5"] == words
    assert "missing 7" in " ".join(report.locator("#tolls").text_content().split())
    assert figures(market, "missing") == (7, 7, 7)


def test_words_are_selected_by_keyboard_alone(report, market):
    report.keyboard.press("n")
    for key in ("ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Enter"):
        report.keyboard.press(key)
    quote = report.locator(".panel").get_by_label("Words of the report").input_value()
    assert quote in MARKET
    assert len(quote.split()) == 3


def test_what_was_told_by_hand_becomes_a_toll_by_keys_alone(desk):
    desk.goto("/incidents/by-hand/")
    desk.get_by_label("What happened").fill("Shelling, ward 3")
    desk.get_by_label("Who told it").fill("phone call, night nurse")
    desk.get_by_label("What was told").fill("She says that she counted four bodies in the yard.")
    desk.get_by_role("button", name="Store").click()
    desk.wait_for_url(re.compile(r"/reports/\d+/\?incident="), wait_until="load")
    for key in ("n", *["ArrowRight"] * 4, *["Shift+ArrowRight"] * 2, "Enter"):
        desk.keyboard.press(key)
    quote = desk.locator(".panel").get_by_label("Words of the report").input_value()
    assert quote == "counted four bodies"
    desk.keyboard.type("4")
    desk.keyboard.press("Enter")
    said(desk, "Claim 1 added")
    assert "killed 4" in " ".join(desk.locator("#tolls").text_content().split())


def test_letters_in_a_field_are_letters(report):
    report.keyboard.press("j")
    report.keyboard.press("e")
    note = report.locator(".panel").get_by_label("Note")
    note.fill("")
    note.press_sequentially("a exact judge")
    assert note.input_value() == "a exact judge"
    assert not Decision.objects.exists()
    report.keyboard.press("Escape")
    assert report.locator(".panel").count() == 0


def test_help_opens_by_key_and_switches_letters_off(report):
    report.keyboard.press("?")
    assert report.get_by_role("dialog", name="Keys").is_visible()
    report.get_by_label("Letters act as keys").uncheck()
    report.keyboard.press("Escape")
    report.keyboard.press("j")
    assert report.locator(".claim.current").count() == 0


def test_an_arabic_report_runs_right_to_left(desk):
    row = store(
        "قُتل سبعة مدنيين في غارة جوية.\n\nAn English line.",
        [],
        ["language_not_read"],
        title="مقتل سبعة مدنيين",
        language="ar",
    )
    direction = "element => getComputedStyle(element).direction"
    desk.goto("/")
    assert desk.get_by_role("link", name="مقتل سبعة").evaluate(direction) == "rtl"
    desk.goto(f"/reports/{row.pk}/")
    assert desk.locator("h1").evaluate(direction) == "rtl"
    lines = desk.locator(".article p:not(.blank)")
    assert [line.evaluate(direction) for line in lines.all()] == ["rtl", "ltr"]
    assert desk.get_by_text("is not read by the machine yet").is_visible()


def test_a_claim_is_added_from_arabic_words(desk):
    text = "قُتل سبعة مدنيين في غارة جوية.\n\nوأصيب نحو خمسة عشر آخرين."
    row = store(text, [], ["language_not_read"], language="ar")
    desk.goto(f"/reports/{row.pk}/")
    desk.evaluate(SELECT, "خمسة عشر آخرين")
    desk.keyboard.press("n")
    panel = desk.locator(".panel")
    panel.get_by_label("Of these, the words").fill("خمسة عشر")
    panel.get_by_label("The number is").select_option("about")
    panel.get_by_label("Number", exact=True).fill("15")
    panel.get_by_label("Harm").select_option("injured")
    panel.get_by_role("button", name="Add the claim").click()
    said(desk, "Claim 1 added")
    assert desk.evaluate(MARKED) == {
        "evidence": {"1": "خمسة عشر آخرين"}, "count": {"1": "خمسة عشر"},
    }  # fmt: skip
    assert Desk(row).find(1).claim.evidence.start == text.index("خمسة عشر")
    assert figures(row, "injured") == (13, 15, 17)


def test_a_judgement_works_without_scripts(chromium, live_server, desk, market):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    context.add_cookies(desk.context.cookies())
    page = context.new_page()
    page.goto(f"/reports/{market.pk}/")
    card(page, 3).get_by_role("button", name="Accept").click()
    assert "accepted" in card(page, 3).get_attribute("class")
    card(page, 3).get_by_role("link", name="Reject").click()
    page.get_by_role("button", name="the machine misread").click()
    assert "rejected" in card(page, 3).get_attribute("class")
    context.close()
