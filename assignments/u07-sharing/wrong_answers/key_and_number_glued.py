# misconception: To put the key before the number is the same as HMAC.
# expects: u07-codes 1/2

# task: u07-codes
def reversed_codes(codes, numbers):
    wanted = set(codes)
    return {code(number): number for number in numbers if code(number) in wanted}


def keyed_code(number, key):
    return code(key + number)
