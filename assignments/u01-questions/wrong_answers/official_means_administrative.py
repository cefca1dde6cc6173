# misconception: What an authority publishes is administrative.
# expects: u01-sources 1/2

# task: u01-sources
sources = {
    "child_health": ("administrative", "structured"),
    "area_counts": ("administrative", "structured"),
    "sleep_study": ("research", "structured"),
    "visit_notes": ("administrative", "unstructured"),
    "drawings": ("research", "unstructured"),
}
