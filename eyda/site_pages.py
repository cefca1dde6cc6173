"""The book's generated reference pages, made from the program's declarations and the class pack."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from eyda.reference import calibrated, dictionary, mistakes, truth
from eyda.reference.markdown import put
from synthetic_data.calibration import kept
from synthetic_data.catalogue import everything
from synthetic_data.scenario_file import load_scenario


def write(folder: Path, pack: Path) -> None:
    """The generated pages stand in `folder`, touched only when their text has changed."""
    run = kept.read()
    for name, text in pages(pack, run).items():
        put(folder / f"{name}.md", text)
    calibrated.write_figure(folder, run)


def pages(pack: Path, run: kept.Run) -> Mapping[str, str]:
    """Every generated page by its name: `data-dictionary`, `tables/schools` and so on."""
    manifest = json.loads((pack / "manifest.json").read_text(encoding="utf-8"))
    known = everything()
    systems = [system for system in known.systems if system.table.name in manifest["tables"]]
    scenario = load_scenario(manifest["scenario"]["name"])
    return {
        **dictionary.pages([system.table for system in systems], manifest, pack),
        "errors": mistakes.text(systems, known.errors, scenario),
        "truth": truth.text(systems, manifest, pack),
        "calibration": calibrated.text(run),
    }
