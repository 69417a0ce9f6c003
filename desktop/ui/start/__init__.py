"""From the start of the program to the first page, and what happens when it breaks."""
