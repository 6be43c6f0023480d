"""Nouns for people, and nouns that a number before them does not count as people."""

from __future__ import annotations

from tollbook.model.vocabulary import Group

COMBATANTS = frozenset(
    """fighter militant soldier troop troops trooper gunman gunmen rebel insurgent jihadist
    terrorist militiaman militiamen militia combatant guerrilla guerilla guerrillas serviceman
    servicemen mercenary paramilitary paramilitaries policeman policemen policewoman officer
    commander general colonel lieutenant captain major sergeant brigadier lieutenant-colonel
    extremist sniper bomber attacker assailant warrior recruit conscript cadet marine infantryman
    commando commandos guard bodyguard escort
    peshmerga mujahid mujahideen mujahedeen takfiri
    subversive jihadi islamist separatist cop trooper detective constable forces element
    operative operatives legionnaire legionary cadre loyalist patrolman emir
    deserter""".split()
)
CIVILIANS = frozenset(
    """civilian child kid baby infant toddler newborn boy girl teenager teen woman women lady man's
    mother wife daughter widow grandmother grandfather grandson granddaughter aunt niece nephew
    resident villager citizen inhabitant townspeople neighbour neighbor passer-by passerby
    bystander worshipper worshiper pilgrim mourner shopper student pupil schoolchild schoolgirl
    schoolboy teacher professor doctor nurse medic paramedic physician surgeon midwife pharmacist
    rescuer journalist reporter cameraman photographer correspondent photojournalist activist
    protester protestor demonstrator farmer peasant labourer laborer worker driver passenger
    volunteer refugee evacuee tourist priest nun monk imam cleric bishop jesuit aid-worker
    humanitarian lawyer judge mayor priest shepherd fisherman miner trader shopkeeper vendor
    engineer employee family household tribesman commuter traveller traveler customer patron
    spectator churchgoer parishioner housewife elder patient unionist singer archaeologist
    ambassador diplomat businessman businesswoman intellectual archbishop countryman countrymen
    schoolteacher missionary congregant newlywed attendee partygoer concertgoer""".split()
)
NEUTRAL = frozenset(
    """people person persons man men individual others other victim casualty member body corpse
    suspect hostage prisoner captive detainee national foreigner migrant expatriate dead wounded
    injured soul life lives brother son father husband uncle cousin relative friend sibling parent
    twin leader figure head chief official politician minister adult male female youth
    adolescent supporter sympathizer sympathiser ally more martyr fatality twenty
    survivor missing displaced human being crew staff personnel follower bridegroom bride couple
    pedestrian occupant motorist cyclist half most many some dozens hundreds thousands scores
    spokesman spokesperson director manager president governor candidate councilman congressman
    senator deputy partner boyfriend girlfriend fiancee gangster criminal robber thief
    gang""".split()
)
PERSONS = COMBATANTS | CIVILIANS | NEUTRAL

#: Nouns of kinship: "his wife" states one person.
KIN = frozenset(
    """wife husband son daughter mother father brother sister child baby infant parent uncle aunt
    cousin nephew niece grandmother grandfather grandson granddaughter grandchild fiancee fiance
    girlfriend boyfriend partner bodyguard driver companion colleague friend twin sibling
    mother-in-law father-in-law son-in-law brother-in-law stepfather stepmother stepson relative
    deputy aide translator escort family""".split()
)

#: Nouns that a number counts when it counts no people.
THINGS = frozenset(
    """bomb rocket shell missile mortar strike raid attack sortie airstrike air-strike tank vehicle
    car truck bus house home building school hospital shop store mosque church village town city
    area district neighbourhood neighborhood province region country state nation kilometer
    kilometre mile meter metre year month week day hour minute second time percent dollar ton tonne
    barrel gun rifle weapon grenade bullet round mine helicopter plane jet aircraft warplane drone
    base checkpoint position post front road point site target place group faction party
    organization organisation brigade battalion unit division camp center centre case
    incident report explosion blast clash battle operation violation ceasefire truce document
    photo picture video page article side way part kind type level phase stage round reason
    thing issue question plot flat apartment room floor block family-home tribe language seat vote
    resolution agreement deal meeting talk session ambulance convoy motorcycle bicycle boat ship
    canister device belt charge tunnel hill crossing gate wall street square market farm field
    caliber gram kilo litre kilogram pound inch foot parcel basket package aid wound
    charge count battlefront ministry newspaper agency channel source occasion step condition
    crime robbery theft lead tip call""".split()
)

GROUP_OF: dict[str, Group] = {
    **dict.fromkeys(
        "woman women lady mother wife daughter widow grandmother girl sister aunt niece "
        "schoolgirl housewife bride female nun granddaughter girlfriend policewoman "
        "businesswoman stepmother mother-in-law midwife".split(),
        "women",
    ),
    **dict.fromkeys(
        "child children kid baby infant toddler newborn boy girl teenager teen schoolchild "
        "schoolchildren schoolboy schoolgirl minor grandchild juvenile adolescent youngster "
        "year-old-child babies".split(),
        "children",
    ),
    **dict.fromkeys("man men male".split(), "men"),
    **dict.fromkeys("elder elderly".split(), "elderly"),
    **dict.fromkeys("rescuer firefighter fireman firemen".split(), "rescue_worker"),
    **dict.fromkeys(
        "doctor nurse medic paramedic physician surgeon midwife pharmacist dentist".split(),
        "health_worker",
    ),
    **dict.fromkeys(
        "journalist reporter cameraman cameramen photographer correspondent photojournalist "
        "newsman newsmen broadcaster editor".split(),
        "journalist",
    ),
    **dict.fromkeys(
        "mayor governor judge minister ambassador diplomat politician official councilman "
        "congressman senator prosecutor magistrate".split(),
        "official",
    ),
    **dict.fromkeys("refugee".split(), "refugee"),
}

#: Phrases of several words that name a group; regular expressions over lower-cased text.
GROUP_PHRASES: tuple[tuple[str, Group], ...] = (
    (r"(?:rescue|civil[- ]defen[cs]e) (?:workers?|volunteers?|members?|personnel|teams?|crew)|"
     r"white helmets?(?: \w+)?|first responders?|rescuers?|firefighters?", "rescue_worker"),
    (r"(?:health|medical|hospital) (?:workers?|staff|personnel|teams?|crew|volunteers?)|medics?|"
     r"(?:members? of (?:the|its) )?medical (?:staff|team)|ambulance (?:crew|drivers?|workers?)",
     "health_worker"),
    (r"(?:aid|relief|humanitarian|red (?:cross|crescent)|u\.?n\.?) (?:workers?|staff|volunteers?)",
     "aid_worker"),
    (r"(?:media|press) (?:workers?|activists?|staff)|journalists?", "journalist"),
    (r"\belderly(?: \w+)?|(?<!-)\bold (?:man|woman|men|women|people)\b", "elderly"),
    (r"under[- ](?:the )?age|minors?\b|under (?:18|the age of 18)", "children"),
)  # fmt: skip
