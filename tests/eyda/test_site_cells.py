"""Pages are run side by side, once each, and a page that fails is left to the build."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from jupyter_cache import get_cache

from eyda import site_cells
from eyda.site_places import Places

ROOT = Path(__file__).parents[2]
PAGE = """\
---
file_format: mystnb
kernelspec: {{name: python3}}
---
# A page

```{{code-cell}} python3
{code}
```
"""
SLOW = """\
import json, os, pathlib, time
began = time.time()
time.sleep(2)
pathlib.Path(os.environ["TIMES"], "{name}.json").write_text(json.dumps([began, time.time()]))
print("{name} has run")"""


@pytest.fixture
def places(tmp_path: Path) -> Places:
    book = tmp_path / "book"
    (book / "deep").mkdir(parents=True)
    shutil.copy(ROOT / "_config.yml", tmp_path)
    (book / "_toc.yml").write_text(
        "format: jb-book\nroot: index\nparts:\n- chapters:\n"
        "  - file: deep/one\n    sections:\n    - file: deep/two\n  - file: bad\n"
    )
    (book / "index.md").write_text("# No cells here\n")
    for name in ("one", "two", "unlisted"):
        page = PAGE.format(code=SLOW.format(name=name))
        (book / "deep" / f"{name}.md").write_text(page)
    (book / "bad.md").write_text(PAGE.format(code="1 / 0"))
    return Places(tmp_path)


@pytest.mark.slow
def test_pages_run_side_by_side_and_only_once(places: Places, tmp_path: Path) -> None:
    times, cache = tmp_path / "times", tmp_path / "cache"
    times.mkdir()
    assert site_cells.run(places, cache, {"TIMES": str(times)}, jobs=2) == 3
    spans = {path.stem: json.loads(path.read_text()) for path in times.iterdir()}
    assert sorted(spans) == ["one", "two"]
    assert max(begun for begun, _ in spans.values()) < min(ended for _, ended in spans.values())
    kept = [record.uri for record in get_cache(str(cache)).list_cache_records()]
    assert sorted(Path(uri).stem for uri in kept) == ["one", "two"]
    shutil.rmtree(times)
    times.mkdir()
    assert site_cells.run(places, cache, {"TIMES": str(times)}, jobs=2) == 1  # the one that fails
    assert list(times.iterdir()) == []
