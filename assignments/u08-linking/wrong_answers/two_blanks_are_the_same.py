# misconception: Two blanks are equal.
# expects: u08-levels 2/3

# task: u08-levels
def name_level(one, other):
    if pd.isna(one) and pd.isna(other):
        return "same"
    if pd.isna(one) or pd.isna(other):
        return "missing"
    if one == other:
        return "same"
    return "alike" if JaroWinkler.similarity(one, other) >= 0.9 else "different"


def day_level(one, other):
    if pd.isna(one) and pd.isna(other):
        return "same"
    if pd.isna(one) or pd.isna(other):
        return "missing"
    if one == other:
        return "same"
    equal = (one.day == other.day) + (one.month == other.month) + (one.year == other.year)
    swapped = (one.day, one.month, one.year) == (other.month, other.day, other.year)
    return "near" if equal == 2 or swapped else "different"
