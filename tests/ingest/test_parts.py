"""What `ingest/parts.py` promises."""

import pytest

from ingest.parts import has_parts


@pytest.mark.parametrize(
    ("texts", "parts"),
    [
        pytest.param(["в соответствии с частью 2 настоящей статьи"], True, id="parts"),
        pytest.param(["указанных в частях 1, 2.1 и 3–5 настоящей", "статьи лиц"], True, id="several-over-a-line-end"),
        pytest.param(["пунктом 4 части 1 настоящей статьи"], True, id="a-point-of-a-part"),
        pytest.param(["предусмотренных пунктом 2 настоящей статьи"], False, id="points"),
        pytest.param(["частью 2 настоящей статьи", "пунктом 2 настоящей статьи"], False, id="in-doubt-points"),
        pytest.param(["частью первой статьи 5 и частью 2 статьи 7 другого закона"], False, id="another-act"),
        pytest.param(["Общие положения"], False, id="no-word-of-itself"),
    ],
)
def test_an_act_says_itself_what_its_numbers_are(texts: list[str], parts: bool) -> None:
    assert has_parts(texts) == parts
