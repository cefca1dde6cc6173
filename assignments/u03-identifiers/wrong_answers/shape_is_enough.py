# misconception: Ten digits make a valid NHS number.
# expects: u03-nhs-usable 2/3

# task: u03-nhs-usable
def is_usable(number):
    if pd.isna(number):
        return False
    return re.fullmatch(r"[0-9]{10}", number) is not None and len(set(number)) > 1
