"""Values: parse what people type, normalise it, show it the same on screen, in PDF and in Excel."""
