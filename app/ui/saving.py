"""A file handed to the reader's browser: it is saved there and never stays on the disk here."""

from base64 import b64encode

SAVE = "(file) => nko.save(file)"
"""The page's script for an event whose one input holds such a file."""

File = dict[str, str]


def file_to_save(name: str, content: bytes, *, media_type: str) -> File:
    return {"name": name, "type": media_type, "base64": b64encode(content).decode("ascii")}
