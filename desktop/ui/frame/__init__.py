"""The window round the page: head, foot, the steps at the left, why at the right."""
