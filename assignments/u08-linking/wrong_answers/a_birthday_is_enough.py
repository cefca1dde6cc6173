# misconception: Whoever was born on the day and is not taken yet will do.
# expects: u08-link 0/3

# task: u08-link
count = born.assign(turn=born.groupby("dob").cumcount())
other = pupils.assign(turn=pupils.groupby("dob").cumcount())
both = count.merge(other, on=["dob", "turn"], suffixes=("_left", "_right"))
school_links = both[["id_left", "id_right"]].set_axis(["left", "right"], axis=1)
