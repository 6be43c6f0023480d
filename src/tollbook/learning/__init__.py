"""Teaching the reader: from annotated reports to the weights that ship (extra `train`)."""
