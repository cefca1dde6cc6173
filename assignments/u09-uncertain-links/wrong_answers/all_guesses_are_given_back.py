# misconception: Every guess is an answer.
# expects: u09-reverse 0/2

# task: u09-reverse
def reverse(hashes, surnames, days):
    texts = [f"{surname.lower()}|{day:%Y-%m-%d}" for surname in surnames for day in days]
    return {hashlib.sha256(text.encode()).hexdigest(): text for text in texts}
