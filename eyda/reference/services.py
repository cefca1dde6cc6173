"""Which service keeps which table: the data dictionary has a page for each service."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from synthetic_data.schema import Table


@dataclass(frozen=True)
class Service:
    """One service, the system it works with, and how the names of its tables begin."""

    slug: str
    title: str
    keeper: str
    """Who types what these tables hold, and into what."""
    tables: tuple[str, ...]

    @property
    def page(self) -> str:
        """The page of its tables, seen from the folder of reference pages."""
        return f"tables/{self.slug}"


REST = Service(
    "places",
    "Places, partners and rules",
    "The authority's own data team keeps these lists, mostly from what others publish.",
    (),
)
"""Where a table stands that no other service claims."""
SERVICES = (
    Service(
        "child-health",
        "Child health",
        "The NHS keeps these: a child health information system for the whole county, in which "
        "midwives enter births and health visitors their reviews.",
        ("births", "health_", "antenatal_"),
    ),
    Service(
        "family-hubs",
        "Family hubs",
        "Workers at the front desk of each hub type these in from paper forms and sign-in sheets.",
        ("hub_",),
    ),
    Service(
        "childcare",
        "Childcare",
        "Nurseries, playgroups and childminders send these to the authority; Ofsted keeps the "
        "register of who they are.",
        ("early_years_census", "funding_", "ofsted"),
    ),
    Service(
        "early-help",
        "Early help",
        "The authority's early help team keeps these in a case system of its own.",
        ("early_help", "referral_"),
    ),
    Service(
        "social-care",
        "Social care",
        "Social workers enter these in the children's case system, from which the children in need "
        "census goes to the Department for Education once a year.",
        ("cin_",),
    ),
    Service(
        "special-needs",
        "Special educational needs",
        "The authority's special needs team keeps these, and makes its yearly return from them.",
        ("sen",),
    ),
    Service(
        "schools",
        "Schools",
        "School offices keep these in their own systems and send them in as returns.",
        ("reception", "eyfsp"),
    ),
    REST,
)


def keeper_of(table: str) -> Service:
    """The service that keeps a table, by the longest beginning of its name that fits."""
    fits = [
        (len(start), service)
        for service in SERVICES
        for start in service.tables
        if table.startswith(start)
    ]
    return max(fits, key=lambda fit: fit[0])[1] if fits else REST


def by_service(tables: Iterable[Table]) -> dict[Service, list[Table]]:
    """The tables of each service that has any, services in their order."""
    found: dict[Service, list[Table]] = {service: [] for service in SERVICES}
    for table in tables:
        found[keeper_of(table.name)].append(table)
    return {service: kept for service, kept in found.items() if kept}
