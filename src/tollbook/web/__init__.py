"""The workbench: pages in which recorders read, judge and merge."""
