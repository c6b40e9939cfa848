"""A project draft in, a review with evidence on both sides out. Read `rag.review.review` first."""
