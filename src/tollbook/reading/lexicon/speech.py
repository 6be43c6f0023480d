"""Words of saying, and words that tell what kind of source somebody is."""

from __future__ import annotations

from tollbook.model.vocabulary import SourceKind, Stance

#: Verb lemmas by which a source gives a figure, with the stance that they express.
SPEECH: dict[str, Stance] = {
    **dict.fromkeys(
        ["say", "tell", "report", "state", "announce", "add", "note", "document", "record",
         "count", "write", "declare", "publish", "indicate", "reveal", "explain", "mention",
         "relate", "tweet", "post", "quote", "cite", "describe", "list", "put", "stress",
         "point", "inform", "affirm", "testify", "recall", "show", "detail", "register",
         "relay", "broadcast", "air", "observe", "comment", "continue", "conclude", "find",
         "identify", "warn", "tally", "issue", "release"],
        "said",
    ),
    **dict.fromkeys(["confirm", "verify", "corroborate", "acknowledge"], "confirmed"),
    **dict.fromkeys(["claim", "insist", "boast", "maintain", "assert"], "claimed"),
    **dict.fromkeys(["estimate", "believe", "think", "calculate", "reckon", "suggest"],
                    "estimated"),
    **dict.fromkeys(["allege", "accuse", "charge"], "alleged"),
    **dict.fromkeys(["deny", "reject", "dismiss", "dispute"], "denied"),
    **dict.fromkeys(["admit", "concede"], "conceded"),
}  # fmt: skip

#: Regular expressions over a source's words, in order of precedence.
KINDS: tuple[tuple[str, SourceKind], ...] = (
    (r"civil[- ]?defen[cs]e|white helmets|rescue|rescuers?|firefighters?|fire (?:department|"
     r"service)|emergency (?:service|department|management)|red (?:cross|crescent)|first "
     r"responders?|ambulance", "rescue_agency"),
    (r"\bu\.?n\.?\b|united nations|unicef|unhcr|ohchr|\bocha\b|unrwa|security council|secretary[- ]"
     r"general|world health", "un"),
    (r"observatory|monitor\w*|sohr|sorh|\bsnhr\b|human rights|rights (?:group|activists?|watch|"
     r"organi[sz]ation)|network for|watchdog|ngo\b|amnesty|\bhrw\b|body count|airwars|"
     r"documentation cent|violations|research|cent(?:er|re) for|tracking",
     "monitor"),
    (r"hospital|doctor|medic\b|medics|medical|health|surgeon|nurse|physician|paramedic|clinic|"
     r"coroner|morgue|\bdr\b", "medical"),
    (r"state (?:tv|media|television|news|radio)|news|media|tv\b|television|radio|newspaper|"
     r"agenc[yi]|agence|correspondent|reporter|journalist|photographer|press|sana\b|channel|"
     r"broadcaster|daily|reuters|\bafp\b|\bap\b|al[- ]?manar|jazeera|arabiya|video|reports?\b|"
     r"website|bbc|cnn|xinhua|tass|sputnik|magazine|times\b|post\b|footage", "media"),
    (r"rebel|insurgent|militant|separatist|secessionist|paramilitar|"
     r"opposition (?:fighters?|forces?|group)|\bfsa\b|free syrian army|"
     r"islamic state|\bisis\b|\bisil\b|daesh|nusra|taliban|hezbollah|hamas|front\b|brigade|"
     r"guerrilla|\bypg\b|\bsdf\b|militia|al[- ]?qaeda|factions?|fighters?|commander of the|"
     r"\bfmln\b|\bpkk\b|houthi|jihadis", "armed_group"),
    (r"army|military|defen[cs]e ministry|ministry of defen[cs]e|minist\w+ of defen[cs]e|"
     r"armed forces|air force|general|colonel|major\b|commander|pentagon|centcom|central command|"
     r"troops|soldier|coalition|navy|\bidf\b|lieutenant|captain|battalion|garrison",
     "military"),
    (r"activist|coordination committee|local council|campaign", "activist"),
    (r"witness|resident|villager|neighbou?r|relative|family|father|mother|brother|sister|"
     r"survivor|local(?: people|s)\b|eyewitness|people|friend|driver|wife|husband|son\b|"
     r"daughter|inhabitant", "witness"),
    (r"government|minist|official|police|governor|mayor|president|authorit|spokes|sheriff|"
     r"prosecutor|department|state\b|embassy|administration|senator|directorate|command\b|"
     r"regime|kremlin|white house|attorney|district|county|province|interior|court|"
     r"russia|u\.s\.|washington|moscow|ambassador|chief|deputy|parliament|"
     r"investigator|detective|trooper|officer|lt\.?\b|sgt\.?\b|capt\.?\b", "government"),
)  # fmt: skip

#: Words near which somebody is said to say something.
GATE = (
    r"\b(?:sa(?:id|ys?|ying)|told|tells|report(?:ed|s|ing)|accord(?:ing|ance)|confirm\w*|claim\w*|"
    r"stated?|states|announc\w*|added|adding|adds|noted|estimat\w*|document\w*|quot\w*|cit(?:ed|"
    r"es|ing)|allege\w*|declar\w*|statement|spokes\w+|source|sources|put)\b"
)
