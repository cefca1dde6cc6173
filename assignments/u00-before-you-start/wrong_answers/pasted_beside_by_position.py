# misconception: Two tables can be pasted side by side without looking up.
# expects: u00-lookup 1/4

# task: u00-lookup
def with_team(forms, lookup):
    return forms.assign(hv_team=lookup["hv_team"])


heard = with_team(hub[hub["dob"].dt.year == 2025], places)["hv_team"].value_counts()
