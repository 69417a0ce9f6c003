"""Which measures go together, and what they give when they do."""
