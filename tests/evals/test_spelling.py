"""Ways to mistype a question."""

import pytest

from evals.spelling import WAYS, latin, no_spaces, run_together, typos, wrong_layout

QUESTION = "Какие документы нужны для регистрации?"


@pytest.mark.parametrize(
    ("mistyped", "text"),
    [
        pytest.param(latin, "kakie dokumenty nuzhny dlya registracii?", id="Latin letters"),
        pytest.param(wrong_layout, "rfrbt ljrevtyns ye;ys lkz htubcnhfwbb?", id="the wrong layout"),
        pytest.param(no_spaces, "Какиедокументынужныдлярегистрации?", id="no spaces"),
        pytest.param(run_together, "Какие документынужны для регистрации?", id="two words together"),
    ],
)
def test_a_question_is_mistyped_as_people_do(mistyped: object, text: str) -> None:
    assert callable(mistyped)
    assert mistyped(QUESTION) == text


def test_every_long_word_gets_one_slip_and_the_same_each_time() -> None:
    changed = [(a, b) for a, b in zip(QUESTION.split(), typos(QUESTION).split(), strict=True) if a != b]
    assert 1 <= len(changed) <= 2
    assert all(abs(len(a) - len(b)) <= 1 and a[0] == b[0] for a, b in changed)
    assert typos(QUESTION) == typos(QUESTION)


def test_short_questions_survive_every_way() -> None:
    assert all(way("НКО?") for way in WAYS.values())
