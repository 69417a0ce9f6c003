"""Typesetting of Chinese papers: fonts, line breaking, and the painter that turns a Document into pages."""
