# misconception: The weights are the places of the digits, 1 to 9 from the left.
# expects: u03-nhs-check 1/3

# task: u03-nhs-check
def nhs_check_digit(stem):
    total = sum(int(digit) * weight for weight, digit in enumerate(stem, start=1))
    check = (11 - total % 11) % 11
    return None if check == 10 else check
