# misconception: Data that research uses are research data.
# expects: u01-sources 1/2

# task: u01-sources
sources = {
    "child_health": ("research", "structured"),
    "area_counts": ("open", "structured"),
    "sleep_study": ("research", "structured"),
    "visit_notes": ("administrative", "unstructured"),
    "drawings": ("research", "unstructured"),
}
