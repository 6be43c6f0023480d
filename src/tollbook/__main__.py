"""`python -m tollbook` is the `tollbook` command."""

from tollbook.cli.main import main

main()
