"""Parts of the page that shows the diagnosis."""
