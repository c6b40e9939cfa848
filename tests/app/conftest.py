"""A classroom over the real corpus, and a run of each switch, walked once."""

from collections.abc import Callable
from functools import cache

import pytest

from app.lesson.classroom import Classroom
from app.lesson.run import Run, Switch
from app.lesson.scenarios import Lessons
from app.wiring import App

TELLING = {
    Switch.NO_STEMS: "налог с пожертвований",
    Switch.NO_PREFIX: "волонтёры",
    Switch.TINY_PASSAGES: "скока учредителей на ано",
    Switch.NO_VERIFICATION: "Какая госпошлина за регистрацию НКО?",
    Switch.INJECTED: "За какой срок Минюст регистрирует НКО?",
}


@pytest.fixture(scope="session")
def classroom(app: App) -> Classroom:
    return Classroom(app.consultant, app.index.get, Lessons.load(app.settings.corpus_dir / "lessons.yaml"))


@pytest.fixture(scope="session")
def walked(classroom: Classroom) -> Callable[[Switch], Run]:
    """The run of a telling question with one switch thrown."""
    return cache(lambda switch: classroom.walk(TELLING[switch], [switch]))
