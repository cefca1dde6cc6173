# misconception: One child has one name and one birthday everywhere.
# expects: u08-link 1/3

# task: u08-link
both = born.dropna(subset=["forename", "surname", "dob"]).merge(
    pupils, on=["forename", "surname", "dob"], suffixes=("_left", "_right"))
both = both.drop_duplicates("id_left").drop_duplicates("id_right")
school_links = both[["id_left", "id_right"]].set_axis(["left", "right"], axis=1)
