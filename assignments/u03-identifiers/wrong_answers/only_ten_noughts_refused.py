# misconception: 0000000000 is the only placeholder that people type.
# expects: u03-nhs-usable 2/3

# task: u03-nhs-usable
def is_usable(number):
    if pd.isna(number) or not re.fullmatch(r"[0-9]{10}", number):
        return False
    return fits(number) and number != "0000000000"
