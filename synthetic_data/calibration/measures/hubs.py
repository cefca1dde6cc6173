"""Family hubs: how many forms carry an NHS number."""
# ruff: noqa: D103 (what a measure measures is said by its target's label and `where`)

from __future__ import annotations

from synthetic_data.calibration.pack import Pack
from synthetic_data.calibration.tally import Tally, share

NEEDS = ("hub_registrations",)


def number_present(pack: Pack) -> Tally:
    return share(pack.table("hub_registrations")["nhs_number"].notna())


MEASURES = {"hub-nhs-number-present": number_present}
