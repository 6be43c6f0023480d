"""Words that are written with a capital letter and name no person.

Whatever is not here is taken for a name. Words that are given names too ("Saba", "April") are left
out on purpose.
"""

from __future__ import annotations

#: Nouns that end the name of an organisation: what stands before them is no person ("Orlando
#: Police Department"), and what stands behind "of" is not either ("Ministry of Oil"). Nouns that
#: take a leader's name ("the Haddad group", "troops of Haddad") are not among them.
ORGANISATION_NOUNS: frozenset[str] = frozenset(
    """
    academy administration agencies agency alliance armies army assembly association
    associations authorities authority battalion battalions board brigade brigades broadcaster
    bureau cabinet center centers centre centres channel coalition command commission committee
    committees confederation congress contingent convention corps council councils court courts
    department directorate division embassy federation foundation front gendarmerie government
    headquarters institute institution league media military ministries ministry mission monitor
    monitors movement navy network networks newspaper ngo observatory office ombudsman organisation
    organisations organization organizations parliament parties party peacekeepers police
    prefecture presidency press project radio republic secretariat service services society
    state syndicate television times tribune tv union unions unit units university watch
    watchdog gazette""".split()
)
#: Other words in the names of organisations, and the short names of well-known ones.
_ORGANISATION_WORDS = """
    acled affairs afp africom airwars amaq amnesty arab armed artillery associated attorney bbc
    boko caliphate cnn civil central centcom children commander counter crescent cross daesh
    defence defenders defense democratic documentation doctors ecowas eu federal fire force
    forces foreign france free freedoms frontières fsa general governor group guard haram
    helmets hamas health hezbollah hizballah hizbollah hrw human initial icc icrc idf interior
    international iom is isaf isil isis islamic islamist islamists jihad jnim joint journal
    justice kremlin lebanese liberation ltte maoist maoists mayor médecins minister monusco msf
    national nations nato news north south east west northern southern eastern western
    northeastern northwestern southeastern southwestern nusra officer ocha ohchr opposition osce
    pentagon people peshmerga pkk popular president prosecutor prosecutors protection public
    qaeda qaida rapid red refugee rescue resistance reuters revolutionary rights royal rsf sana
    sans sdf secret security shabab shabaab snhr sohr special staff state states supreme support
    task taliban tass times transitional un unhcr unicef unita united unrwa us usa uk vdc white
    who women workers world youth xinhua ypg yemen communist paramilitary muslim muslims moslem
    moslems sunni sunnis shiite shiites shia druze christians jews yazidi yazidis takfiri
    separatist insurgent""".split()

#: The adjectives of countries and peoples, with their plurals below.
_PEOPLES = """
    african afghan albanian algerian american angolan arab argentine armenian asian australian
    austrian azerbaijani azeri bahraini bangladeshi belarusian belgian bengali bolivian bosnian
    brazilian british bulgarian burmese burundian cambodian cameroonian canadian chadian chechen
    chilean chinese colombian congolese croat croatian cuban cypriot czech danish dutch
    ecuadorean ecuadorian egyptian english emirati eritrean estonian ethiopian european filipino
    finnish french gambian georgian german ghanaian greek guatemalan guinean haitian hindu
    honduran hungarian indian indonesian iranian iraqi irish israeli italian ivorian japanese
    jewish jordanian kashmiri kazakh kenyan korean kosovar kurd kurdish kuwaiti kyrgyz lao
    latvian lebanese liberian libyan lithuanian malawian malaysian malian mauritanian mexican
    moldovan moroccan mozambican namibian nepalese nepali nicaraguan nigerian nigerien norwegian
    omani pakistani palestinian panamanian paraguayan peruvian philippine polish portuguese
    qatari rohingya romanian russian rwandan salvadoran salvadorean saudi scottish senegalese
    serb serbian sikh singhalese sinhalese slovak slovenian somali spanish sudanese swedish
    swiss syrian tajik tamil tanzanian thai tibetan tuareg tunisian turk turkish turkmen ugandan
    ukrainian uighur uyghur uzbek venezuelan vietnamese welsh yemeni zambian zimbabwean""".split()

_DAYS_AND_MONTHS = """
    monday tuesday wednesday thursday friday saturday sunday mondays fridays january february
    march july september october november december ramadan eid""".split()

#: Words that stand in the names of many organisations, of peoples, of days.
CAPITALISED: frozenset[str] = frozenset(
    [
        *ORGANISATION_NOUNS,
        *_ORGANISATION_WORDS,
        *_PEOPLES,
        *(f"{people}s" for people in _PEOPLES),
        *_DAYS_AND_MONTHS,
        *"al el s gis i idps".split(),
    ]
)
#: Ordinary words with which a sentence begins, besides nouns for people.
BEGINNING: frozenset[str] = frozenset(
    """
    a about above according after all almost also although among an and another any around as at
    attack attacks before between bodies bomb bombing bombs both but by clashes dead death
    deaths died dozens during each earlier either eleven every eight eighteen eighty
    eyewitnesses few fewer fifteen fifty five fled following for forced forty four fourteen from
    half he her his homicides hospital hundred hundreds hurt i in injured injuring it its kill
    killed killing kills last later less local losses many medical meanwhile more most nearly
    neither nine nineteen ninety no nobody none nor not of officials on one only other others
    our over roughly scores security several seven seventeen seventy she shelling shot since six
    sixteen sixty so some sources state taken ten tens that the their them there these they
    thirteen thirty this those thousands three to toll twelve twenty two under up upwards was we
    were when where while with within wounded wounding you zero abductions arrested burnt
    captured crossed displaced displacement fatalities martyrs suspected unidentified unknown
    masked airstrike airstrikes air strikes strike raid raids rocket rockets mortar missile
    missiles drone drones shells shellfire artillery helicopter helicopters warplanes
    jets""".split()
)
#: Words for persons in front of whose names they stand: no part of an organisation's name.
ROLES: frozenset[str] = frozenset(
    """
    activist adviser aide ambassador analyst brig brigadier capt captain chairman chief cleric
    col colonel commander commissioner coordinator corporal correspondent deputy director doctor
    dr father gen general governor head imam inspector journalist judge lady lawyer leader
    lieutenant lt magistrate maj major manager mayor medic member minister miss monk mr mrs ms
    nurse officer official photographer president priest prince prof professor prosecutor
    reporter representative rescuer resident rev reverend secretary sen senator sergeant sgt
    sheikh sheriff sir spokesman spokesperson spokeswoman teacher volunteer witness
    worker""".split()
)
#: Countries that are given names too.
GIVEN_NAMES: frozenset[str] = frozenset("chad dominica georgia israel jersey jordan".split())
