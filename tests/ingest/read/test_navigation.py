"""What `ingest/read/navigation.py` promises."""

import lxml.html
import pytest

from ingest.read.navigation import drop_navigation

TEXT = "Заявку подаёт руководитель организации через личный кабинет на портале фонда до пятнадцатого октября."


def left(around: str) -> str:
    body = lxml.html.document_fromstring(f"<body>{around.format(f'<p>{TEXT}</p>')}</body>").find("body")
    drop_navigation(body)
    return " ".join(body.text_content().split())


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<nav>Главная</nav>{}", id="nav"),
        pytest.param("<header><h1>Фонд</h1></header>{}<footer>© Фонд</footer>", id="header-and-footer"),
        pytest.param('<div role="navigation">Главная</div>{}', id="role"),
        pytest.param('<div class="bread-crumbs">Главная &gt; Заявка</div>{}', id="breadcrumbs"),
        pytest.param('<div id="cookieBanner">Мы храним cookie</div>{}', id="cookie"),
        pytest.param('<div class="left_menu">Заявка</div>{}', id="menu"),
        pytest.param('<ul><li><a href="/1">Раз</a><li><a href="/2">Два</a><li><a href="/3">Три</a></ul>{}', id="list-of-links"),
        pytest.param('{}<a href="/3"><div>Другая статья</div></a>', id="card"),
        pytest.param('<a class="btn" href="/">Назад</a>{}', id="button"),
    ],
)
def test_what_leads_elsewhere_is_dropped(page: str) -> None:
    assert left(page) == TEXT


@pytest.mark.parametrize(
    "page",
    [
        pytest.param('<div class="page with-menu">{}</div>', id="a-wrapper-named-after-a-menu"),
        pytest.param('<div id="next-steps">{}</div>', id="a-name-that-may-mean-a-control"),
        pytest.param("<article><header>{}</header></article>", id="header-of-an-article"),
        pytest.param('<a name="top">{}</a>', id="an-anchor-around-the-text"),
        pytest.param("<aside>{}</aside>", id="a-remark"),
        pytest.param('<p class="MsoNormal">{}</p>', id="word-processor"),
    ],
)
def test_text_stays(page: str) -> None:
    assert left(page) == TEXT


def test_a_paragraph_full_of_links_stays() -> None:
    note = "(В редакции законов " + ", ".join(f'<a href="/{n}">от 01.01.200{n} № {n}-ФЗ</a>' for n in range(9)) + ")"

    assert "№ 8-ФЗ" in left(f"<p>{note}</p>{{}}")
