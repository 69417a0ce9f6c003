"""Figures that come in by file: the intake workbook, blank or filled, and case files."""
