# misconception: There is always a number to look at.
# expects: u03-nhs-usable 2/3

# task: u03-nhs-usable
def is_usable(number):
    return len(number) == 10 and number.isdigit() and fits(number) and len(set(number)) > 1
