"""How much is read of one input, so that a wrong file cannot take the machine down."""

#: Bytes of one report's plain text: some 300,000 words, more than any news report has.
MAX_TEXT_BYTES = 2_000_000
#: Bytes of one web page; pages carry scripts and pictures besides their text.
MAX_PAGE_BYTES = 20_000_000
#: Seconds that a server may keep us waiting, for each step and for the whole page.
STEP_SECONDS = 20.0
PAGE_SECONDS = 60.0
