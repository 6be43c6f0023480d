"""Which numbers are claims, and of what harm, through the reader as it ships."""

from __future__ import annotations

import pytest

from tests.reading.staging import figures, misread


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "At least 14 civilians were killed when a shell hit a market in Barqa on Tuesday.",
            [("killed", "At least 14")],
        ),
        (
            "A woman and her two daughters were killed by sniper fire in Novigrad.",
            [("killed", "A"), ("killed", "two")],
        ),
        (
            "Five soldiers were killed and 20 more wounded in an ambush near Tierra Alta.",
            [("killed", "Five"), ("injured", "20")],
        ),
        ("Rescuers pulled the bodies of 11 men from a well in Kesh.", [("killed", "11")]),
        ("The bombing claimed the lives of nine people, police said.", [("killed", "nine")]),
        (
            "The clashes left 12 people dead and 40 others wounded.",
            [("killed", "12"), ("injured", "40")],
        ),
        (
            "Between 30 and 40 people were wounded in the blast, doctors said.",
            [("injured", "Between 30 and 40")],
        ),
        ("Up to 50 people were injured in the stampede.", [("injured", "Up to 50")]),
        ("Dozens of people were killed in heavy shelling, witnesses said.", [("killed", "Dozens")]),
        (
            "Nearly 300 prisoners were executed by the militia, a rights group said.",
            [("killed", "Nearly 300")],
        ),
        ("On 12 May 1998 two monks were abducted by rebels in the north.", [("abducted", "two")]),
        ("Police arrested 45 demonstrators in the capital.", [("detained", "45")]),
        (
            "More than 2,000 people have fled their homes since January.",
            [("displaced", "More than 2,000")],
        ),
        (
            "The fighting has forced 1.2 million people from their homes.",
            [("displaced", "1.2 million")],
        ),
        ("Some 20 people are missing after the ferry was hit.", [("missing", "Some 20")]),
        (
            "As many as 15 hostages are still being held by the gunmen.",
            [("abducted", "As many as 15")],
        ),
        ("Twelve bodies were found in a mass grave near Ovcara.", [("killed", "Twelve")]),
        ("Officials put the death toll at 85.", [("killed", "85")]),
        ("The death toll rose to 112 on Monday.", [("killed", "112")]),
        ("A dozen people were trampled to death.", [("killed", "A dozen")]),
        ("A further 16 people were hurt.", [("injured", "A further 16")]),
        ("The 82nd Airborne Division lost two men.", [("killed", "two")]),
        ("Death squads murdered 14 peasants in the department of Chala.", [("killed", "14")]),
        (
            "An aid worker and his driver were kidnapped near the border.",
            [("abducted", "An"), ("abducted", "his driver")],
        ),
        (
            "A policeman was killed and his partner was critically injured at a traffic stop.",
            [("killed", "A"), ("injured", "his partner")],
        ),
        (
            "The shooting left one man dead and two teenagers injured.",
            [("killed", "one"), ("injured", "two")],
        ),
        ("The blast left dozens killed and wounded.", [("casualty", "dozens")]),
        ("The army suffered 40 casualties, an officer said.", [("casualty", "40")]),
    ],
)
def test_sentences(text: str, found: list[tuple[str, str]]) -> None:
    assert figures(text) == found


@pytest.mark.parametrize(
    ("headline", "found"),
    [
        ("Car bomb kills 9 in Mosul market", [("killed", "9")]),
        ("Drone strike kills up to 6 militants in North Waziristan", [("killed", "up to 6")]),
        pytest.param(
            "Two dead, five hurt as rockets hit Sderot",
            [("killed", "Two"), ("injured", "five")],
        ),
        ("12 killed, 30 wounded in Basra blasts", [("killed", "12"), ("injured", "30")]),
        ("At least 40 dead in ferry disaster", [("killed", "At least 40")]),
        ("Shelling of hospital leaves three dead", [("killed", "three")]),
        pytest.param(
            "Thousands flee fighting in eastern province",
            [("displaced", "Thousands")],
            marks=misread("nothing"),
        ),
        ("Gunmen abduct 8 workers from oil field", [("abducted", "8")]),
        ("1 dead, 2 wounded in Dayton shooting", [("killed", "1"), ("injured", "2")]),
    ],
)
def test_headlines_without_articles(headline: str, found: list[tuple[str, str]]) -> None:
    assert figures(headline) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "GUERRILLAS AMBUSHED AN ARMY PATROL NEAR USULUTAN LAST NIGHT, KILLING SIX SOLDIERS.",
            [("killed", "SIX")],
        ),
        (
            "SIX SOLDIERS DIED AND 14 OTHERS WERE WOUNDED IN AN AMBUSH NEAR USULUTAN.",
            [("killed", "SIX"), ("injured", "14")],
        ),
        (
            "AT LEAST 20 PEASANTS WERE MURDERED BY MEN IN UNIFORM IN THE NORTH.",
            [("killed", "AT LEAST 20")],
        ),
        ("A BOMB EXPLODED IN THE CAPITAL YESTERDAY. NO ONE WAS INJURED.", [("injured", "NO ONE")]),
        pytest.param(
            "THE MAYOR OF THE TOWN WAS KIDNAPPED ON 3 MAY. HIS TWO BODYGUARDS WERE KILLED.",
            [("abducted", "THE MAYOR"), ("killed", "TWO")],
            marks=misread("the guards are not found"),
        ),
        ("THE ATTACK LEFT 11 DEAD, OFFICIALS STATED.", [("killed", "11")]),
    ],
)
def test_wires_in_capitals(text: str, found: list[tuple[str, str]]) -> None:
    assert figures(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Police said a 19-year-old woman was stabbed to death in her flat on Sunday night.",
            [("killed", "a")],
        ),
        (
            "A 34-year-old man was shot dead outside his home in Dayton on Friday.",
            [("killed", "A")],
        ),
        pytest.param(
            "Two men were shot and a third was stabbed in a brawl, police said.",
            [("injured", "Two"), ("injured", "a third")],
            marks=misread("a third is missed"),
        ),
        ("A man was shot in the leg and taken to hospital.", [("injured", "A")]),
        ("Officers found a woman dead in a car on Elm Street.", [("killed", "a")]),
    ],
)
def test_crime_news(text: str, found: list[tuple[str, str]]) -> None:
    assert figures(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The explosion killed 12 people and wounded 40 others the state news agency reported",
            [("killed", "12"), ("injured", "40")],
        ),
        (
            "Warplanes hit the market killing at least 30 people including women the group said",
            [("killed", "at least 30")],
        ),
        (
            "In the village nine people three of them children were killed by shelling",
            [("killed", "nine"), ("killed", "three")],
        ),
    ],
)
def test_lost_commas(text: str, found: list[tuple[str, str]]) -> None:
    assert figures(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The army said 1 soldier and 18 terrorists were killed in the operation.",
            [("killed", "1"), ("killed", "18")],
        ),
        (
            "Prosecutors said 43 students went missing after police attacked their buses.",
            [("missing", "43")],
        ),
        (
            "About a dozen gunmen stormed the hotel and killed at least 20 guests.",
            [("killed", "at least 20")],
        ),
        (
            "In Darfur, an attack on a convoy left seven peacekeepers dead and 22 injured.",
            [("killed", "seven"), ("injured", "22")],
        ),
        pytest.param(
            "A military helicopter crashed, killing all 14 on board.",
            [("killed", "all 14")],
            marks=misread("not found"),
        ),
        (
            "Bombs killed four people in the north and nine in the south.",
            [("killed", "four"), ("killed", "nine")],
        ),
        (
            "Mortar kills one, wounds five in Kharkiv suburb",
            [("killed", "one"), ("injured", "five")],
        ),
        (
            "Officials: 3 killed, at least 10 hurt in mall shooting",
            [("killed", "3"), ("injured", "at least 10")],
        ),
        pytest.param(
            "SALVADORAN REBELS TODAY EXECUTED 3 MAYORS; 24 MAYORS HAVE RESIGNED UNDER THREAT.",
            [("killed", "3")],
        ),
        pytest.param(
            "Rebels abducted 276 schoolgirls from a school in Chibok; 57 escaped.",
            [("abducted", "276")],
            marks=misread("who escaped is read as abducted too"),
        ),
        pytest.param(
            "Ukrainian shelling of Donetsk wounded seven people, three of them children.",
            [("injured", "seven"), ("injured", "three")],
        ),
        pytest.param(
            "One of the guards was killed and another was wounded.",
            [("killed", "One"), ("injured", "another")],
        ),
        pytest.param(
            "The bodies of two hikers and their guide were recovered on Sunday.",
            [("killed", "two"), ("killed", "their guide")],
            marks=misread("the guide is not found"),
        ),
        pytest.param(
            "The toll rose from 17 to 23 after six of the wounded died.",
            [("killed", "23"), ("killed", "six")],
        ),
        ("Neither of the two pilots was hurt.", [("injured", "Neither of the two")]),
    ],
)
def test_news_of_many_wars(text: str, found: list[tuple[str, str]]) -> None:
    assert figures(text) == found
