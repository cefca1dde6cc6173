# misconception: When the check digit works out as 10, it is written as X, as in a book number.
# expects: u03-nhs-check 2/3

# task: u03-nhs-check
def nhs_check_digit(stem):
    total = sum(int(digit) * weight for digit, weight in zip(stem, range(10, 1, -1)))
    check = (11 - total % 11) % 11
    return "X" if check == 10 else check
