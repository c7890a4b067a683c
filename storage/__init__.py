"""The remembering room: the only importer of databases, engines and blob stores."""
