"""Couriers: one way to deliver, one file. The composition root makes the table from `by` to courier."""
