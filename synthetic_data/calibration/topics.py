"""What the targets are about, in the words that a reader sees."""

from __future__ import annotations

TOPICS = {
    "births": "Births",
    "population": "Families and children",
    "areas": "Areas",
    "health_reviews": "Health visitor reviews",
    "hub_registrations": "Family hubs",
    "funding_claims": "Funded childcare",
    "early_years_census": "Early years census",
    "ofsted": "Childcare providers",
    "peer_las": "Peer authorities",
    "early_help": "Early help",
    "cin": "Children in need",
    "sen": "Special needs",
    "reception": "Reception classes",
    "eyfsp": "Development at five",
}


def topic(table: str) -> str:
    """The heading for the targets of a table."""
    return TOPICS.get(table, table.replace("_", " ").capitalize())
