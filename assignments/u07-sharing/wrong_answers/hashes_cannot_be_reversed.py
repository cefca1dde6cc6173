# misconception: A hash is anonymous, so nothing comes back.
# expects: u07-codes 1/2

# task: u07-codes
def reversed_codes(codes, numbers):
    return {}


def keyed_code(number, key):
    return hmac.new(key.encode(), number.encode(), hashlib.sha256).hexdigest()
