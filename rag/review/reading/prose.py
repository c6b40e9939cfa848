"""A draft told in one go, without headings -> the fund's fields, by what its paragraphs and sentences begin with.

«Команда. Я веду …», «Теперь о деньгах: …», «Цель: …», «Задач две. Первая — …». A paragraph goes on with what was spoken of before,
unless it begins otherwise; of a label within a paragraph more is asked, as any sentence may begin with such a word.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from rag.review.fund import FundRules
from rag.review.language.periods import Period, find_period, years_of
from rag.review.language.phrases import phrases, unwrapped
from rag.review.language.printed import folded
from rag.review.language.until import find_until
from rag.review.reading.prose_costs import read_prose_costs
from rag.review.reading.prose_plan import for_task
from rag.review.reading.prose_sums import numbers_in
from rag.review.reading.prose_told import project_days, told_of_project
from rag.review.reading.totals import heads_gifts
from rag.review.types import Field
from rag.text import normalise

_LEAD = re.compile(
    r"^(?:(?:и|а|но|ну|вот|так|теперь|сначала|сперва|далее|затем|наконец|еще|отдельно|коротко|кратко|немного|пара слов|два слова|расскажу"
    r"|по|про|о|об|насчет|что касается|касательно|какая|какие|какой|у нас|у нашего проекта|наш|наша|наше|наши|нашей|нашем|сам\w?"
    r"|основн\w+|главн\w+)\W+)+"
)
_OPENINGS = {
    "future": r"(?:что )?(?:будет )?(?:дальше|потом)$|что (?:будет )?(?:дальше|потом|после)"
    r"|(?:дальше|потом) (?:\w+ ){0,2}(?:буд|план|хот|соб|продолж)"
    r"|после (?:проекта|гранта|окончания|завершения|того как)|когда (?:\w+ )?(?:грант|проект|деньги) (?:кон|зак)"
    r"|(?:в )?(?:будущ|дальнейш)|продолжени|устойчивост|перспектив",
    "summary": r"(?:если )?(?:совсем |очень )?(?:коротко|кратко|вкратце)(?: (?:о|про) (?:проект\w*|сути|главно\w+))?$"
    r"|(?:если )?в (?:двух|трех|нескольких|паре) слов\w*(?: о проекте)?$|суть (?:проекта )?$",
    "tasks": r"(?:для этого )?(?:\w+ ){0,3}задач|что (?:для этого )?(?:надо|нужно|предстоит)",
    "goal": r"цел(?:ь|и|ью)(?!\w)|чего (?:мы )?хотим|(?:мы )?хотим$|чего (?:мы )?добива",
    "groups": r"целев\w+ групп|(?:для|ради|про) кого|кого (?:проект|это)|о ком(?!\w)"
    r"|кому (?:мы )?помога|с кем работа|люд(?:и|ей|ях)$|участник|аудитори|подопечн"
    r"|благополучател|кто (?:будет )?участву",
    "problem": r"проблем|бед[аыуе](?!\w)|причин|почему|зачем|в чем (?:дело|проблем|бед|трудн|сложн)|что не так|актуальност|обоснован"
    r"|ситуаци|трудност|сложност",
    "plan": r"(?:календарн\w+ )?план(?!\w)|(?:календарн\w+ )?график|мероприят|ход (?:проекта|работ)|по месяцам|этап|действи|программа"
    r"|что и когда|когда и что"
    r"|что (?:именно |конкретно |мы )*(?:будем |хотим |собираемся |планируем )?дела|(?:мы )?(?:будем делать|делать будем|делаем)(?!\w)"
    r"|как (?:все )?(?:это )?(?:будет|пойдет|пройдет)"
    r"|чем (?:мы )?(?:будем )?заним|работа (?:построена|пойдет|идет|будет)",
    "starts": r"срок|когда$|период|время (?:проведения|реализации|проекта)",
    "geography": r"мест[оаеу](?!\w)|где(?![\w-])|географи|территори",
    "results": r"(?:в )?(?:наших )?цифрах"
    r"|(?:ожидаем\w+ )?результат|(?:ожидаем\w+ )?итог(?!о)|что (?:в итоге )?(?:получ|измен|выйдет|даст|станет|будет в итоге)"
    r"|(?:как|чем) (?:мы )?(?:измер|пойм|узнаем|провер)|показател|измерен|замер|качественн|количественн",
    "budget": r"ден(?:ьги|ег|ьгам|ьгах)|финанс|бюджет|смет|расход|затрат|стоимост|на что (?:просим|нужн|пойд|потрат)|просим$"
    r"|сколько (?:это |все |все это )?(?:стоит|нужно|надо|просим|денег)",
    "team": r"команд|кто (?:\w+ )?(?:дела|вед|работ|отвеч|занима)|исполнител|люди в проекте|(?:работать|вести) (?:это )?буд[еу]",
    "partners": r"партнер|письм|кто (?:\w+ )?(?:помог|помож|поддерж)|помощник|друзья|помога\w+|нам помо|поддержива",
    "media": r"сайт|о проекте (?:\w+ )?(?:напиш|расска|узна|сообщ)|узна(?:ют|ть)|как (?:\w+ ){0,2}(?:расска|узна)"
    r"|информаци|информирован|реклам|освещени|соцсет|продвижени|расска(?:ж|зыва)|(?:будем )?рассказывать",
    "organisation": r"(?:нас|себе|организации|заявителе)$|(?:про|о) нас|мы (?:это|есть)(?!\w)|мы$|кто мы|организаци|заявител|опыт",
    "title": r"назван|называ|тема проекта",
}
_AFTER_PROJECT = re.compile(
    r"после (?:завершения|окончания) (?:проекта|гранта)|когда (?:грант|проект) (?:за)?кончится|потом (?:\w+ ){0,2}продолж"
)
"""Begins what comes after the grant, with no mark after it."""
_PATTERNS = {key: re.compile(pattern) for key, pattern in _OPENINGS.items()}
_HEAD = re.compile(r"[^.:;,!?(«\"]+?(?=[.:;,!?(«\"]| [-–—]|$)")
_LABEL_END = re.compile(r"\W*?(?:[.:!?]| [-–—]) ?")
_MAX_LABEL_WORDS, _MAX_INNER_WORDS = 5, 2
"""Of a label, and of most labels within a paragraph."""
_LONGER_INNER = frozenset({"goal", "tasks", "groups"})
_WITHOUT_LABEL = frozenset({"summary", "goal", "tasks", "groups", "geography"})
"""Fields whose text is what follows the label; of others the label is a part."""
_ROWS = frozenset({"plan", "budget"})
_LEAVES_ROWS = frozenset({"plan", "budget", "partners", "organisation", "future"})
_MARKS = ".!?;:»)"
_OF_ROW = re.compile(r"итог|результат|участник|этап|задач|показател")
"""Under a plan such a word begins a part of a row."""
_NUMBERED = re.compile(r"задача\W*(?:\d|перв|втор|трет)", re.IGNORECASE)
_BARE_TASK = re.compile(r"задача\s*№?\s*\d+\W*", re.IGNORECASE)
_BEGINS_ROW_CHARS, _ROW_CHARS = 25, 120
_MIN_COSTS = 3
_MIN_EVENTS = 2
_MAX_GROUPS_CHARS = 300
_MIN_SUMMARY_CHARS = 250
_LONG_LINE_CHARS = 160
_LABEL_CHARS = 40
_MAX_TITLE_CHARS = 120
_MIN_SENTENCE_WORDS = 6
_MOST = 0.6
_AFTER_LABEL = frozenset({"starts", "tasks", "goal", "geography", ""})
_SHORT_FIELDS = frozenset({"title", "starts", "geography"})
_MIN_SIGNS = 2
_BEFORE_PLAN = _AFTER_LABEL | {"summary", "groups", "problem", "title", "rest"}


@dataclass(slots=True)
class _Reader:
    """The state of one pass: what is spoken of now, and what was said of each field."""

    fund: FundRules
    project: tuple[date, date] | None
    window: tuple[date, date]
    years: frozenset[int]
    dates: str
    key: str = ""
    said: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def paragraph(self, text: str) -> None:
        sentences = phrases(text)
        begins, labelled = 0, False
        for n, (start, end) in enumerate(sentences):
            key = self._first(text, text[start:end]) if n == 0 else self._next(text[start:end])
            if key and (key != self.key or start - begins < _LABEL_CHARS):
                if key != self.key:
                    self._close(text[begins:start], labelled=labelled)
                self.key, begins, labelled = key, start, True
        self._close(text[begins:], labelled=labelled)

    def _first(self, text: str, sentence: str) -> str | None:
        """What a paragraph opens; `None` where it goes on."""
        opened = opening(sentence, within=False)
        if self._is_row(text) or self._goes_on(text, sentence, opened):
            return "plan" if self._is_row(text) else None
        if self.dates and self.dates in text and len(text) < _LONG_LINE_CHARS:
            return "starts"
        return opened or self._by_content(text)

    def _goes_on(self, text: str, sentence: str, opened: str | None) -> bool:
        """Whether what looks like a label is a group of costs, or a part of a row of the plan."""
        if self.key == "budget":
            return _costs(text) >= _MIN_EVENTS and opened not in _LEAVES_ROWS
        short = len(text) < _LONG_LINE_CHARS
        if self.key != "plan" or opened is None:
            return False
        return bool(self._events(text)) if opened == "future" else short and bool(_OF_ROW.match(folded(sentence)))

    def _by_content(self, text: str) -> str | None:
        """Costs or events without any label, or what is none of them after rows; `None` where the paragraph goes on."""
        labelled = any(opening(text[start:end], within=True) for start, end in phrases(text))
        if not labelled and self.key not in _ROWS:
            if _costs(text) >= _MIN_COSTS and read_prose_costs(Field("", "", text, "по смыслу")):
                return "budget"
            if self.key in _BEFORE_PLAN and self._events(text) >= _MIN_EVENTS:
                return "plan"
        short = self.key in _SHORT_FIELDS or (not self.key and any(map(_is_title, self.said[""])))
        if short and len(text) > _LONG_LINE_CHARS:
            return self._by_signs(text)
        gone = (self.key == "budget" and not _costs(text)) or (self.key == "plan" and not self._events(text))
        return "rest" if gone else None

    def _by_signs(self, text: str) -> str:
        """The field whose signs most sentences have, else the problem, where nothing that comes after it was said yet."""
        said = [normalise(text[start:end]) for start, end in phrases(text)]
        scores = {f.key or "": sum(any(sign.find(one) for sign in f.signs) for one in said) for f in self.fund.form if f.signs}
        best = max(scores, key=lambda key: scores[key], default="rest")
        if scores.get(best, 0) >= _MIN_SIGNS:
            return best
        return "rest" if {"problem", "goal", "plan"} & set(self.said) else "problem"

    def _next(self, sentence: str) -> str | None:
        """What a sentence within a paragraph opens; under rows only little, as any word may begin a part of them."""
        opened = opening(sentence, within=True)
        if self.key in _ROWS:
            return opened if opened in _LEAVES_ROWS and not (self.key == "budget" and _costs(sentence)) else None
        return opened

    def _is_row(self, text: str) -> bool:
        """Whether a line is a row of a plan: it begins with days, or is the name of a task that was told before."""
        if self.key not in _AFTER_LABEL | {"plan"} or (self.dates and self.dates in text):
            return False
        if _BARE_TASK.fullmatch(text.strip()):
            return bool(self.said["tasks"])
        if for_task(text) and self.said["tasks"] and self._events(text):
            return True
        return self._begins_dated(text)

    def _begins_dated(self, text: str) -> bool:
        period = self._period(text[:_ROW_CHARS])
        return bool(period and period.start <= _BEGINS_ROW_CHARS and self._within(period.starts, period.ends))

    def _period(self, text: str) -> Period | None:
        found = find_period(text, years=self.years)
        return found or (find_until(text, years=self.years, project=self.project) if self.project else None)

    def _events(self, text: str) -> int:
        found = (self._period(text[start:end]) for start, end in phrases(text))
        return sum(bool(period and self._within(period.starts, period.ends)) for period in found)

    def _within(self, starts: date, ends: date) -> bool:
        first, last = self.project or self.window
        return (self.key == "plan" or self.project != (starts, ends)) and first <= starts and ends <= last

    def _close(self, text: str, *, labelled: bool) -> None:
        """Put what was said under its field; a long text that begins with whom it is for goes on with their problem."""
        if not re.search(r"\w", text):
            return
        if labelled and (
            self.key in _WITHOUT_LABEL
            or (self.key in _ROWS and not for_task(text) and "задач" not in text[:_LABEL_CHARS].lower() and not self._begins_dated(text))
        ):
            text = _without_label(text, keep=self.key == "budget")
        if self.key == "groups" and len(text) > _MAX_GROUPS_CHARS:
            first = next(end for _, end in phrases(text))
            self.said["problem"].append(text[first:].strip())
            text = text[:first]
        if re.search(r"\w", text):
            self.said[self.key].append(text.strip())


def read_prose(lines: Sequence[str], fund: FundRules) -> dict[str, Field]:
    """Fields by id in the order of the form; empty when the text is no prose: it has tables, or lines that are no sentences."""
    paragraphs = [line for line in unwrapped(lines) if re.search(r"\w", line)]
    told_in_full = [line for line in paragraphs if len(line.split()) >= _MIN_SENTENCE_WORDS and line.rstrip()[-1] in _MARKS]
    if any("\t" in line for line in paragraphs) or sum(map(len, told_in_full)) < _MOST * sum(map(len, paragraphs)):
        return {}
    told = told_of_project(paragraphs, fund)
    project = project_days(told)
    allowed = fund.dates.project_ordinary
    reader = _Reader(
        fund,
        project,
        (allowed.starts_from, allowed.ends_by) if allowed else (date.max, date.min),
        frozenset({day.year for day in project}) if project else years_of(" ".join(paragraphs)),
        told.get("starts", ""),
    )
    for text in paragraphs:
        reader.paragraph(text)
    return dict(_fields(reader.said, told, fund))


def opening(sentence: str, *, within: bool) -> str | None:
    """The key of the field that a sentence opens by its first words.

    Args:
        sentence: as written.
        within: it stands within a paragraph, where only a short label with its mark opens a field.
    """
    said = folded(sentence)
    head = _HEAD.match(sentence.strip())
    if head is None:
        return None
    label = folded(head[0]).replace("ё", "е")
    marked = bool(_LABEL_END.match(sentence.strip(), head.end())) or head.end() >= len(said)
    if within and _AFTER_PROJECT.match(said):
        return "future"
    if within and (len(label.split()) > _MAX_LABEL_WORDS or not marked):
        return None
    bare = _LEAD.sub("", label + " ", count=1).strip()
    key = next((key for said in (label, bare) for key, pattern in _PATTERNS.items() if pattern.match(said)), None)
    short = len(label.split()) <= _MAX_INNER_WORDS and not re.search(r"\d", label)
    return key if not within or short or key in _LONGER_INNER else None


def _without_label(text: str, *, keep: bool) -> str:
    """What follows the label; with `keep` the label stays before a number, the sum of what it says, and where it tells of gifts."""
    head = _HEAD.match(text.strip())
    end = _LABEL_END.match(text.strip(), head.end()) if head and len(head[0].split()) <= _MAX_LABEL_WORDS else None
    rest = text.strip()[end.end() :] if end else ""
    kept = keep and (rest[:1].isdigit() or (head is not None and heads_gifts(head[0])))
    return text if _NUMBERED.match(text.strip()) or not rest or kept else rest


def _costs(text: str) -> int:
    """How many sentences of a text name a sum."""
    return sum(any(number.what == "sum" for number in numbers_in(text[start:end])) for start, end in phrases(text))


def _is_title(line: str) -> bool:
    return 0 < len(line) <= _MAX_TITLE_CHARS and not line.endswith((".", "!", "?", ":", ";"))


def _fields(said: Mapping[str, Sequence[str]], told: Mapping[str, str], fund: FundRules) -> Iterator[tuple[str, Field]]:
    """What was said under a label, else what is told in passing; a long beginning without a label is the summary."""
    for form in fund.form:
        key = form.key or ""
        texts = ("\n".join(said.get(key, ())), told.get(key, ""))
        text = next(filter(None, texts if key == "organisation" else texts[::-1]), "")
        if key == "title" and not text and _is_title(said.get("", [""])[0]):
            text = said[""][0]
        if key == "summary" and not text:
            before = "\n".join(said.get("", ()))
            text = before if len(before) >= _MIN_SUMMARY_CHARS else ""
        if text and key:
            yield form.id, Field(form.id, form.title, text, "по смыслу", "medium", form.key, form.table)
