# misconception: A number with few different digits must be made up.
# expects: u03-nhs-usable 2/3

# task: u03-nhs-usable
def is_usable(number):
    if pd.isna(number) or not re.fullmatch(r"[0-9]{10}", number):
        return False
    return fits(number) and len(set(number)) > 2
