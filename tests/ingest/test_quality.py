"""What `ingest/quality.py` promises."""

import random
from dataclasses import replace

import pytest

from ingest.document import SourceDocument
from ingest.quality import check_quality, garbled_share, quality_warnings
from rag.errors import UnreadableDocumentError
from rag.settings import PROJECT, Settings
from tests.ingest.fakes import document, section

SOUND = "Членские взносы вносят ежегодно, общее собрание членов организации созывает председатель правления по решению совета."


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        pytest.param(SOUND, 0.0, 0.0, id="russian"),
        pytest.param("The board of trustees meets every year and elects its chairman among those present.", 0.0, 0.0, id="english"),
        pytest.param("АНО «Ёлка», ИНН 7701234567, р/с № 40703810, тел. +7 495 123", 0.0, 0.0, id="too-few-words"),
        pytest.param(SOUND.replace("Членские", "Члeнские"), 0.05, 0.1, id="a-latin-letter"),
        pytest.param(SOUND.replace("правления", "пра\ufffdления"), 0.05, 0.1, id="a-lost-letter"),
        pytest.param(SOUND.replace("правления", "пра\ue012ления"), 0.05, 0.1, id="a-letter-of-the-font-alone"),
        pytest.param(SOUND.encode("koi8-r").decode("cp1251"), 0.9, 1.0, id="koi8-as-windows"),
        pytest.param(SOUND.encode("cp1251").decode("cp1252"), 0.9, 1.0, id="windows-as-latin"),
        pytest.param(SOUND.encode().decode("cp1251", "replace"), 0.9, 1.0, id="utf8-as-windows"),
        pytest.param("".join(chr(ord(c) + 3) if c.isalpha() else c for c in SOUND), 0.9, 1.0, id="shifted-alphabet"),
    ],
)
def test_words_that_are_no_words_are_counted(text: str, least: float, most: float) -> None:
    assert least <= garbled_share([text]) <= most


def test_sound_texts_pass_and_one_wrong_letter_in_twenty_does_not() -> None:
    chance = random.Random(1)
    texts = [path.read_text("utf-8") for path in sorted((PROJECT / "corpus" / "legislation").glob("*.md"))[:5]]
    wrong = ["".join(chance.choice("бвгджщъыэю") if c.isalpha() and chance.random() < 0.05 else c for c in text) for text in texts]

    assert garbled_share(texts) < 0.05
    assert garbled_share(wrong) > Settings().max_garbled_share


@pytest.mark.parametrize(
    ("read", "sentence"),
    [
        pytest.param(document(section("", SOUND)), None, id="sound"),
        pytest.param(replace(document(section("", SOUND)), pages=4, pages_without_text=(1, 2)), None, id="half-of-the-pages"),
        pytest.param(
            replace(document(section("", SOUND)), pages=3, pages_without_text=(1, 3), warnings=("Установите распознавание.",)),
            r"прочитано страниц: 1 из 3.*не меньше 50%.*Установите",
            id="too-few-pages",
        ),
        pytest.param(document(section("", SOUND.encode("koi8-r").decode("cp1251"))), r"испорчен: не узнано 100% слов.*30%", id="garbled"),
    ],
)
def test_a_document_that_cannot_be_relied_on_is_kept_out(read: SourceDocument, sentence: str | None) -> None:
    if sentence is None:
        check_quality(read, name="Устав.pdf", settings=Settings())
        return
    with pytest.raises(UnreadableDocumentError, match=sentence):
        check_quality(read, name="Устав.pdf", settings=Settings())


def test_thresholds_are_settings() -> None:
    garbled = replace(document(section("", SOUND.encode("koi8-r").decode("cp1251"))), pages=9, pages_without_text=tuple(range(1, 9)))

    check_quality(garbled, name="Устав.pdf", settings=Settings(max_garbled_share=1, min_read_pages_share=0))


@pytest.mark.parametrize(("share", "warned"), [pytest.param(0.12, 0, id="usual"), pytest.param(0.2, 1, id="suspect")])
def test_a_suspect_document_is_taken_with_a_warning(share: float, warned: int) -> None:
    assert len(quality_warnings(share)) == warned
