"""A handful of places for the tests, with GeoNames ids and coordinates."""

from __future__ import annotations

from tollbook.places import Entry, MemoryGazetteer

SYRIA = Entry(
    id="geonames:163843", name="Syria", names=("Syria", "Syrian", "سوريا"), level="country",
    lat=35.0, lon=38.0, country="SY", population=17_000_000,
)  # fmt: skip
IDLIB = Entry(
    id="geonames:169387", name="Idlib", names=("Idlib", "Idleb", "إدلب"), level="adm1",
    lat=35.8, lon=36.7, country="SY", population=1_500_000,
)  # fmt: skip
HAMA = Entry(
    id="geonames:170015", name="Hama", names=("Hama", "حماة"), level="adm1",
    lat=35.2, lon=37.2, country="SY", population=1_400_000,
)  # fmt: skip


def town(
    number: int, name: str, lat: float, lon: float, adm1: Entry, *names: str, people: int = 0
) -> Entry:
    """Return a populated place of Syria."""
    return Entry(
        id=f"geonames:{number}", name=name, names=(name, *names), lat=lat, lon=lon,
        country="SY", adm1=adm1.id, population=people,
    )  # fmt: skip


IDLIB_CITY = town(169389, "Idlib", 35.93, 36.63, IDLIB, "إدلب", people=128_840)
MASARAN_IDLIB = town(167155, "Ma`saran", 35.707, 36.803, IDLIB, "Mi‘şarān", "معصران")
MASARAN_HAMA = town(167156, "Ma`saran", 35.313, 37.246, HAMA, "معصران")
BDAMA = town(171494, "Bdama", 35.811, 36.196, IDLIB, "Bdāmah", "بداما")
SHAMARIN = town(167591, "Ma`arr Shamarin", 35.616, 36.72, IDLIB, "معر شمارين")
MISRIN = town(
    167605, "Ma`arrat Misrin", 36.011, 36.67, IDLIB,
    "Marshemarin", "Ma'arrat Misrin", "Maarrat Misrin", "Maaret Mesrin", "معرة مصرين",
    people=37_000,
)  # fmt: skip

EVERY = (SYRIA, IDLIB, HAMA, IDLIB_CITY, MASARAN_IDLIB, MASARAN_HAMA, BDAMA, SHAMARIN, MISRIN)


def gazetteer(*without: Entry) -> MemoryGazetteer:
    """Return a gazetteer of these places, less some."""
    return MemoryGazetteer(entry for entry in EVERY if entry not in without)
