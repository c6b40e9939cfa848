"""Names and years of a question that the evidence never mentions."""

from datetime import date

import pytest

from rag.unsaid import unsaid
from tests.rag.fakes import hit, norm, passage

MOSAIC = hit(passage("mosaic", "Конкурс «Культурная мозаика» поддерживает малые города.", norms=[norm(as_of=date(2026, 3, 1))]))
TARIFF = hit(passage("tariff", "Тариф 7,6 % действует до конца 2027 года.", norms=[norm(as_of=date(2026, 3, 1))]))


@pytest.mark.parametrize(
    ("asked", "missing"),
    [
        pytest.param("Сколько дают на конкурсе «Культурная мозаика»?", (), id="a contest in the evidence"),
        pytest.param("Сколько дают на конкурсе «Золотой единорог»?", ("«Золотой единорог»",), id="a contest nobody mentions"),
        pytest.param("Когда приём на гранты Росэнерго?", ("Росэнерго",), id="a name without quotes"),
        pytest.param("Какие гранты бывают?", (), id="no name"),
        pytest.param("наш фонд «Луч» ищет помещение", (), id="one's own organisation is no subject"),
        pytest.param("Какой тариф в 2027 году?", (), id="a later year in the evidence"),
        pytest.param("Какой тариф в 2029 году?", ("2029",), id="a later year nobody mentions"),
        pytest.param("Мы созданы в 2019 году, какой тариф?", (), id="a year that has been"),
    ],
)
def test_what_the_evidence_never_mentions_is_named(asked: str, missing: tuple[str, ...]) -> None:
    assert unsaid(asked, [MOSAIC, TARIFF]) == missing


def test_evidence_of_unknown_age_says_nothing_about_years() -> None:
    assert unsaid("Какой тариф в 2029 году?", [hit(passage("undated", "Тариф 7,6 %."))]) == ()
