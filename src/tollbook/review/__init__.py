"""The rules of review: who may do what, how an incident moves, how far coders agree."""
