"""The words of confidence."""

import pytest

from rag.confidence import bracketed, doubt, sure
from rag.types import Confidence


@pytest.mark.parametrize(
    ("confidence", "told", "aside"),
    [
        ("high", "уверенность высокая", ""),
        ("medium", "уверенность средняя: сверьте с действующей редакцией", " (уверенность средняя: сверьте с действующей редакцией)"),
        ("low", "уверенность низкая: проверьте по первоисточнику", " (уверенность низкая: проверьте по первоисточнику)"),
    ],
)
def test_only_a_doubt_is_told_aside(confidence: Confidence, told: str, aside: str) -> None:
    assert sure(confidence) == told
    assert bracketed(confidence) == aside
    assert doubt(confidence) in {"", told}
