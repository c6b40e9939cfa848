"""What `ingest/check.py` promises."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from ingest.check import check_corpus, stale
from rag.settings import Settings
from tests.conftest import SOURCES

FEE = """---
title: Госпошлина
as_of: 2026-03-01
---

# Госпошлина

## Сколько стоит регистрация? {7-ФЗ, ст. 13.1, п. 5}
? цена регистрации / сколько платить минюсту

Госпошлина за регистрацию некоммерческой организации — 4 000 рублей. При подаче в электронной форме пошлину не платят.
Подробности — в [законе](http://example.org/7fz), в [файле](fee.md) и в [разделе](fee.md#госпошлина).

- политическая партия — 3 500 рублей;
- прочие организации — 4 000 рублей. {7-ФЗ, ст. 15 | medium | 2025-01-01..2026-12-31}
"""

CONTEST = """---
title: Сроки конкурса
as_of: 2026-03-01
---

# Сроки конкурса

## Когда принимали заявки на конкурс? {Положение, п. 12}

Заявки на первый конкурс 2026 года принимали с 1 сентября по 15 октября 2025 года включительно.
Заявку, поступившую позже, фонд не рассматривает и не возвращает заявителю. {Положение, п. 13, пп. а}
"""

CRITERIA = """
bands: [{id: small}, {id: large}]
criteria:
  - {weights: {small: 6, large: 5.5}, rule: "Положение, п. 30"}
  - {weights: {small: 4, large: 4.5}, rule: "Положение, п. 30"}
limits:
  - {rule: "Положение, п. 29"}
"""

FEE_PATH, CONTEST_PATH, CRITERIA_PATH = "legislation/fee.md", "funds/pgf/contest.md", "funds/pgf/criteria.yaml"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A corpus without a fault."""
    settings = Settings(corpus_dir=tmp_path / "corpus", data_dir=tmp_path / "data")
    for name, text in {"sources.toml": SOURCES, FEE_PATH: FEE, CONTEST_PATH: CONTEST, CRITERIA_PATH: CRITERIA}.items():
        path = settings.corpus_dir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return settings


def change(settings: Settings, name: str, old: str, new: str) -> None:
    path = settings.corpus_dir / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_whole_corpus_has_no_problems(settings: Settings) -> None:
    assert check_corpus(settings) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        pytest.param(FEE_PATH, "as_of: 2026-03-01\n", "", ["fee.md", "as_of"], id="no-date"),
        pytest.param(FEE_PATH, "as_of: 2026-03-01", "as_of: недавно", ["fee.md", "as_of"], id="date-in-words"),
        pytest.param(FEE_PATH, "title: Госпошлина\n", "", ["fee.md", "title"], id="no-title"),
        pytest.param(FEE_PATH, "title: ", 'title: "', ["fee.md"], id="front-matter-not-yaml"),
        pytest.param(FEE_PATH, " {7-ФЗ, ст. 13.1, п. 5}", "", ["fee.md", "«Сколько стоит регистрация?»", "норм"], id="no-norm"),
        pytest.param(FEE_PATH, "{7-ФЗ, ст. 15", "{8-ФЗ, ст. 15", ["fee.md", "«8-ФЗ, ст. 15»"], id="unknown-source"),
        pytest.param(FEE_PATH, "| medium", "| certain", ["fee.md", "«certain»"], id="unknown-confidence"),
        pytest.param(FEE_PATH, "2025-01-01..", "2025-13-01..", ["fee.md"], id="no-such-day"),
        pytest.param(FEE_PATH, "2025-01-01..", "2027-01-01..", ["fee.md", "7-ФЗ, ст. 15", "раньше"], id="days-reversed"),
        pytest.param(FEE_PATH, "ст. 15 |", "статья 15 |", ["7-ФЗ, статья 15", "corpus-format.md"], id="place-in-words"),
        pytest.param(FEE_PATH, "ст. 15 |", "ст.15 |", ["7-ФЗ, ст.15"], id="place-without-space"),
        pytest.param(FEE_PATH, "2026-12-31}", "2026-12-31", ["fee.md"], id="braces-not-closed"),
        pytest.param(FEE_PATH, "(fee.md)", "(fees.md)", ["fee.md", "fees.md", "в никуда"], id="dead-link"),
        pytest.param(FEE_PATH, "(fee.md)", "(fee.md#сколько-ждать)", ["fee.md", "сколько-ждать", "в никуда"], id="dead-anchor"),
        pytest.param(FEE_PATH, "Госпошлина за", "Она за", ["«Сколько стоит регистрация?»", "местоимения"], id="pronoun-first"),
        pytest.param(FEE_PATH, "# Госпошлина\n", "# Госпошлина\n\nЭти слова никто не найдёт.\n", ["fee.md"], id="text-before-sections"),
        pytest.param(
            FEE_PATH,
            "Сколько стоит регистрация?",
            "КОГДА принимали заявки на конкурс?",
            ["«когда принимали заявки на конкурс?»", "contest.md", "fee.md"],
            id="the-same-question-twice",
        ),
        pytest.param(CRITERIA_PATH, "small: 4", "small: 3", ["criteria.yaml", "small", "9"], id="weights-do-not-sum-to-ten"),
        pytest.param(CRITERIA_PATH, "small: 4, ", "", ["criteria.yaml", "small", "6"], id="a-weight-forgotten"),
        pytest.param(CRITERIA_PATH, "Положение, п. 29", "Правила, п. 29", ["criteria.yaml", "«Правила, п. 29»"], id="rule-of-no-source"),
        pytest.param("sources.toml", 'confidence = "high"\ncloses', 'confidence = "sure"\ncloses', ["sources.toml"], id="register"),
    ],
)
def test_a_problem_is_found_and_only_it(settings: Settings, name: str, old: str, new: str, words: Sequence[str]) -> None:
    change(settings, name, old, new)

    (problem,) = check_corpus(settings)
    assert [word for word in words if word not in problem] == []


def test_weights_that_nobody_knows_are_no_problem(settings: Settings) -> None:
    change(settings, CRITERIA_PATH, "{small: 6, large: 5.5}", "{}")
    change(settings, CRITERIA_PATH, "{small: 4, large: 4.5}", "{}")
    assert list(check_corpus(settings)) == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        pytest.param("Пошлина — 4 000 рублей.", "короче 40", id="short"),
        pytest.param("Организация обязана представить в министерство отчёт о деятельности. " * 40, "длиннее 350", id="long"),
    ],
)
def test_a_section_of_a_wrong_size_is_found(settings: Settings, body: str, words: str) -> None:
    change(settings, CONTEST_PATH, CONTEST.split("\n\n", 3)[3], body + "\n")

    (problem,) = check_corpus(settings)
    assert "«Когда принимали заявки на конкурс?»" in problem
    assert words in problem


def test_two_documents_of_one_name_are_found(settings: Settings) -> None:
    other = FEE.replace("Сколько стоит регистрация", "Какова пошлина")
    (settings.corpus_dir / "funds" / "fee.md").write_text(other, "utf-8")

    (problem,) = check_corpus(settings)
    assert "имя повторяет" in problem
    assert str(settings.corpus_dir / "funds" / "fee.md") in problem


def test_one_broken_document_does_not_hide_the_problems_of_another(settings: Settings) -> None:
    change(settings, FEE_PATH, "{7-ФЗ, ст. 15", "{8-ФЗ, ст. 15")
    change(settings, CONTEST_PATH, "as_of: 2026-03-01\n", "")

    assert len(check_corpus(settings)) == 2


REGISTRATION = """
{forms: [], preferences: [], notices: [], documents: [], charges: [], filing: [], deadlines: [],
filed_late: {text: Срок прошёл., norms: ["7-ФЗ, ст. 15"]}, day_off: {text: Это выходной., norms: ["Положение, п. 12"]}}
"""


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        pytest.param("п. 12", "п. 12", [], id="whole"),
        pytest.param("7-ФЗ, ст. 15", "7-ФЗ, ст. 51", ["registration.yaml", "«Срок прошёл.»", "«7-ФЗ, ст. 51»"], id="norm-of-no-digest"),
        pytest.param("day_off", "days_off", ["registration.yaml", "не читаются"], id="not-as-typed"),
    ],
)
def test_the_rules_of_registration_are_checked(settings: Settings, old: str, new: str, words: Sequence[str]) -> None:
    assert old in REGISTRATION
    (settings.corpus_dir / "registration.yaml").write_text(REGISTRATION.replace(old, new), "utf-8")

    problems = check_corpus(settings)
    assert len(problems) == bool(words)
    assert [word for word in words if word not in problems[0]] == []


CLOSES = date(2025, 10, 15)
LAW_KNOWN = date(2026, 3, 1)
NORM_ENDS = date(2026, 12, 31)


def aged(settings: Settings, today: date, words: str) -> list[str]:
    return [line for line in stale(settings, today=today) if words in line]


def test_nothing_is_stale_while_all_holds(settings: Settings) -> None:
    assert stale(settings, today=date(2025, 9, 1)) == []


@pytest.mark.parametrize(
    ("last_good_day", "words"),
    [
        pytest.param(CLOSES, "Положение: приём заявок закончился 15.10.2025", id="closed-contest"),
        pytest.param(LAW_KNOWN + timedelta(days=365), "7-ФЗ: известно на 01.03.2026", id="source-known-long-ago"),
        pytest.param(NORM_ENDS, "7-ФЗ, ст. 15 действовала до 31.12.2026", id="norm-out-of-force"),
    ],
)
def test_what_has_aged_is_listed_from_the_day_after(settings: Settings, last_good_day: date, words: str) -> None:
    assert aged(settings, last_good_day, words) == []
    assert len(aged(settings, last_good_day + timedelta(days=1), words)) == 1


def test_a_low_confidence_is_listed_with_its_question_and_address(settings: Settings) -> None:
    change(settings, FEE_PATH, "| medium | 2025-01-01..2026-12-31", "| low")

    (line,) = stale(settings, today=date(2025, 9, 1))
    for words in ("fee", "«Сколько стоит регистрация?»", "7-ФЗ, ст. 15", "низкая уверенность", "http://example.org/7fz"):
        assert words in line


def test_one_who_checks_is_told_where_to_look(settings: Settings) -> None:
    lines = stale(settings, today=date(2027, 6, 1))

    assert any(line.startswith("7-ФЗ:") and "http://example.org/7fz" in line for line in lines)
    assert any(line.startswith("Положение:") and "адрес не указан: найдите" in line for line in lines)


def test_a_closed_contest_is_not_told_twice_as_an_old_source(settings: Settings) -> None:
    assert len(aged(settings, date(2027, 6, 1), "Положение:")) == 1


def test_how_long_a_source_stays_fresh_is_a_setting(settings: Settings) -> None:
    patient = settings.model_copy(update={"old_after_days": 10_000})

    assert aged(settings, date(2027, 6, 1), "7-ФЗ: известно") != []
    assert aged(patient, date(2027, 6, 1), "7-ФЗ: известно") == []
