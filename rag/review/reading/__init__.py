"""What a draft says -> its fields, activities and budget lines. Read `rag.review.application` first, it calls these."""
