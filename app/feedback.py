"""What readers say of answers: kept on this machine, personal data masked, as candidates for the questions of `evals`."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock

from pydantic import TypeAdapter

from rag.privacy import mask
from rag.types import Answer, Status

_WRITING = Lock()


@dataclass(frozen=True, slots=True)
class Feedback:
    """One reader's word on one answer. `reason` is empty when none was given, `role` when the reader named none."""

    at: str
    role: str
    question: str
    helped: bool
    reason: str
    status: Status
    text: str
    locators: tuple[str, ...]

    @classmethod
    def on(cls, question: str, answer: Answer, *, role: str, helped: bool, reason: str = "") -> "Feedback":
        """A word on an answer, with the same label for the same person throughout."""
        asked, hidden = mask(question)
        text, hidden = mask(answer.text, hidden)
        why, _ = mask(reason.strip(), hidden)
        locators = tuple(dict.fromkeys(citation.locator for citation in answer.citations))
        now = datetime.now().astimezone().isoformat(timespec="minutes")
        return cls(now, role, asked, helped, why, answer.status, text, locators)

    def candidate(self, number: int) -> str:
        """A line for a file of questions; of an answer that did not help, what is right is left for a person to say."""
        known: dict[str, object] = {}
        if self.helped:
            known = {"expected": "refuse" if self.status == "refused" else "answer", "locators": self.locators}
        question = {"id": f"F{number:03}", "role": self.role, "question": self.question, "expected": "answer", **known}
        return json.dumps(question, ensure_ascii=False)


_FEEDBACK = TypeAdapter(Feedback)


def keep(feedback: Feedback, data_dir: Path) -> None:
    """Add a line to `feedback.jsonl` of the data folder."""
    with _WRITING, _file(data_dir).open("a", encoding="utf-8") as file:
        file.write(json.dumps(asdict(feedback), ensure_ascii=False) + "\n")


def kept(data_dir: Path) -> list[Feedback]:
    """All that was kept, oldest first."""
    path = _file(data_dir)
    return [_FEEDBACK.validate_json(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


def _file(data_dir: Path) -> Path:
    return data_dir / "feedback.jsonl"
