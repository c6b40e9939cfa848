"""Bytes in, passages in the index out. Start at `ingest.pipeline`."""
