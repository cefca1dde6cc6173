# misconception: The remainder itself is the check digit; there is nothing to take away from 11.
# expects: u03-nhs-check 1/3

# task: u03-nhs-check
def nhs_check_digit(stem):
    total = sum(int(digit) * weight for digit, weight in zip(stem, range(10, 1, -1)))
    check = total % 11
    return None if check == 10 else check
