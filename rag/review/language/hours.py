"""Hours of the day as people write them: «с 9:00 до 18:00», «с семи утра до десяти вечера», «после 18 часов»."""

import re

from rag.facts import MONTHS

HOUR = r"(?:[01]?\d|2[0-4])(?:[:.][0-5]\d)?(?: ?(?:час(?:а|ов)?|ч\.?)(?!\w))?(?: (?:утра|дня|вечера)(?!\w))?"
NO_HOUR = rf"(?![\d:.,]*\d)(?! ?(?:%|руб|тыс|лет|год|класс|числ|чел|мест|м(?!\w)|мин|{'|'.join(MONTHS)}))"
"""After an hour: what makes it a number of something else."""
FROM_TO = re.compile(rf"(?<!\w)с (?P<opens>{HOUR}) (?:до|по) (?P<shuts>{HOUR}){NO_HOUR}")
_HALF_DAY, _DAY = 12 * 60, 24 * 60


def minutes(told: str) -> int:
    """Minutes from midnight: «18:30», «7 утра», «10 вечера»."""
    hour, _, rest = told.replace(".", ":").partition(":")
    early = re.match(r"\d+", hour)
    assert early is not None, told
    after = re.match(r"\d\d", rest)
    at = int(early[0]) * 60 + (int(after[0]) if after else 0)
    return at + _HALF_DAY if at < _HALF_DAY and told.endswith(("дня", "вечера")) else at


def from_to(match: re.Match[str]) -> tuple[int, int]:
    """Minutes in which something is open; «с 9 до 6» is till the evening."""
    opens, shuts = minutes(match["opens"]), minutes(match["shuts"])
    till_evening = shuts <= opens < _HALF_DAY and shuts < _HALF_DAY and not match["shuts"].endswith("утра")
    return opens, shuts + _HALF_DAY if till_evening else shuts


def clock(at: int) -> str:
    """`1110` -> `18:30`."""
    return f"{at // 60}:{at % 60:02d}"
