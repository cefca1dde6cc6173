"""The register of data flows: who shares what with whom, on what basis. Some entries are faulty."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from synthetic_data.population import Truth
from synthetic_data.reference import toml
from synthetic_data.scenario import Knob
from synthetic_data.schema import Column, Kind, Table
from synthetic_data.systems import codes
from synthetic_data.systems.contract import NOBODY, Event, Office, Records, System
from synthetic_data.text import TEXT, numbered

STATUS = {"Active": "in use", "Ended": "no longer in use"}
TABLE = Table(
    "sharing_register",
    "Sharing register",
    "One row for each regular flow of data between services, as an information governance officer "
    "keeps it. All flows are invented, some entries are faulty, and none of it is legal advice.",
    (
        Column("flow_id", Kind.RECORD_ID, "Number of the flow", ours=True),
        Column("from_service", Kind.TEXT, "Who sends", ours=True),
        Column("to_service", Kind.TEXT, "Who receives", ours=True),
        Column("purpose", Kind.TEXT, "What for", ours=True),
        Column(
            "identifiable",
            Kind.FLAG,
            "Whether people can be identified, keyed codes included",
            codes=codes.YES_NO,
            ours=True,
        ),
        Column(
            "special_category",
            Kind.FLAG,
            "Whether it holds special category data, such as health or ethnicity",
            codes=codes.YES_NO,
            ours=True,
        ),
        Column("basis_art6", Kind.TEXT, "Lawful basis, UK GDPR Article 6", ours=True),
        Column(
            "condition_art9",
            Kind.TEXT,
            "Condition for special category data, UK GDPR Article 9",
            optional=True,
            ours=True,
        ),
        Column(
            "statute", Kind.TEXT, "The law that asks for it or allows it", optional=True, ours=True
        ),
        Column(
            "dpia_ref",
            Kind.TEXT,
            "Number of the data protection impact assessment",
            optional=True,
            ours=True,
        ),
        Column(
            "dsa_expiry",
            Kind.DATE,
            "Day on which the sharing agreement ends; blank where there is none",
            optional=True,
            ours=True,
        ),
        Column("min_fields", Kind.TEXT, "Fields that are shared", ours=True),
        Column("retention", Kind.TEXT, "How long the receiver keeps them", ours=True),
        Column(
            "privacy_notice_url",
            Kind.TEXT,
            "Where families can read about it",
            optional=True,
            ours=True,
        ),
        Column("status", Kind.CODE, "Whether data still flow", codes=STATUS, ours=True),
    ),
)
KNOBS = (
    Knob("expired_agreement", 2, "active flows whose agreement has ended", high=5),
    Knob("no_dpia", 2, "flows that need an impact assessment and have none", high=5),
    Knob("consent_as_basis", 2, "flows that claim consent though families cannot refuse", high=5),
    Knob("no_condition", 1, "flows of special category data without a condition", high=5),
    Knob("no_statute", 1, "flows on public task that name no law", high=5),
    Knob("too_many_fields", 1, "flows with more fields than their purpose needs", high=5),
    Knob("no_privacy_notice", 1, "flows that families are not told of", high=5),
)
Flow = Mapping[str, Any]
Row = dict[str, Any]


def _expired(row: Row, flow: Flow, office: Office, luck: float) -> Row:
    gone = office.today - np.timedelta64(20 + int(luck * 380), "D")
    return {"dsa_expiry": gone}


FAULTS: Mapping[str, tuple[str, Callable[[Row, Flow, Office, float], Row]]] = {
    "expired_agreement": ("The agreement has ended and data still flow.", _expired),
    "no_dpia": (
        "Identifiable data flow regularly without an impact assessment.",
        lambda row, flow, office, luck: {"dpia_ref": None},
    ),
    "consent_as_basis": (
        "Consent is claimed for a public task that families cannot really refuse.",
        lambda row, flow, office, luck: {"basis_art6": toml("sharing_flows")["bases"]["a"]},
    ),
    "no_condition": (
        "Special category data flow without a condition of Article 9.",
        lambda row, flow, office, luck: {"condition_art9": None},
    ),
    "no_statute": (
        "Public task is claimed and no law is named.",
        lambda row, flow, office, luck: {"statute": None},
    ),
    "too_many_fields": (
        "More fields flow than the purpose needs.",
        lambda row, flow, office, luck: {"min_fields": flow["excess"]},
    ),
    "no_privacy_notice": (
        "Families are not told.",
        lambda row, flow, office, luck: {"privacy_notice_url": None},
    ),
}
"""Each fault: what is wrong, and the cells that show it."""


def record(truth: Truth, office: Office) -> Records:
    """Every flow of the reference file; a keyed draw decides which are faulty, and how."""
    flows = toml("sharing_flows")["flows"]
    rows = [_sound(flow, number, office) for number, flow in enumerate(flows)]
    events = []
    luck = office.luck("faults", np.arange(len(flows)))
    for number, name in _faulty(flows, office):
        text, spoilt = FAULTS[name]
        rows[number] |= spoilt(rows[number], flows[number], office, float(luck[number]))
        events.append(Event(name, "flow_id", rows[number]["flow_id"], text))
    frame = pd.DataFrame(rows, columns=TABLE.names)
    dates = pd.to_datetime(frame.pop("dsa_expiry")).astype("datetime64[us]")
    frame = frame.astype(TEXT).assign(dsa_expiry=dates)
    return Records(frame[TABLE.names], np.full(len(frame), -1), tuple(events))


def _sound(flow: Flow, number: int, office: Office) -> Row:
    """A flow as it should be in the register."""
    words = toml("sharing_flows")
    identifiable = flow.get("identifiable", True)
    expires = flow.get("expires")
    flow_id = str(numbered("SF", [number + 1], 3).iloc[0])
    return {
        "flow_id": flow_id,
        "from_service": flow["from"],
        "to_service": flow["to"],
        "purpose": flow["purpose"],
        "identifiable": "Y" if identifiable else "N",
        "special_category": "Y" if flow.get("special", False) else "N",
        "basis_art6": words["bases"][flow["basis"]],
        "condition_art9": words["conditions"].get(flow.get("condition")),
        "statute": flow["statute"] or None,
        "dpia_ref": f"DPIA-{flow_id[2:]}" if flow.get("dpia", True) else None,
        "dsa_expiry": None if expires is None else office.today + np.timedelta64(expires, "D"),
        "min_fields": flow["fields"],
        "retention": flow["retention"],
        "privacy_notice_url": f"{words['notice']}{flow_id.lower()}",
        "status": flow.get("status", "Active"),
    }


def _faulty(flows: list[Flow], office: Office) -> list[tuple[int, str]]:
    """The flow and the name of each fault; a flow has one at most.

    Every fault has its own order of all flows, and takes the first that it fits and that are free.
    """
    taken: set[int] = set()
    found: list[tuple[int, str]] = []
    for name in FAULTS:
        order = office.stream(name).permutation(len(flows))
        fits = [n for n in order.tolist() if n not in taken and _fits(flows[n], name)]
        chosen = fits[: int(office.knob(name))]
        taken |= set(chosen)
        found += [(number, name) for number in chosen]
    return sorted(found)


def _fits(flow: Flow, fault: str) -> bool:
    """Whether this fault would be a fault in this flow."""
    if not flow.get("faults", True):
        return False
    if fault == "no_condition":
        return bool(flow.get("special", False))
    return fault != "no_statute" or flow["basis"] == "e"


SYSTEM = System(TABLE, record, KNOBS, NOBODY)
