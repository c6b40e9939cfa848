"""Text of others made harmless: in HTML, in the page's templates, in markdown."""

import re
from html import escape
from urllib.parse import quote

from rag.types import Answer, Citation

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_MARKER = re.compile(r"\[(\d+)\](?!\()")


def escaped(text: str) -> str:
    """For HTML. Gradio reads its HTML as a template of JavaScript and of Handlebars, so their signs are escaped as well."""
    return no_template(escape(text))


def no_template(html: str) -> str:
    """HTML in which Gradio finds no template to fill in."""
    return html.replace("{", "&#123;").replace("$", "&#36;").replace("`", "&#96;")


def literal(text: str) -> str:
    """For markdown: shown as it was typed, no picture, link or tag comes of it."""
    return _PUNCTUATION.sub(r"\\\1", text)


def passage_address(citation: Citation) -> str:
    """Where the quote opens in its place."""
    return f"/passages/{quote(citation.passage_id)}?start={citation.start}&end={citation.end}#quote"


def linked(answer: Answer) -> str:
    """The answer's markdown, in which every marker `[1]` is a link to its quote."""
    known = {str(citation.n): citation for citation in answer.citations}

    def link(marker: re.Match[str]) -> str:
        citation = known.get(marker[1])
        return f'[\\[{marker[1]}\\]]({passage_address(citation)} "{_title(citation.locator)}")' if citation else marker[0]

    return _MARKER.sub(link, unbroken(answer.text))


def _title(text: str) -> str:
    return text.replace('"', "'").replace("\\", "")


def typeset(text: str) -> str:
    """A text of markdown with bullets for the dashes of its lists and numbers that no line breaks, each character in its place."""
    return re.sub(r"^- ", "• ", unbroken(text), flags=re.MULTILINE)


def unbroken(text: str) -> str:
    """«45 000» with a space that does not break."""
    return _THOUSANDS.sub("\u00a0", text)
