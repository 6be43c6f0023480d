"""Words that say that people were harmed, by harm."""

from __future__ import annotations

from tollbook.model.vocabulary import Harm

#: Verb lemmas whose object (or passive subject) is harmed.
TRANSITIVE: dict[str, Harm] = {
    **dict.fromkeys(
        ["kill", "murder", "slay", "assassinate", "massacre", "execute", "behead",
         "slaughter", "martyr", "lynch", "hang", "strangle", "decapitate", "crucify",
         "eliminate", "liquidate", "neutralize", "neutralise", "electrocute", "drown",
         "asphyxiate", "suffocate", "burn", "crush", "lose", "claim"],
        "killed",
    ),
    **dict.fromkeys(
        ["wound", "injure", "hurt", "maim", "shoot", "stab", "beat", "gas", "hospitalize",
         "hospitalise", "maul", "knife", "graze", "mutilate", "bruise", "torture"],
        "injured",
    ),
    **dict.fromkeys(["abduct", "kidnap", "seize", "snatch"], "abducted"),
    **dict.fromkeys(
        ["arrest", "detain", "imprison", "jail", "capture", "incarcerate"], "detained"
    ),
    **dict.fromkeys(
        ["displace", "uproot", "evacuate", "expel", "dislocate", "drive", "force"], "displaced"
    ),
}  # fmt: skip

#: Verb lemmas whose subject is harmed.
INTRANSITIVE: dict[str, Harm] = {
    **dict.fromkeys(["die", "perish", "succumb", "drown", "ascend", "suffocate"], "killed"),
    **dict.fromkeys(["flee"], "displaced"),
    **dict.fromkeys(["disappear", "vanish"], "missing"),
}

#: Nouns and adjectives that carry a harm on their own.
NOMINAL: dict[str, Harm] = {
    **dict.fromkeys(
        ["dead", "death", "deaths", "fatality", "fatalities", "martyr", "martyrs", "killing",
         "killings", "corpse", "corpses", "body", "bodies", "deceased", "slain", "toll",
         "fatally", "fatal", "murder", "murders", "assassination", "execution", "executions",
         "massacre", "homicide", "elimination", "liquidation", "lifeless", "loss", "lives",
         "life", "remains", "beheading", "martyrdom", "deceased"],
        "killed",
    ),
    **dict.fromkeys(
        ["injury", "injuries", "injured", "wounded", "wounds", "wound", "wounding", "hurt",
         "hospitalized", "hospitalised", "gunshot", "critical", "hospital", "injuring"],
        "injured",
    ),
    **dict.fromkeys(["missing", "unaccounted", "disappearance", "disappearances"], "missing"),
    **dict.fromkeys(
        ["hostage", "hostages", "kidnapping", "kidnappings", "abduction", "abductions",
         "captive", "captives"],
        "abducted",
    ),
    **dict.fromkeys(
        ["detainee", "detainees", "prisoner", "prisoners", "arrest", "arrests", "custody",
         "detention"],
        "detained",
    ),
    **dict.fromkeys(
        ["displaced", "refugee", "refugees", "homeless", "idps", "displacement", "exodus",
         "uprooted", "homes"],
        "displaced",
    ),
    **dict.fromkeys(["casualty", "casualties", "causalities", "causality", "casualities", "victim",
                      "victims", "losses"], "casualty"),
}  # fmt: skip

#: Phrases that carry a harm; each is a regular expression over lower-cased text.
PHRASES: tuple[tuple[str, Harm], ...] = (
    (r"(?:lost|losing|lose|loses) (?:their|his|her|its) li(?:fe|ves)", "killed"),
    (r"(?:claim|claims|claimed|claiming|took|taking|take|takes) the li(?:fe|ves) of", "killed"),
    (r"(?:claim|claims|claimed|claiming|cost|costing)(?= (?:\S+ ){1,4}lives)", "killed"),
    (r"(?:shot|shoots?|shooting|gunned|stabbed|stoned|burned|burnt|beaten|tortured|starved|"
     r"hacked|bludgeoned|frozen?|found|left|pronounced|declared) (?:\w+ )?(?:dead|to death|"
     r"deceased)|gunn(?:ed|ing) down|mow(?:ed|n) down", "killed"),
    (r"suffer\w* (?:\S+ ){0,4}?(?:wounds?|injur\w+|suffocation|burns|asphyxiation|"
     r"breathing|fractures?)", "injured"),
    (r"fatally (?:shot|shooting|stabbed|wounded|injured|struck|beaten|hit)", "killed"),
    (r"shot and killed|stabbed and killed|(?:was|were|been|being) found (?:shot|murdered|"
     r"strangled)(?: \w+)? (?:dead|to death)", "killed"),
    (r"(?:put|putting|sentenced) to death", "killed"),
    (r"(?:die|died|dying|dies) (?:of|from)", "killed"),
    (r"blown (?:up|to pieces)|wiped out", "killed"),
    (r"laid to rest|passed away|bled to death|burned alive|burnt alive", "killed"),
    (r"(?:received|receiving|sustain\w*|treated for) (?:\S+ ){0,3}?(?:burns|wounds?|injur\w+|shock|"
     r"fractures?)|(?:lost|losing|lose) (?:\S+ ){0,2}?(?:legs?|arms?|limbs?|hands?|eyes?|sight|"
     r"feet|foot)", "injured"),
    (r"(?:picked|rounded|rounding|picking) up", "detained"),
    (r"(?:taken|led|marched|dragged|carried|bundled) (?:away|off|into (?:the|a) (?:bush|forest|"
     r"car|van|vehicle|hills))", "abducted"),
    (r"cross(?:ed|ing) (?:the (?:border|river|frontier) )?into", "displaced"),
    (r"(?:taken|take|taking|took|held|holding|holds|hold)(?: \w+){0,3}? (?:hostage|captive|"
     r"prisoner)s?", "abducted"),
    (r"(?:fled|flee|fleeing|driven|drove|driving|forced|forcing|leave|left|leaving|abandon\w*|"
     r"displaced|uprooted|expelled|evacuated)(?=(?: [\w,'-]+){0,12}? (?:their|his|her) "
     r"(?:homes?|houses?|villages?)\b)", "displaced"),
    (r"(?:gone|went|go|going|reported|still|remain\w*|listed as) missing", "missing"),
    (r"(?:were|was|been|being|be) (?:shot|hit|struck)", "injured"),
    (r"in (?:critical|serious|stable|grave|life-threatening) condition|life-threatening",
     "injured"),
)  # fmt: skip

#: Harms of which a joint count ("killed and wounded") tells only that people were casualties.
JOINT: frozenset[Harm] = frozenset({"killed", "injured"})

#: A sentence without any of these stems cannot hold a claim (the gate before the parse).
GATE = (
    r"kill|dead|death|die[ds]?\b|dying|fatal|murder|slay|slain|assassinat|massacr|execut|behead|"
    r"slaughter|martyr|lynch|hang(?:ed|ing)|strangl|decapitat|crucif|perish|succumb|drown|corpse|"
    r"bod(?:y|ies)\b|deceased|homicid|lives\b|life\b|remains\b|toll\b|wound|injur|hurt|maim|"
    r"shot\b|shoot|gunned|mow(?:ed|n) down|slew|stab|beat|gunshot|hospital|critical|casualt|"
    r"causalit|casualit|victim|loss|lost\b|lose|"
    r"losing|missing|disappear|vanish|unaccounted|abduct|kidnap|hostage|captive|captur|seiz|"
    r"snatch|arrest|detain|detention|prison|custody|jail|incarcerat|displac|refugee|fled|flee|"
    r"uproot|homeless|evacuat|exodus|driven|drove|driving|homes|expel|\bidps?\b|suffocat|"
    r"asphyxiat|gassed|neutrali[sz]|eliminat|liquidat|ascend|electrocut|burn|crush|knif|tortur|"
    r"mutilat|bled\b|blown|wiped|passed away|forced|condition|died|lifeless|maul|"
    r"graze|bruise|burns\b|legs?\b|limbs?\b|crossed|picked up|rounded up|"
    r"taken (?:away|off|into)|marched|dragged|\bclaim(?:s|ed|ing)? (?=\w+ )"
)
