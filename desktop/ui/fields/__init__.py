"""One file a kind of field; `make.make_field` picks the right one for a fact."""
