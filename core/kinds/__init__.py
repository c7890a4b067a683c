"""The report families, in one tuple."""
