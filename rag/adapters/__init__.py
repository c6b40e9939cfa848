"""The only rooms of `rag` that know vendors."""
