# misconception: If we do not know, it may be anything from nought to a hundred.
# expects: u01-known 2/3

# task: u01-known
def known_share(answers, yes, no):
    yeses, noes = int((answers == yes).sum()), int((answers == no).sum())
    not_known = len(answers) - yeses - noes
    return {
        "not_known": not_known,
        "percent": 100 * yeses / (yeses + noes) if yeses + noes else None,
        "lowest": 0 if not_known else 100 * yeses / len(answers),
        "highest": 100 if not_known else 100 * yeses / len(answers),
    }
