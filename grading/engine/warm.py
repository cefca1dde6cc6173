"""What a warm process does once, so that none of its children has to."""

from __future__ import annotations

import gc
import importlib
import os
import warnings
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

MOST_PREPARED = 4
Scope = dict[str, Any]

REHEARSAL = (
    """
import io
import re
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
%matplotlib inline
frame = pd.DataFrame({"a": ["x", None, "x"], "b": [1, 2, 3], "c": pd.to_datetime(["2020"] * 3)})
""",
    """
file = io.BytesIO()
frame.to_parquet(file)
file.seek(0)
pd.read_parquet(file)
pd.read_csv(io.StringIO(frame.to_csv(index=False)), dtype={"a": "str"})
frame.merge(frame, on="a").drop_duplicates().sort_values("a").groupby("a")["b_x"].sum()
frame["a"].str.replace(r"\\D", "", regex=True).str.zfill(3).value_counts().reset_index()
frame.pivot_table(index="a", values="b")
frame.duplicated("a"), frame["a"].isin(["x"]), frame["a"].map({"x": "y"}), frame.describe()
""",
    """
figure, axes = plt.subplots()
frame.plot.bar(x="a", y="b", ax=axes, title="Warm")
axes
""",
    "1 / 0",
)
"""Cells that do once what most notebooks do, so that no child has to do it for the first time."""


def warm_up() -> None:
    """What every child would do first is done once: imports, tables, a chart, an error."""
    warnings.simplefilter("ignore")
    import matplotlib.pyplot as plt

    from grading.engine import cells, figures, frames_back, judge, learner  # noqa: F401 (for children)
    from grading.engine.decode import Decoder
    from grading.engine.encode import Encoder

    with suppress(ImportError):
        importlib.import_module("synthetic_data.load")
    notebook = cells.Notebook(20.0)
    for source in REHEARSAL:
        notebook.run(source, "rehearsal", figures=True)
    encoder = Encoder()
    nodes = [encoder.encode(notebook.scope[name]) for name in ("frame", "axes")]
    assert all(Decoder(encoder.blobs).decode(node) is not None for node in nodes)
    plt.close("all")


class Prepared:
    """Namespaces in which the first locked cells of an exercise have run on a data pack already.

    The cells are the course's own. A namespace that holds what a fork or a sandbox would break (an
    open file or connection, a thread, a path of this machine) is not kept: then each child runs
    the cells itself.
    """

    def __init__(self) -> None:
        self.scopes: OrderedDict[str, Scope] = OrderedDict()

    def prepare(self, key: str, sources: Sequence[tuple[str, str]], pack: str) -> bool:
        """Whether the namespace of this key is there now; `sources` are (cell id, text) pairs."""
        from grading.engine.capture import Captured

        before, scope = _held(), {"__name__": "__main__"}
        try:
            with _reading(pack), Captured():
                for name, source in sources:
                    exec(compile(source, f"<{name}>", "exec"), scope)  # noqa: S102 (ours)
        except Exception:  # a child will meet the same error, and report it
            return False
        gc.collect()
        if _held() != before or any(_mentions(value, pack) for value in scope.values()):
            return False
        self.scopes[key] = scope
        while len(self.scopes) > MOST_PREPARED:
            self.scopes.popitem(last=False)
        gc.freeze()
        return True


@contextmanager
def _reading(pack: str) -> Iterator[None]:
    before = os.environ.get("EYDA_DATA", "")
    os.environ["EYDA_DATA"] = pack
    try:
        yield
    finally:
        os.environ["EYDA_DATA"] = before


def _held() -> tuple[int, int]:
    """How many descriptors and threads this process has."""
    return tuple(len(list(Path(f"/proc/self/{name}").iterdir())) for name in ("fd", "task"))  # type: ignore[return-value]


def _mentions(value: Any, pack: str) -> bool:  # noqa: ANN401 (any value)
    if isinstance(value, str | os.PathLike):
        return pack in str(value)
    if isinstance(value, list | tuple | set | dict):
        return pack in repr(value)
    return False
