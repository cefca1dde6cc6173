"""Outputs of a learner's cells as they may be shown: plain text and PNG, and not too much."""

from __future__ import annotations

import base64
import binascii
from typing import Any

LONGEST_TEXT = 21_000
MOST_OUTPUTS = 20
PNG = b"\x89PNG\r\n\x1a\n"
LARGEST_PNG = 400_000


def cleaned(outputs: Any) -> list[dict[str, Any]]:  # noqa: ANN401 (a learner's process said this)
    """Those outputs that are what they claim to be, each rebuilt; nothing of another kind."""
    if not isinstance(outputs, list):
        return []
    found = [_output(output) for output in outputs[:MOST_OUTPUTS] if isinstance(output, dict)]
    return [output for output in found if output]


def _output(output: dict[str, Any]) -> dict[str, Any] | None:
    kind = output.get("output_type")
    if kind == "stream":
        name = "stderr" if output.get("name") == "stderr" else "stdout"
        return {"output_type": "stream", "name": name, "text": plain_text(output.get("text"))}
    if kind == "error":
        lines = output.get("traceback")
        return {
            "output_type": "error",
            "ename": plain_text(output.get("ename"))[:100],
            "evalue": plain_text(output.get("evalue"))[:2000],
            "traceback": [plain_text(line)[:300] for line in lines[:20]]
            if isinstance(lines, list)
            else [],
        }
    if kind in ("execute_result", "display_data"):
        data = _data(output.get("data"))
        made: dict[str, Any] = {"output_type": kind, "metadata": {}, "data": data}
        if kind == "execute_result":
            made["execution_count"] = None
        return made if data else None
    return None


def _data(data: Any) -> dict[str, str]:  # noqa: ANN401 (a learner's process said this)
    if not isinstance(data, dict):
        return {}
    made = {}
    if "text/plain" in data:
        made["text/plain"] = plain_text(data["text/plain"])
    if _is_png(data.get("image/png")):
        made["image/png"] = data["image/png"]
    return made


def _is_png(text: Any) -> bool:  # noqa: ANN401 (a learner's process said this)
    if not isinstance(text, str) or len(text) > 1.4 * LARGEST_PNG:
        return False
    try:
        return base64.b64decode(text, validate=True).startswith(PNG)
    except (binascii.Error, ValueError):
        return False


def plain_text(value: Any) -> str:  # noqa: ANN401 (a learner's process said this)
    """The text without what cannot be written as UTF-8, nor control characters of a terminal."""
    if not isinstance(value, str):
        return ""
    plain = value[:LONGEST_TEXT].encode("utf-8", "replace").decode("utf-8")
    return "".join(c for c in plain if c in "\n\t" or c.isprintable() or ord(c) > 159)
