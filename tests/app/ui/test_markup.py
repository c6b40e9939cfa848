"""Texts of others, made harmless before they reach the page."""

from dataclasses import replace

import pytest

from app.ui.language import russian
from app.ui.markup import escaped, linked, literal, typeset
from app.ui.passage_page import passage_page
from app.ui.sources import sources_html
from rag.types import Answer
from tests.app.ui.scripted import CITATION
from tests.rag.fakes import passage


def test_of_a_document_of_ones_own_no_confidence_is_claimed() -> None:
    own = sources_html([replace(CITATION, collection="uploads", confidence="high")], russian)
    assert "добавлен вами, не проверялся" in own
    assert "уверенность" not in own
    page = passage_page(passage("own.1", "Субсидия — 70 000 рублей.", collection="uploads"), [], start=0, end=8)
    assert "добавлен вами, не проверялся" in page
    assert "уверенность" not in page


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
