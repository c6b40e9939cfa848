"""Texts of others, made harmless before they reach the page."""

from dataclasses import replace

import pytest

from app.ui.markup import escaped, linked, literal, typeset
from rag.types import Answer
from tests.app.ui.scripted import CITATION


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("<b onclick='x'>", "&lt;b onclick=&#x27;x&#x27;&gt;", id="tags"),
        pytest.param("${a} {{b}} `c`", "&#36;&#123;a} &#123;&#123;b}} &#96;c&#96;", id="templates"),
        pytest.param("4 000 рублей — «да»", "4 000 рублей — «да»", id="plain"),
    ],
)
def test_text_in_html(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_a_question_in_markdown_is_what_was_typed() -> None:
    assert literal("![x](http://a.b) <i>&amp; да") == r"\!\[x\]\(http\:\/\/a\.b\) \<i\>\&amp\; да"


def test_a_marker_opens_its_quote_and_other_brackets_stay() -> None:
    citation = replace(CITATION, n=2, passage_id="закон.1", start=3, end=9, locator='7-ФЗ, "ст. 1"')
    answer = Answer("answered", "Да. [2] Смотрите [3] и [2](x).", (citation,))
    address = "/passages/%D0%B7%D0%B0%D0%BA%D0%BE%D0%BD.1?start=3&end=9#quote"
    assert linked(answer) == rf"""Да. [\[2\]]({address} "7-ФЗ, 'ст. 1'") Смотрите [3] и [2](x)."""


def test_dashes_of_a_list_become_bullets_in_their_places() -> None:
    assert typeset("Нужны:\n- устав — три;\n- 45 000 рублей") == "Нужны:\n• устав — три;\n• 45\u00a0000 рублей"
