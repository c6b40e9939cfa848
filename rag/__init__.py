"""A question in, a cited answer out; a draft in, a cited review out. Start at `rag.chain`."""
