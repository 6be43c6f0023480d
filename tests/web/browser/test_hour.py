"""A recorder's hour, from the arrival of reports to a confirmed toll that a new report contests.

Every step is a key. Each page on the way is held against axe and photographed into
test-artifacts/hour; an error in the console fails the walk.
"""

import json
import shutil
from pathlib import Path

import pytest

from tests.basemap.drawing import collection, province
from tests.gazetteer import making
from tests.web.browser.hour_reports import EVENING, MORNING
from tests.web.browser.test_access import violations
from tests.web.conftest import PASSWORD, person
from tollbook.basemap import build_map
from tollbook.home import MAP_FILE, PLACES_FILE, home
from tollbook.record.intake import add_all
from tollbook.record.models import Coding, Decision, Incident, Stand
from tollbook.record.tolls import toll_of

ARTIFACTS = Path(__file__).resolve().parents[3] / "test-artifacts" / "hour"
#: So many Tabs lead anywhere on a page; whatever is farther off is out of reach.
TABS = 150


class Keyboard:
    """Somebody without a mouse."""

    def __init__(self, page):
        self.page = page
        self.seen = 0

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def reach(self, target):
        """Press Tab until a thing has the focus."""
        target.wait_for()
        for _ in range(TABS):
            if target.evaluate("element => element === document.activeElement"):
                return
            self.press("Tab")
        pytest.fail(f"Tab does not lead to {target}")

    def use(self, target):
        """Go to a link or button and press it."""
        self.reach(target)
        self.press("Enter")

    def go(self, *keys, to=None):
        """Press keys of which the last leads to another page; with `to`, Enter on that."""
        if to is not None:
            self.reach(to)
        with self.page.expect_navigation(wait_until="load"):
            self.press(*(keys or ["Enter"]))

    def write(self, target, words):
        """Go to a field and write into it, in place of what is there."""
        self.reach(target)
        self.press("Control+a")
        self.page.keyboard.type(words)

    def look(self, name):
        """Keep a picture of the page, and hold it against axe."""
        self.seen += 1
        self.page.screenshot(path=ARTIFACTS / f"{self.seen:02}-{name}.png", full_page=True)
        assert violations(self.page) == [], name


@pytest.fixture
def land(transactional_db, tmp_path, monkeypatch):
    """A home with the places and the map of a land that does not exist."""
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path))
    making.world(home() / PLACES_FILE)
    build_map(home() / MAP_FILE, "squares", collection(province(2, 40, 10, "AX")))


@pytest.fixture
def keyboard(tab, recorder):
    shutil.rmtree(ARTIFACTS, ignore_errors=True)
    ARTIFACTS.mkdir(parents=True)
    person("omar", "reviewer")
    person("leila", "editor")
    tab.set_default_timeout(30_000)  # The machine reads reports meanwhile.
    yield Keyboard(tab)
    tab.screenshot(path=ARTIFACTS / "end.png", full_page=True)
    tab.wait_for_load_state("networkidle")


def arrive(reports, folder):
    """Put reports into the record as `tollbook add` does, read by the machine."""
    file = folder / "feed.jsonl"
    file.write_text("\n".join(json.dumps(report) for report in reports))
    assert add_all([str(file)]).failures == []


def sign_in(keyboard, name):
    """Sign in; whoever was signed in signs out first."""
    page = keyboard.page
    if page.url != "about:blank":
        keyboard.go(to=page.get_by_role("button", name="Sign out"))
    else:
        page.goto("/")
    keyboard.write(page.get_by_label("Name"), name)
    keyboard.write(page.get_by_label("Password"), PASSWORD)
    keyboard.go()


def open_report(keyboard, title):
    """Go to the inbox and walk down its rows to a report."""
    page = keyboard.page
    keyboard.go(to=page.get_by_role("navigation", name="Pages").get_by_role("link", name="Inbox"))
    row = page.locator(".rows .title > a:first-child", has_text=title)
    for _ in range(page.locator(".rows tbody tr").count()):
        keyboard.press("j")
        if row.evaluate("element => element === document.activeElement"):
            break
    keyboard.go()


def choose(keyboard, words):
    """Walk down the claims to the one that is told in these words."""
    page = keyboard.page
    for _ in range(page.locator(".claim").count()):
        keyboard.press("j")
        if words in page.locator(".claim.current .what").text_content():
            return
    pytest.fail(f"No claim says {words}")


def said(keyboard, words):
    keyboard.page.locator("#say", has_text=words).wait_for()


def accept_all(keyboard):
    """Accept what waits on a report's page, from the top: one key for each claim."""
    page = keyboard.page
    cards, waiting = page.locator(".claim"), page.locator(".claim.extracted")
    keyboard.press("j", *["k"] * cards.count())
    for _ in range(2 * cards.count()):
        left = waiting.count()
        if left == 0:
            return
        if page.locator(".claim.current.extracted").count() == 0:
            keyboard.press("j")
            continue
        keyboard.press("a")
        page.wait_for_function(
            "left => document.querySelectorAll('.claim.extracted').length < left", arg=left
        )
    assert waiting.count() == 0


def open_correction(keyboard):
    """Open the fields of the current claim, those of who, where and when too."""
    keyboard.press("e")
    panel = keyboard.page.locator(".panel")
    keyboard.use(panel.locator("summary"))
    return panel


def open_incident(keyboard):
    keyboard.go("i")


def state(incident):
    return Stand.objects.get(incident=incident).state


def killed(incident):
    return toll_of(Incident.objects.get(pk=incident.pk)).figure("killed").numbers


def make_move(keyboard, name, ticks=(), notes=None):
    """Open a move on an incident's bar, tick and write what it asks for, and make it."""
    page = keyboard.page
    form = page.locator("details.move", has_text=name)
    keyboard.use(form.locator("summary"))
    for box in ticks:
        keyboard.reach(form.locator(f"[name={box}]"))
        keyboard.press("Space")
    for field, words in (notes or {}).items():
        keyboard.write(form.locator(f"[name={field}]"), words)
    keyboard.look(f"move-{name.split()[0].lower()}")
    keyboard.go(to=form.get_by_role("button", name=name))
    page.get_by_role("status").first.wait_for()


def read_and_correct(keyboard):
    """Read three reports; correct a number, a source and a place on the map."""
    page = keyboard.page
    open_report(keyboard, "Shells hit market")
    choose(keyboard, "Fifteen")
    keyboard.press("e", "1", "6", "Enter")
    said(keyboard, "corrected")
    accept_all(keyboard)
    keyboard.look("number-corrected")
    open_report(keyboard, "Market in Tall Zaytun shelled")
    choose(keyboard, "seven")
    panel = open_correction(keyboard)
    keyboard.write(panel.get_by_label("Source, in the report's words"), "the fire brigade")
    keyboard.reach(panel.get_by_label("Kind of source"))
    page.keyboard.type("rescue")
    keyboard.press("Enter")
    said(keyboard, "corrected")
    keyboard.look("source-corrected")
    open_report(keyboard, "Nurses count")
    choose(keyboard, "Seven")
    panel = open_correction(keyboard)
    keyboard.write(panel.get_by_label("Place, in the report's words"), "the old harbour")
    keyboard.use(panel.get_by_role("button", name="Pick on the map"))
    panel.locator("path.country").wait_for(state="attached")
    keyboard.press("ArrowRight", "Enter")
    panel.get_by_role("button", name="this very point").wait_for()
    keyboard.look("place-on-the-map")
    keyboard.use(panel.get_by_role("button", name="Correct"))
    said(keyboard, "corrected")


def merge_twice(keyboard):
    """Merge the incident of the nurse's report into the market's, take it back, merge again."""
    page = keyboard.page
    open_report(keyboard, "Shells hit market")
    choose(keyboard, "Six")
    open_incident(keyboard)
    # What the machine calls it is not this walk's business.
    other = Incident.objects.get(members__claim__report__title__startswith="Nurses")
    for turn in ("merge", "merge-again"):
        keyboard.go("m")
        keyboard.write(page.get_by_role("searchbox"), other.title)
        keyboard.go()
        keyboard.look(turn)
        found = page.locator("form.match", has_text=other.title)
        keyboard.go(to=found.last.get_by_role("button", name="Merge"))
        assert Incident.objects.filter(merged_into=None).count() == 1
        if turn == "merge":
            keyboard.go(to=page.get_by_role("button", name="Undo: merged"))
            page.get_by_role("status").get_by_text("Taken back").wait_for()
            assert Incident.objects.filter(merged_into=None).count() == 2
            keyboard.look("merge-undone")


def code_blind(keyboard, told):
    """Code the one incident of the queue, of whose figures nothing has been shown."""
    page = keyboard.page
    keyboard.go(to=page.get_by_role("navigation", name="Pages").get_by_role("link", name="Work"))
    keyboard.go(to=page.get_by_role("link", name="To second-code"))
    keyboard.look("queue")
    keyboard.go("j", "Enter")
    assert "fire brigade" in page.locator(".reading").text_content()
    for field, words in told.items():
        keyboard.write(page.locator(f"[name={field}]"), words)
    keyboard.look("second-coding")
    keyboard.go(to=page.get_by_role("button", name="Store and compare"))
    page.get_by_role("heading", name="Two codings").wait_for()
    keyboard.look("two-codings")
    keyboard.go(to=page.get_by_role("link", name="To the incident"))


def test_an_hour_by_keyboard(keyboard, land, tmp_path):
    page = keyboard.page
    arrive(MORNING, tmp_path)
    sign_in(keyboard, "rasha")
    keyboard.look("inbox")
    read_and_correct(keyboard)
    corrections = Decision.objects.filter(kind="correct").order_by("pk")
    reasons = [decision.reason for decision in corrections]
    assert reasons == ["wrong_number", "wrong_source", "wrong_place"]
    place = corrections.last().as_model().replacement.places[0]
    assert (place.exact, place.precision) == ("the old harbour", "exact_point")

    merge_twice(keyboard)
    incident = Incident.objects.get(merged_into=None)
    keyboard.look("incident")
    make_move(keyboard, "Submit as provisional", ticks=["duplicates"])
    assert state(incident) == "provisional"
    assert killed(incident)[2] == 7

    sign_in(keyboard, "omar")
    code_blind(keyboard, {"killed_low": "6", "killed_high": "7", "place": "Tall Zaytun"})
    assert Coding.objects.get().blind
    make_move(keyboard, "Confirm", notes={"note": "The hospital counted one more later."})
    assert state(incident) == "confirmed"
    keyboard.look("confirmed")

    arrive(EVENING, tmp_path)
    sign_in(keyboard, "rasha")
    open_report(keyboard, "Death toll")
    accept_all(keyboard)
    keyboard.look("new-report")
    open_incident(keyboard)
    assert page.locator(".state-name").text_content() == "In review"
    assert killed(incident)[2] == 14
    keyboard.use(page.locator("details.steps summary"))
    assert page.get_by_text("changed what had been reviewed").is_visible()
    assert page.get_by_text("they disagree").is_visible()
    keyboard.look("contested-and-reopened")
    make_move(keyboard, "Submit as provisional", ticks=["duplicates"])
    assert state(incident) == "provisional"
    keyboard.look("submitted-again")
