"""The class mode: one question walked through the pipeline, whole and broken on purpose, as a value that can be kept and shown again."""
