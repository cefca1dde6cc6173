# misconception: Each pupil must have a birth, so the nearest will do.
# expects: u08-link 1/3

# task: u08-link
found = []
left, right = born, pupils
for columns in (["forename", "surname", "dob"], ["forename", "dob"], ["surname", "dob"], ["dob", "sex"], ["dob"],
                ["forename", "surname"], ["surname"], ["forename"]):
    one = left.dropna(subset=columns).drop_duplicates(columns)
    other = right.dropna(subset=columns).drop_duplicates(columns)
    both = one.merge(other, on=columns, suffixes=("_left", "_right"))
    left = left[~left["id"].isin(both["id_left"])]
    right = right[~right["id"].isin(both["id_right"])]
    found.append(both[["id_left", "id_right"]])
school_links = pd.concat(found).set_axis(["left", "right"], axis=1)
