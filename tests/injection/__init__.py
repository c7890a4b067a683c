"""Attacks in the data a report is written from, a model that obeys them, and the score of what reaches a reader."""
