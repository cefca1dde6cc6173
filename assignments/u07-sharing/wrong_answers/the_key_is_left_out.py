# misconception: A hash is secret enough without a key.
# expects: u07-codes 1/2

# task: u07-codes
def reversed_codes(codes, numbers):
    wanted = set(codes)
    return {code(number): number for number in numbers if code(number) in wanted}


def keyed_code(number, key):
    return code(number)
