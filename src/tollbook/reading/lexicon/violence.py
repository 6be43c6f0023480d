"""Means of harm, and the verbs and nouns by which an actor is tied to it."""

from __future__ import annotations

from tollbook.model.vocabulary import MeansCode

#: Regular expressions over lower-cased text, in order of precedence, each with its code.
MEANS: tuple[tuple[str, MeansCode], ...] = (
    (r"barrel[- ]bomb\w*", "barrel_bomb"),
    (r"chemical|poison(?:ous)? gas|toxic gas|nerve agent|sarin|chlorine|mustard gas|gas attack|"
     r"nerve gas|poisonous|suffocat\w+|asphyxiat\w+", "chemical"),
    (r"suicide\w*(?:[- ]\w+){0,2}?|kamikaze|blew (?:himself|herself|themselves|themself) up|"
     r"explosive (?:belt|vest)s?|detonated (?:his|her|their) explosive\w*", "suicide_bombing"),
    (r"car[- ]bomb\w*|truck[- ]bomb\w*|vehicle[- ]bomb\w*|booby[- ]trapped (?:car|vehicle|truck)s?|"
     r"(?:bomb|explosives?)[- ](?:laden|rigged|packed) (?:\w+ )?(?:car|truck|vehicle)s?|vbieds?|"
     r"(?:car|truck|vehicle|motorcycle|minibus|motorbike) (?:packed|rigged|laden|loaded) with|"
     r"explosive[- ]laden|car blast|(?:car|vehicle) explosion", "vehicle_bomb"),
    (r"drone\w*|uavs?\b|unmanned (?:aerial|aircraft)\w*|quadcopters?", "drone"),
    (r"air[- ]?(?:strike|raid|attack|bombardment|bombing|assault)s?|aerial\w*|war[- ]?planes?|"
     r"fighter jets?|\bjets?\b|\braids\b|bombing raids?|air force|helicopter\w*|aircraft|"
     r"war jets?|bombers\b|sorties?|from the air|\bplanes\b|(?<=led )strikes|coalition strikes?|"
     r"airstrikes?|air campaign|strafed|cluster bombs?|\bstrikes?\b", "airstrike"),
    (r"shell(?:s|ed|ing|fire)?\b|mortar\w*|artillery|rocket(?:s|ed|ing)?\b(?! bomb)|rocket[- ]"
     r"(?:attack|shell|fire|propelled)\w*|howitzer\w*|tank (?:fire|shell\w*)|\btanks\b|"
     r"bombard\w*|projectiles?|grad\b|katyusha\w*|rpgs?\b|gas (?:cylinder|canister)s?|"
     r"hell[- ]?cannons?|pounded|pounding", "shelling"),
    (r"missiles?\b|ballistic|cruise|scuds?\b|iskander\w*", "missile"),
    (r"land ?-?mines?|\bmines?\b|roadside bomb\w*|\bieds?\b|explosive devices?|improvised|"
     r"(?:planted|hidden|remote\w*|parcel|magnetic|sticky) (?:\w+ )?(?:bomb|explosive)s?|"
     r"booby[- ]trap\w*|unexploded|twin (?:bomb|blast)\w*|bomb(?:s|ing|ings)?\b|explosives?\b|"
     r"dynamite|\bblasts?\b|explosions?|grenades?", "ied"),
    (r"execut\w+|behead\w*|massacre\w*|decapitat\w+|crucif\w+|hang(?:ed|ing)\b|firing squad|"
     r"slaughter\w*|throats?|burned alive|lynch\w*|(?:shot|bullet) (?:\w+ ){0,3}in the head|"
     r"mass graves?|at close range|summar\w+", "execution"),
    (r"snip(?:er|ers|ing)\b|gun ?-?(?:fire|men|man|battle|fight|shot)s?|gunned|shot\b|shoot\w*|"
     r"clash\w*|fighting|firefights?|battles?\b|fought|ambush\w*|machine[- ]?guns?|bullets?|"
     r"small arms|opened fire|open fire|live (?:fire|ammunition|rounds)|rifles?|combat|"
     r"skirmish\w*|confrontations?|strafing|shooting", "small_arms"),
    (r"siege|besieg\w+|starv\w+|hunger|malnutrition|lack of (?:food|medicine)", "siege"),
    (r"stab\w*|knif(?:e|es|ed)|machete\w*|beat(?:en|ing)\b|torture\w*|axes?\b|stoned|clubs\b|"
     r"strangl\w+|hacked|drown\w*|arson|set (?:\w+ )?(?:on fire|ablaze)", "stabbing_other"),
)  # fmt: skip

#: Verb lemmas whose subject does the violence.
ATTACKING = frozenset(
    """kill murder slay assassinate massacre execute behead slaughter wound injure hurt shoot stab
    bomb bombard shell target hit strike attack launch carry conduct drop fire raid pound storm
    ambush detonate destroy eliminate behead hang capture seize abduct kidnap arrest detain drive
    displace besiege gas torture lob rain unleash stage mount perpetrate commit use throw plant
    explode open intensify resume step blow burn loot force expel retaliate fight clash break
    overrun invade assault pummel level flatten strafe intercept down lynch beat rape hold take
    lose claim neutralize""".split()
)
#: Nouns for an attack: what stands before them may name the attacker.
ATTACKS = frozenset(
    """strike airstrike air-strike raid attack bombing bombardment shelling shell fire gunfire
    rocket mortar missile warplane jet plane aircraft helicopter airforce force assault offensive
    operation massacre sniper artillery drone bomb aggression blast crackdown campaign ambush
    shooting execution barrage onslaught troop army gunner militant explosion terrorism airplane
    bomber pilot navy killing crime projectile sortie incursion invasion""".split()
)
#: Words by which someone is blamed for an attack.
BLAMING = frozenset("blame accuse responsible responsibility behind culprit perpetrator".split())
