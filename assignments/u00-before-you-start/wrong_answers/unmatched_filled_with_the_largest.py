# misconception: A blank is best filled with what comes most often.
# expects: u00-lookup 3/4

# task: u00-lookup
def with_team(forms, lookup):
    joined = forms.merge(lookup.drop_duplicates(), on="hub", how="left")
    return joined.assign(hv_team=joined["hv_team"].fillna(lookup["hv_team"].iloc[0]))


heard = with_team(hub[hub["dob"].dt.year == 2025], places)["hv_team"].value_counts()
