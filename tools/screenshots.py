"""Make docs/screenshots from the running demo: `.venv/bin/python tools/screenshots.py`.

Starts `tollbook demo` on a record of its own, works in it as a recorder would, and photographs
what it comes to. Needs Chromium and the development requirements.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
SIZE = {"width": 1440, "height": 900}
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@contextmanager
def running_demo() -> Iterator[str]:
    """Run the demo on a free port; give its URL."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tollbook", "demo", "--port", "0"]
        process = subprocess.Popen(  # noqa: S603 - our own command
            [*command, "--home", f"{folder}/demo"], stdout=subprocess.PIPE, text=True
        )
        try:
            yield _url_in(process)
        finally:
            process.terminate()
            process.wait()


def _url_in(process: subprocess.Popen[str]) -> str:
    """Return the URL that the demo prints."""
    assert process.stdout is not None  # noqa: S101 - it is piped
    for line in process.stdout:
        if found := re.search(r"http://\S+?(?=/\s)", line):
            return found[0]
    raise SystemExit("The demo ended without a URL.")


def signed_in(browser: Browser, url: str, name: str = "recorder", **look: str) -> Page:
    """Return a page of somebody signed in to the demo; `look` is its scheme and language."""
    page = browser.new_context(base_url=url, viewport=SIZE, **look).new_page()
    page.goto("/")
    page.locator("[name=username]").fill(name)
    page.locator("[name=password]").fill(name)
    page.locator("button.primary").click()
    page.wait_for_url("**/")
    return page


def work(page: Page) -> None:
    """Judge some claims on the market's shelling, as a recorder would."""
    _open(page, "crowded market")
    for _ in range(3):
        page.keyboard.press("j")
        page.keyboard.press("a")
        page.locator("#say", has_text="accepted").wait_for()
    _open(page, "tomatoes")
    page.locator(".claim", has_text="two").locator(".what").last.click()
    for key in ("x", "3"):
        page.keyboard.press(key)
    page.locator("#say", has_text="rejected").wait_for()


def _open(page: Page, sought: str) -> None:
    """Open the first report that a search finds."""
    page.goto(f"/?q={sought}")
    page.locator(".title a").first.click()
    page.wait_for_url("**/reports/*/", wait_until="load")


def photograph(page: Page) -> None:
    """Photograph the pages as they stand."""
    page.goto("/")
    _save(page, "inbox")
    _open(page, "crowded market")
    page.keyboard.press("j")
    _save(page, "report")
    page.keyboard.press("i")
    page.wait_for_url("**/incidents/*/")
    _save(page, "incident")
    page.goto("/incidents/")
    _save(page, "incidents")
    page.goto("/map/")
    page.locator(".cluster, .place").first.wait_for()
    _save(page, "map")
    _open(page, "الزور")
    _save(page, "arabic")


def review(recorder: Page, reviewer: Page) -> None:
    """Submit the market's incident, code it a second time, and photograph what that comes to."""
    _open(recorder, "crowded market")
    recorder.keyboard.press("j")
    recorder.keyboard.press("i")
    recorder.wait_for_url("**/incidents/*/")
    incident = recorder.url
    links = recorder.locator("section[aria-labelledby=claims] tbody td:nth-child(2) a")
    for address in [link.get_attribute("href") or "" for link in links.all()]:
        recorder.goto(address)
        card = recorder.locator(f"#{address.partition('#')[2]}")
        if card.locator("[data-do=accept]").count():
            with recorder.expect_response("**/accept/**"):
                card.locator("[data-do=accept]").click()
    recorder.goto(incident)
    recorder.locator("summary", has_text="Submit").click()
    recorder.locator("[name=duplicates]").check()
    recorder.locator("details[open] button.primary").click()
    recorder.locator(".state-name", has_text="Provisional").wait_for()
    reviewer.goto("/work/?queue=code")
    _save(reviewer, "work")
    reviewer.locator(".title a").first.click()
    _save(reviewer, "coding")
    for field, told in {"killed_low": "8", "killed_high": "14", "place": "Taiz"}.items():
        reviewer.locator(f"[name={field}]").fill(told)
    reviewer.get_by_role("button", name="Store").click()
    reviewer.goto("/agreement/")
    _save(reviewer, "agreement")
    reviewer.goto("/audit/")
    _save(reviewer, "audit")


def in_arabic(page: Page) -> None:
    """Photograph an incident as who reads Arabic has it."""
    _open(page, "crowded market")
    page.keyboard.press("j")
    page.keyboard.press("i")
    page.wait_for_url("**/incidents/*/")
    _save(page, "incident-arabic")


def _save(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    page.screenshot(path=FOLDER / f"{name}.png")
    print(FOLDER / f"{name}.png")


def main() -> None:
    """Make all screenshots."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        raise SystemExit("Chromium is needed: apt-get install chromium")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with running_demo() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        page = signed_in(browser, url)
        work(page)
        photograph(page)
        review(page, signed_in(browser, url, "reviewer"))
        in_arabic(signed_in(browser, url, locale="ar"))
        dark = signed_in(browser, url, color_scheme="dark")
        _open(dark, "crowded market")
        dark.keyboard.press("j")
        _save(dark, "report-dark")
        browser.close()


if __name__ == "__main__":
    main()
