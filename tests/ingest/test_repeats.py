"""What `ingest/repeats.py` promises."""

import pytest

from ingest.repeats import repeats
from tests.ingest.fakes import passage

RULES = " ".join(f"пункт{n} правил" for n in range(50))
OTHERS = {"own-правила": [passage(RULES, document_id="own-правила"), passage("Взносы отменены.", document_id="own-правила")]}


@pytest.mark.parametrize(
    ("texts", "share"),
    [
        pytest.param([RULES], 1.0, id="the-same"),
        pytest.param([RULES.upper().replace(" ", ",  ")], 1.0, id="the-same-words"),
        pytest.param(["Взносы отменены."], 1.0, id="a-short-passage"),
        pytest.param([RULES.replace("пункт25", "пункт99")], 0.97, id="one-word-changed"),
        pytest.param([RULES, RULES.replace("пункт", "статья")], None, id="half-is-new"),
        pytest.param(["Взносы платят."], None, id="other-words"),
        pytest.param([], None, id="nothing"),
    ],
)
def test_a_document_that_says_the_same_is_found(texts: list[str], share: float | None) -> None:
    found = repeats([passage(text) for text in texts], OTHERS)

    assert [(repeat.document_id, round(repeat.share, 2)) for repeat in found] == ([("own-правила", share)] if share else [])
    assert all(repeat.whole == (share == 1.0) for repeat in found)


def test_the_most_alike_comes_first() -> None:
    edition = {"own-старые": [passage(RULES.replace("пункт1 ", "пункт7 "), document_id="own-старые")]}

    assert [repeat.document_id for repeat in repeats([passage(RULES)], edition | OTHERS)] == ["own-правила", "own-старые"]
