# misconception: The check digit finds numbers of the wrong length by itself.
# expects: u03-nhs-usable 2/3

# task: u03-nhs-usable
def is_usable(number):
    if pd.isna(number) or number == "" or not number.isdigit():
        return False
    return fits(number) and len(set(number)) > 1
