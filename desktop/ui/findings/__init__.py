"""Parts of the page that shows what may be applied for."""
