"""Publishing: the record as tables and a map layer, without what must not leave it."""
