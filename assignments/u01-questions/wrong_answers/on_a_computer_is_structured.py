# misconception: What is typed into a computer is structured.
# expects: u01-sources 1/2

# task: u01-sources
sources = {
    "child_health": ("administrative", "structured"),
    "area_counts": ("open", "structured"),
    "sleep_study": ("research", "structured"),
    "visit_notes": ("administrative", "structured"),
    "drawings": ("research", "structured"),
}
