"""What the page of the plan is made of."""
