"""The parts of a proof sheet."""
