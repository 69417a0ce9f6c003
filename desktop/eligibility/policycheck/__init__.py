"""Looks a policy file over before anybody relies on it."""
