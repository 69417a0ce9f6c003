"""What a policy gives, from the rule as data to an interval of money."""
