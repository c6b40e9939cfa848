"""What the wizard of registration promises, by the rules of the corpus."""

from collections.abc import Mapping
from datetime import date
from itertools import chain, combinations, product
from pathlib import Path

import pytest

from app.wiring import App
from rag.errors import BadInputError, ConsultantError
from rag.registration.answers import QUESTIONS, Answers, Dates, day_written
from rag.registration.citing import Find, finder
from rag.registration.plan import Plan, plan
from rag.registration.rules import RegistrationRules
from rag.settings import PROJECT
from rag.text import subject_stems

TODAY = date(2026, 3, 10)
UNDATED = Dates()
RULES = RegistrationRules.load(PROJECT / "corpus" / "registration.yaml")
ONE_PERSON: Mapping[str, str | list[str]] = {
    "founders": "people",
    "count": "one",
    "citizenship": "russian",
    "members": "no_members",
    "purpose": "services",
    "money": ["donations"],
    "territory": "local",
}
GROUP = {**ONE_PERSON, "count": "three", "members": "members", "purpose": "interests"}


def unquoted(_text: str, _locator: str) -> None:
    """A corpus that holds no quotes."""


@pytest.fixture(scope="module")
def find(app: App) -> Find:
    return finder(app.index.get().catalogue.stated)


def made(answers: Mapping[str, object], dates: Dates = UNDATED, *, find: Find = unquoted, today: date = TODAY) -> Plan:
    return plan(Answers.model_validate(answers), dates, RULES, find=find, today=today, old_after_days=365)


@pytest.mark.parametrize(
    ("changes", "form"),
    [
        pytest.param({}, "ano", id="one-person-with-projects"),
        pytest.param({"founders": "organisations"}, "ano", id="one-organisation"),
        pytest.param({"purpose": "charity"}, "ano", id="charity-of-one"),
        pytest.param({"purpose": "charity", "count": "two"}, "fund", id="charity-of-a-team"),
        pytest.param({"money": ["property", "earning"]}, "private_institution", id="property-stays-the-founders"),
        pytest.param({"money": ["property"], "count": "two"}, "ano", id="property-of-two"),
        pytest.param({"count": "three", "members": "members"}, "public_organization", id="people-with-members"),
        pytest.param({"count": "two", "members": "members"}, "association", id="two-people-with-members"),
        pytest.param({"founders": "both", "count": "three", "members": "members"}, "association", id="organisations-and-people"),
        pytest.param({"purpose": "cause", "count": "three"}, "movement", id="supporters-without-members"),
        pytest.param({"purpose": "neighbours", "count": "three"}, "tos", id="neighbours"),
        pytest.param({"purpose": "neighbours", "count": "three", "territory": "region"}, "ano", id="neighbours-of-a-region"),
        pytest.param({"money": ["none"]}, "no_entity", id="no-money"),
        pytest.param({"money": ["none"], "founders": "organisations"}, "ano", id="organisations-without-money"),
        pytest.param({"members": "members"}, None, id="members-of-one"),
    ],
)
def test_the_form_follows_from_the_answers(changes: dict[str, object], form: str | None) -> None:
    assert made({**ONE_PERSON, **changes}).form == form


def _combinations() -> list[dict[str, object]]:
    money = [["none"], *map(list, chain.from_iterable(combinations(["donations", "property", "earning"], n) for n in (1, 2, 3)))]
    options = [money if asked.many else list(asked.options) for asked in QUESTIONS]
    return [dict(zip([asked.field for asked in QUESTIONS], chosen, strict=True)) for chosen in product(*options)]


def test_every_combination_of_answers_gives_a_plan_or_says_what_to_change() -> None:
    forms, honest = set(), 0
    for answers in _combinations():
        if answers["founders"] == "both" and answers["count"] == "one":
            with pytest.raises(BadInputError, match="исправьте"):
                made(answers)
            continue
        told = made(answers)
        forms.add(told.form)
        assert len(told.alternatives) == len(RULES.forms) - (told.form is not None)
        assert all(option.points for option in told.alternatives)
        if told.form is None:
            honest += 1
            assert "Измените ответ на вопрос" in told.summary
        else:
            assert told.reasons
            assert told.documents
            assert bool(told.calendar) == bool(told.filing) == bool(told.charges) == (told.form != "no_entity")
    assert forms == {None, *(form.id for form in RULES.forms)}
    assert honest > 0


def test_every_norm_of_the_rules_opens_in_a_passage_that_speaks_of_the_rule(find: Find) -> None:
    for rule in RULES.all():
        for locator in rule.norms:
            found = find(rule.said, locator)
            assert found is not None, locator
            passage, start, end = found
            assert subject_stems(rule.said) & subject_stems(passage.text[start:end]), (rule.text, locator)


def test_citations_are_verbatim_and_every_marker_has_one(find: Find) -> None:
    told = made(ONE_PERSON, Dates(decision=date(2026, 3, 2)), find=find)
    assert [citation.n for citation in told.citations] == list(range(1, len(told.citations) + 1))
    assert "[1]" in told.reasons[0].text
    assert {citation.locator for citation in told.citations} <= {locator for rule in RULES.all() for locator in rule.norms}


def test_a_weak_rule_is_told_as_weak(find: Find) -> None:
    told = {due.id: due.confidence for due in made(ONE_PERSON, find=find).calendar}
    assert told["charter_published"] == "low"
    assert told["annual_report"] == "medium"
    assert told["personal_data"] == "high"


def _days(told: Plan) -> dict[str, tuple[date | None, bool]]:
    return {due.id: (due.day, due.estimated) for due in told.calendar}


def test_all_known_days_give_exact_deadlines() -> None:
    days = _days(made(ONE_PERSON, Dates(decision=date(2026, 2, 16), filing=date(2026, 3, 2), registration=date(2026, 3, 25))))
    assert days["file_by"] == (date(2026, 5, 18), False)  # 16 May is a Saturday
    assert days["decided_by"] == (date(2026, 3, 23), False)
    assert days["recorded_by"] == (date(2026, 3, 30), False)
    assert days["simplified_tax"] == (date(2026, 4, 24), False)
    assert days["contributions"] == (date(2026, 4, 27), False)  # 25 April is a Saturday
    assert days["annual_report"] == (date(2027, 4, 15), False)
    assert days["bank_account"] == (None, False)


def test_from_the_decision_alone_the_rest_is_an_estimate() -> None:
    days = _days(made(GROUP, Dates(decision=date(2026, 2, 16))))
    assert days["file_by"] == (date(2026, 5, 18), False)
    assert days["decided_by"] == (date(2026, 6, 17), True)  # 30 days, not 14 working ones
    assert days["simplified_tax"][1]


def test_a_last_day_that_is_over_stands_for_nothing() -> None:
    told = {due.id: due for due in made(ONE_PERSON, Dates(decision=date(2026, 2, 16)), today=date(2026, 5, 19)).calendar}
    assert told["file_by"].passed
    assert told["decided_by"].day is None


def test_a_last_day_says_when_it_was_met() -> None:
    told = {due.id: due for due in made(ONE_PERSON, Dates(decision=date(2026, 3, 2), filing=date(2026, 3, 5))).calendar}
    assert (told["file_by"].day, told["file_by"].done) == (date(2026, 6, 2), date(2026, 3, 5))
    assert told["decided_by"].done is None


def test_without_dates_nothing_is_dated() -> None:
    assert all(due.day is None for due in made(ONE_PERSON).calendar)


def test_a_day_off_says_why_it_is_moved() -> None:
    (due,) = (due for due in made(ONE_PERSON, Dates(decision=date(2026, 2, 16))).calendar if due.id == "file_by")
    assert due.note.startswith("16.05.2026 — нерабочий день: срок заканчивается")


@pytest.mark.parametrize(
    ("today", "filing", "late"),
    [
        pytest.param(date(2026, 5, 18), None, False, id="last-day"),
        pytest.param(date(2026, 5, 19), None, True, id="day-after"),
        pytest.param(date(2026, 7, 1), date(2026, 5, 18), False, id="filed-in-time"),
        pytest.param(date(2026, 7, 1), date(2026, 5, 19), True, id="filed-late"),
    ],
)
def test_a_missed_last_day_is_told_first(today: date, filing: date | None, late: bool) -> None:
    dates = Dates(decision=date(2026, 2, 16), filing=filing)
    assert ("примите решение о создании НКО заново" in made(ONE_PERSON, dates, today=today).cautions[0].text) == late


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        pytest.param({}, "«Кто учредители.», «Сколько", id="nothing-answered"),
        pytest.param({**ONE_PERSON, "money": []}, "на вопрос: «На какие деньги", id="one-not-answered"),
        pytest.param({**ONE_PERSON, "founders": "both"}, "Учредитель один", id="both-kinds-of-one-founder"),
        pytest.param({**ONE_PERSON, "money": ["none", "earning"]}, "оставьте что-то одно", id="money-and-none"),
    ],
)
def test_answers_that_cannot_be_used_are_told_apart(answers: dict[str, str], words: str) -> None:
    with pytest.raises(BadInputError, match=words):
        Answers.of(answers)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        pytest.param({"decision": date(2026, 3, 2), "filing": date(2026, 3, 1)}, "не по порядку", id="filed-before-the-decision"),
        pytest.param({"decision": date(202, 3, 2)}, "Проверьте год", id="year-of-three-digits"),
    ],
)
def test_days_that_cannot_be_are_refused(days: dict[str, date], words: str) -> None:
    with pytest.raises(BadInputError, match=words):
        Dates(**days)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("02.03.2026", date(2026, 3, 2), id="dots"),
        pytest.param("2026-03-02", date(2026, 3, 2), id="iso"),
        pytest.param("2 марта 2026 года", date(2026, 3, 2), id="words"),
        pytest.param("2 марта", date(2026, 3, 2), id="this-year"),
        pytest.param("  ", None, id="nothing"),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, day: date | None) -> None:
    assert day_written(text, today=TODAY) == day


@pytest.mark.parametrize("text", ["31.02.2026", "вчера", "март 2026", "1 марта и 2 апреля", "<b>02</b>"])
def test_what_is_no_day_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadInputError, match=r"напишите её так — 10\.03\.2026"):
        day_written(text, today=TODAY)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("after: decision", "after: nothing", id="counted-from-nothing"),
        pytest.param("form: no_entity, when", "form: cooperative, when", id="preferred-form-is-none"),
        pytest.param("{months: 3}", "{months: 3, days: 1}", id="two-ways-to-count"),
    ],
)
def test_wrong_rules_are_refused(tmp_path: Path, old: str, new: str) -> None:
    text = (PROJECT / "corpus" / "registration.yaml").read_text("utf-8")
    assert old in text
    (tmp_path / "registration.yaml").write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ConsultantError, match="исправьте их"):
        RegistrationRules.load(tmp_path / "registration.yaml")
