"""A submission composed from the release and chosen answers, as an apprentice would hand it in."""

from __future__ import annotations

import json
from collections.abc import Mapping

from grading import regions
from grading.variants import read_variant

__all__ = ["compose", "read_variant"]


def compose(
    release: bytes, answers: Mapping[str, str], written: Mapping[str, str] | None = None
) -> bytes:
    """The released notebook with code put into solution cells and text into written ones.

    `answers` and `written` are keyed by task id; a task in neither stays as released, so that
    `compose(release, {})` is the blank submission. Marker lines of a model solution are left out.
    Raises KeyError with the ids that the release does not have.
    """
    notebook = json.loads(release)
    texts = {task: regions.unmarked(code, regions.SOLUTION) for task, code in answers.items()}
    texts.update(written or {})
    found = set()
    for cell in notebook["cells"]:
        marking = cell["metadata"].get("nbgrader", {})
        task = marking.get("grade_id")
        if marking.get("solution") and task in texts:
            cell["source"] = texts[task].splitlines(keepends=True)
            found.add(task)
    if set(texts) - found:
        raise KeyError(*sorted(set(texts) - found))
    return (json.dumps(notebook, indent=1, ensure_ascii=False) + "\n").encode()
