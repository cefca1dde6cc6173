# misconception: The hash of Okafor is that of okafor.
# expects: u09-reverse 0/2

# task: u09-reverse
def reverse(hashes, surnames, days):
    turned = {}
    for surname in surnames:
        for day in days:
            text = f"{surname}|{day:%Y-%m-%d}"
            made = hashlib.sha256(text.encode()).hexdigest()
            if made in hashes:
                turned[made] = text
    return turned
