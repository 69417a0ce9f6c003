"""Facts: what can be asked (catalogue), what is known (case), what follows by arithmetic (formulas)."""
