"""Checks: pure functions from a draft and its brief to findings."""
