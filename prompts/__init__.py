"""Every sentence we say to a model: versioned files, loaded by name."""
