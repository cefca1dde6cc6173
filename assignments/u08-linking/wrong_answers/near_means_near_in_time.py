# misconception: Two dates are near when few days lie between them.
# expects: u08-levels 2/3

# task: u08-levels
def name_level(one, other):
    if pd.isna(one) or pd.isna(other):
        return "missing"
    if one == other:
        return "same"
    return "alike" if JaroWinkler.similarity(one, other) >= 0.9 else "different"


def day_level(one, other):
    if pd.isna(one) or pd.isna(other):
        return "missing"
    if one == other:
        return "same"
    equal = (one.day == other.day) + (one.month == other.month) + (one.year == other.year)
    swapped = (one.day, one.month, one.year) == (other.month, other.day, other.year)
    return "near" if abs((one - other).days) <= 31 else "different"
