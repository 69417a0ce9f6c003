"""The pieces of the Excel writer; `desktop.application.xlsx` puts them together."""
