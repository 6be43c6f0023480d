"""docs/workbench.md names every key that the help of the pages names."""

import html
import re
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
HELP = CHECKOUT / "src/tollbook/web/templates/web/_keys.html"
DOCUMENT = (CHECKOUT / "docs/workbench.md").read_text(encoding="utf-8")


def test_every_key_of_the_help_is_documented() -> None:
    keys = {html.unescape(key) for key in re.findall(r"<kbd>(.+?)</kbd>", HELP.read_text())}
    assert {"j", "a", "x", "e", "u", "n", "m"} <= keys
    assert [key for key in sorted(keys) if f"`{key}`" not in DOCUMENT] == []


def test_its_picture_is_there() -> None:
    pictures = re.findall(r"!\[.*?\]\((.+?)\)", DOCUMENT)
    assert [p for p in pictures if not (CHECKOUT / "docs" / p).is_file()] == []
