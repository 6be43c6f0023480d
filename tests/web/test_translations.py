"""Every text of the interface is marked, and has an Arabic one that says as much."""

import ast
import re
import runpy
from pathlib import Path
from typing import get_args

import pytest
from babel.messages.pofile import read_po
from django.urls import reverse
from django.utils.translation import override

from tollbook.incidents import reasons
from tollbook.model import vocabulary
from tollbook.model.decisions import Reason, VictimGroup
from tollbook.tolls.toll import Confirmation, Grade
from tollbook.web.told import PHRASES, told
from tollbook.web.vocabulary import WORDS

CHECKOUT = Path(__file__).resolve().parents[2]
WEB = CHECKOUT / "src" / "tollbook" / "web"
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
MODULES = sorted(WEB.rglob("*.py"))
SCRIPTS = sorted((WEB / "static").rglob("*.js"))
#: Placeholders of all kinds: %(n)s, %s, {n}, and %n of the scripts.
PLACEHOLDER = re.compile(r"%\(\w+\)s|%s|%%n|\{\w+\}")
#: Names that are the same in every language, and what is typed rather than read.
NAMES = re.compile(r"\b(Tollbook|SHA-256|CSV|GeoJSON|XLSX|QR|UTC|km)\b")
MARKS = {
    "_", "_now", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "pgettext",
    "pgettext_lazy",
}  # fmt: skip


@pytest.fixture(scope="module")
def catalogue():
    with (WEB / "locale" / "ar" / "LC_MESSAGES" / "django.po").open("rb") as file:
        return [message for message in read_po(file, locale="ar") if message.id]


@pytest.fixture(scope="module")
def marked():
    collect = runpy.run_path(str(CHECKOUT / "tools" / "messages.py"))["collect"]
    return {(message.id, message.context) for message in collect() if message.id}


def strings(message):
    return message.string if isinstance(message.string, tuple) else (message.string,)


def test_the_catalogue_has_every_text_and_no_other(catalogue, marked):
    known = {(message.id, message.context) for message in catalogue}
    assert (marked - known, known - marked) == (set(), set()), "Run tools/messages.py"


def test_every_text_is_in_arabic(catalogue):
    blank = [m.id for m in catalogue if not all(strings(m))]
    # A pattern may have nothing in it but what is filled in.
    latin = [
        m.id for m in catalogue for text in strings(m)
        if re.search(r"[A-Za-z]{2}", PLACEHOLDER.sub("", str(m.id)))
        and not re.search(r"[\u0600-\u06ff]", text)
    ]  # fmt: skip
    assert (blank, latin) == ([], [])


def test_what_is_filled_in_is_filled_in_in_arabic_too(catalogue):
    wrong = []
    for message in catalogue:
        if isinstance(message.id, tuple):
            # "One" and "two" are words; a number stands in the forms for more.
            filled = {*PLACEHOLDER.findall(message.id[1])}
            fits = all({*PLACEHOLDER.findall(s)} == filled for s in strings(message)[3:])
            fits = fits and len(strings(message)) == 6
        else:
            fits = {*PLACEHOLDER.findall(message.id)} == {*PLACEHOLDER.findall(message.string)}
        wrong += [] if fits else [message.id]
    assert wrong == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_has_a_bare_text(path):
    source = path.read_text(encoding="utf-8")
    source = re.sub(r"{% blocktranslate.*?{% endblocktranslate %}", "", source, flags=re.DOTALL)
    source = re.sub(r"{% block body_class %}.*?{% endblock %}", "", source)
    source = re.sub(r"<(kbd|code|script)\b.*?</\1>", "", source, flags=re.DOTALL)
    source = re.sub(r"{%.*?%}|{{.*?}}|{#.*?#}", "", source, flags=re.DOTALL)
    shown = re.sub(r"<[^>]*>", " ", source)
    shown += " ".join(re.findall(r'\b(?:aria-label|placeholder|title|alt)="([^"]*)"', source))
    assert re.findall(r"[A-Za-z]{2,}", re.sub(r"&\w+;", "", NAMES.sub("", shown))) == []


def unmarked(path):
    """Yield the sentences of a module that are neither marked nor told to programmers."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    quiet = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in MARKS:
            quiet |= {id(part) for part in ast.walk(node)}
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            quiet.add(id(node.value))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in quiet:
            words = re.findall(r"[A-Za-z]+", node.value)
            if re.search(r"[A-Z]?[a-z]+ [a-z]+", node.value) and len(words) > 1:
                yield node.value


#: Not read by anybody: a policy of the browser, marks of HTML, the log's own words, months.
CODE = re.compile(
    r"default-src|<|=\"|Jan Feb|shut out|let in|code (on|off)|password (by )?link|attachment; "
)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(WEB)))
def test_no_module_has_a_bare_text(path):
    assert [words for words in unmarked(path) if not CODE.search(words)] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_script_has_a_text_of_its_own(path):
    source = re.sub(r"/\*.*?\*/|//[^\n]*", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.findall(r"[\"'`][A-Z][a-z]+ [a-z]+[^\"'`]*[\"'`]", source) == []


VOCABULARIES = (
    vocabulary.Harm, vocabulary.Qualifier, vocabulary.Status, vocabulary.Group, vocabulary.Scope,
    vocabulary.SourceKind, vocabulary.Stance, vocabulary.Precision, vocabulary.TimePrecision,
    vocabulary.MeansCode, vocabulary.Attribution, vocabulary.PartKind, vocabulary.PublishedBasis,
    Reason, Grade, Confirmation,
)  # fmt: skip


def test_every_code_has_words():
    codes = {code for of in VOCABULARIES for code in get_args(of)}
    codes |= {code for part in get_args(VictimGroup) for code in get_args(part)}
    assert sorted(codes - set(WORDS)) == []


def test_every_reason_of_a_comparison_has_a_phrase():
    def plain(phrase):
        return re.sub(r"\{\w+\}", "{}", phrase)

    # Names in common are told by what they are of.
    said = {plain(told) for told in reasons._WORDS.values()} - {"{}"} | {"names in common"}
    assert said <= {plain(phrase) for phrase in PHRASES}


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("like means: airstrike, shelling", "وسيلتان متشابهتان: غارة جوية، قصف"),
        ("same number killed: 9 to 12", "عدد القتلى نفسه: من 9 إلى 12"),
        (
            "Hospital, 13 Mar: 14 or more killed, others give a number",
            "\u2068Hospital\u2069، 13 مارس: 14 أو أكثر قتلى، يعطي غيره عددًا",
        ),
        ("Hospital, 13 Mar, supersedes 9 or more, 12",
         "\u2068Hospital\u2069، 13 مارس، يحل محل 9 أو أكثر، 12"),
        ("incidents.csv, row 3 has more cells than the header has columns (4)."
         " Check its separators.",
         "\u2068incidents.csv\u2069، السطر 3 فيه خلايا أكثر من أعمدة الترويسة (4). راجع الفواصل."),
        ("words that follow no pattern", "words that follow no pattern"),
    ],
)  # fmt: skip
def test_what_the_core_says_is_said_in_arabic(english, arabic):
    assert told(english) == english
    with override("ar"):
        assert told(english) == arabic


def test_who_asks_for_arabic_gets_pages_from_right_to_left(page, market):
    page.post(reverse("language"), {"language": "ar", "next": "/"})
    shown = page.get(reverse("report", args=[market.pk])).content.decode()
    assert '<html lang="ar" dir="rtl">' in shown
    assert "قبول" in shown
    assert "English</button>" in shown
    page.post(reverse("language"), {"language": "en", "next": "/"})
    assert '<html lang="en" dir="ltr">' in page.get("/").content.decode()
