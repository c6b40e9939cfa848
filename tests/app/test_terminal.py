"""What `app/terminal.py` promises."""

import io

import pytest

from app.terminal import progress_bar


class Screen(io.StringIO):
    """A terminal that keeps what it shows."""

    def isatty(self) -> bool:
        return True


def test_a_person_sees_how_much_is_done_how_fast_and_how_long_it_takes_yet() -> None:
    screen = Screen()
    show = progress_bar("Чтение", "файлов", file=screen)
    for done in (0, 1, 2):
        show(done, 2)
    first, *_, last = (line for line in screen.getvalue().replace("\n", "\r").split("\r") if line.strip())

    assert "Чтение:   0%" in first
    assert "0 из 2 файлов, … в секунду, осталось ?" in first
    assert "2 из 2 файлов" in last
    assert last.rstrip().endswith("осталось 00:00")


def test_a_file_gets_no_progress_bar(capsys: pytest.CaptureFixture[str]) -> None:
    progress_bar()(1, 1)

    assert capsys.readouterr().err == ""
