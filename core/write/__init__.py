"""Writers: from a brief to a draft, by rules or by a model."""
