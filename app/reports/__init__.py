"""A review as files that people keep: pictures, Word documents, tables."""
