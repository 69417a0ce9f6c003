"""Parts of the pages that show and write the application papers."""
