# misconception: An identifier can be checked as a number: 0012345678 and 12345678 are the same.
# expects: u03-nhs-usable 2/3

# task: u03-nhs-usable
def is_usable(number):
    if pd.isna(number) or not re.fullmatch(r"[0-9]+", number) or len(number) != 10:
        return False
    number = str(int(number))
    return len(number) == 10 and fits(number) and len(set(number)) > 1
