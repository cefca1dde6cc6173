"""`{quiz}`: one question, its answers, and why each is right or wrong.

Without a script the reader opens the answers below the question. With `quiz.js` a button checks
the answer chosen and says why, in a status region that screen readers announce.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from docutils import nodes
from html_element import element, html_element
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

OPTION = re.compile(r"^- \[(?P<sign>[ xX])\]\s+(?P<text>.*)$")
FORM = "write `question: ...`, then lines `- [ ] answer :: why not` and one `- [x] answer :: why`"


@dataclass(frozen=True)
class Option:
    """One answer, whether it is right, and why."""

    text: str
    right: bool
    why: str


@dataclass(frozen=True)
class Question:
    """A question with its answers."""

    text: str
    options: tuple[Option, ...]


def parse(lines: list[str]) -> Question:
    """The question that the lines hold; ValueError says what is wrong with them."""
    parts: list[tuple[str, list[str]]] = [("question", [])]
    for line in lines:
        found = OPTION.match(line)
        if found:
            parts.append((found["sign"].lower(), [found["text"]]))
        elif line.strip():
            parts[-1][1].append(line.strip())
    text = " ".join(parts[0][1])
    if not text.startswith("question:"):
        raise ValueError(f"a quiz starts with its question: {FORM}")
    options = tuple(_option(sign, " ".join(words)) for sign, words in parts[1:])
    if len(options) < 2 or sum(option.right for option in options) != 1:
        raise ValueError(f"a quiz has two answers or more, exactly one of them right: {FORM}")
    return Question(text.removeprefix("question:").strip(), options)


def _option(sign: str, text: str) -> Option:
    answer, found, why = text.partition("::")
    if not found or not why.strip():
        raise ValueError(f"the answer {answer.strip()!r} does not say why: {FORM}")
    return Option(answer.strip(), sign == "x", why.strip())


def opened(text: str) -> str:
    """The text with a quotation mark at its start that opens.

    Left alone, the mark would be turned by what stands before it on the page, and close.
    """
    return f"“{text[1:]}" if text.startswith('"') else text


class Quiz(SphinxDirective):
    """The directive."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """The question as a form, and its answers for readers without a script."""
        try:
            question = parse(list(self.content))
        except ValueError as fault:
            raise self.error(str(fault)) from None
        number = self.env.new_serialno("quiz") + 1
        name = f"quiz-{number}"
        return [
            element(
                "div",
                self._choices(question, number, name),
                element("div", role="status", class_="quiz-feedback"),
                self._answers(question, number),
                class_="quiz",
                id=name,
            )
        ]

    def _choices(self, question: Question, number: int, name: str) -> html_element:
        label = element("span", f"Question {number}", class_="quiz-number")
        fieldset = element("fieldset", element("legend", label, *self._inline(question.text)))
        for place, option in enumerate(question.options):
            key = f"{name}-{place}"
            radio = element("input", type="radio", name=name, id=key, value=str(place))
            text = element("label", *self._inline(option.text), for_=key)
            fieldset += element("div", radio, text, class_="quiz-option")
        fieldset += element("button", "Check my answer", type="button", hidden=True)
        return fieldset

    def _answers(self, question: Question, number: int) -> html_element:
        items = element("ul")
        for option in question.options:
            verdict = "Right" if option.right else "Wrong"
            why = element("span", *self._inline(option.why), class_="quiz-why")
            items += element(
                "li",
                element("strong", f"{verdict}: "),
                *self._inline(option.text),
                element("br"),
                why,
                **{"data-right": "yes" if option.right else "no"},
            )
        summary = element("summary", f"Answers to question {number}")
        return element("details", summary, items, class_="quiz-answers")

    def _inline(self, text: str) -> list[nodes.Node]:
        found, messages = self.state.inline_text(opened(text), self.lineno)
        return [*found, *messages]


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive."""
    app.setup_extension("html_element")
    app.add_directive("quiz", Quiz)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
