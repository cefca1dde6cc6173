# misconception: A result of 11 has no digit either, so those stems are not used.
# expects: u03-nhs-check 2/3

# task: u03-nhs-check
def nhs_check_digit(stem):
    total = sum(int(digit) * weight for digit, weight in zip(stem, range(10, 1, -1)))
    check = 11 - total % 11
    return None if check > 9 else check
