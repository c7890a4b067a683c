"""Model providers, one a file, behind the Model port."""
