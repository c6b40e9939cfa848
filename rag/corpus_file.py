"""The corpus's data in YAML: read, checked against its type, and refused with the place to mend."""

from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from rag.errors import ConsultantError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The same safe subset; libyaml, where PyYAML was built with it, reads it ten times as fast."""

Data = TypeVar("Data")


def load_data(kind: type[Data], path: Path, *, complaint: str) -> Data:
    """The file as a value of a type that pydantic can check.

    `complaint` is the sentence for people, in which `{path}` stands for the file.

    Raises:
        ConsultantError: the file is missing or malformed.
    """
    try:
        return TypeAdapter(kind).validate_python(yaml.load(path.read_text("utf-8"), _LOADER))  # noqa: S506  # both are safe loaders
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise ConsultantError(f"{complaint.format(path=path)}: {error}") from error
