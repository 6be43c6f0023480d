"""Words around and inside place names, and capitalised words that name no place."""

from __future__ import annotations

#: Nouns that say what kind of place a name is, with the rank of its size (1 smallest).
TYPES: dict[str, int] = {
    **dict.fromkeys(
        ["hospital", "mosque", "church", "school", "square", "market", "street", "building",
         "camp", "checkpoint", "base", "airport", "airbase", "crossing", "bridge", "roundabout",
         "university", "hotel", "prison", "factory", "farm", "farms", "barracks", "station",
         "hall", "club", "restaurant", "park", "apartments", "avenue", "road", "highway"], 1),
    **dict.fromkeys(
        ["neighbourhood", "neighborhood", "neighbourhoods", "neighborhoods", "quarter", "suburb",
         "suburbs", "area", "areas", "zone"], 2),
    **dict.fromkeys(["village", "villages", "hamlet", "town", "towns", "township", "city",
                     "cities", "municipality", "settlement", "capital", "jurisdiction"], 3),
    **dict.fromkeys(["district", "districts", "subdistrict", "county", "canton"], 4),
    **dict.fromkeys(
        ["province", "provinces", "governorate", "governorates", "region", "state", "department",
         "countryside", "oblast", "division", "enclave", "valley", "mountains", "plain", "front",
         "suburbs"], 5),
    **dict.fromkeys(["country", "republic", "territory", "strip", "peninsula"], 6),
}  # fmt: skip

#: Words of a name that make it an organisation, a person's title, a weapon or a time.
NOT_PLACES = frozenset(
    """observatory rights watch network agency news army forces force front brigade brigades group
    council coalition party ministry minister president general colonel mr mrs ms dr sheikh
    government regime state police command media television tv radio reuters afp ap sana monday
    tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december jan feb mar apr jun jul aug sep oct nov dec allah
    islamic isis isil daesh is hezbollah hamas taliban qaeda qaida nusra ramadan eid crescent
    cross nations un unicef unhcr us nato eu ypg sdf pkk fsa committee union league movement
    militia battalion division rebels ngo god christmas easter prime foreign secretary director
    spokesman defense defence civil helmets white human correspondent
    agence france presse ak m scud grad toyota hellfire sukhoi muslim muslims
    christian christians sunni shiite shia kurd kurds arab arabs alawite alawites jihad
    mujahideen caliphate press service wire gazette times tribune herald despatch dispatch weekly
    bulletin authorities officials doctors hospitals residents witnesses""".split()
)

#: Prepositions that put an event at a place.
LOCATIVE = frozenset("in at near on outside inside around from to of into across north south east "
                     "west towards toward between over against".split())  # fmt: skip
DIRECTIONS = frozenset(
    "northern southern eastern western north south east west central rural northeast northwest "
    "southeast southwest northeastern northwestern southeastern southwestern greater upper lower "
    "north-east north-west south-east south-west".split()
)
#: Lower-case particles inside a name.
PARTICLES = frozenset("al el ad ar as ash at an de del la las los of the bin abu um umm ez".split())
