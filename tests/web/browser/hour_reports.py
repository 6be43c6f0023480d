"""The reports of the walk through a recorder's hour: one invented event, told four times."""

MORNING = [
    {
        "id": "wire", "publisher": "Northern Wire", "published": "2025-03-12",
        "title": "Shells hit market in Tall Zaytun",
        "text": "TALL ZAYTUN, Ardland (Northern Wire) - Six people were killed on Tuesday when "
        "shells hit the fish market in Tall Zaytun, medics said.\n\n"
        "Fifteen others were wounded, the hospital said. Its list was still open.",
    },
    {
        "id": "rival", "publisher": "Coast Daily", "published": "2025-03-12",
        "title": "Market in Tall Zaytun shelled",
        "text": "Shells killed at least seven people at the fish market in Tall Zaytun on Tuesday, "
        "the governor said. He was reading from a list of the fire brigade.",
    },
    {
        "id": "nurse", "publisher": "Harbour Radio", "published": "2025-03-13",
        "title": "Nurses count their dead",
        "text": "Seven people were killed, a night nurse told Harbour Radio. She spoke at the old "
        "harbour.",
    },
]  # fmt: skip
EVENING = [
    {
        "id": "later", "publisher": "Northern Wire", "published": "2025-03-13",
        "title": "Death toll of Tall Zaytun market rises",
        "text": "TALL ZAYTUN, Ardland (Northern Wire) - The number of people killed when shells "
        "hit the fish market in Tall Zaytun on Tuesday has risen to 14, medics said on Thursday.",
    },
]  # fmt: skip
