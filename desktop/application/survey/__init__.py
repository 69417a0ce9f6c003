"""The parts of the findings report."""
