# misconception: Numbers sort alike as text.
# expects: u00-busiest 0/1

# task: u00-busiest
def busiest(table):
    written = table.assign(forms=table["forms"].astype(str))
    return list(written.sort_values("forms", ascending=False)["hub"])
