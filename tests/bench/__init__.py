"""Benchmarks: ratios measured in one run, on made input. `make bench` prints them."""
