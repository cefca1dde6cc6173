# misconception: Open means that we can see it.
# expects: u01-sources 1/2

# task: u01-sources
sources = {
    "child_health": ("administrative", "structured"),
    "area_counts": ("open", "structured"),
    "sleep_study": ("research", "structured"),
    "visit_notes": ("open", "unstructured"),
    "drawings": ("research", "unstructured"),
}
