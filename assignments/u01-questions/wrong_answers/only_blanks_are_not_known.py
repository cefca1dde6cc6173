# misconception: Whatever is written in a box is an answer.
# expects: u01-known 2/3

# task: u01-known
def known_share(answers, yes, no):
    yeses, noes = int((answers == yes).sum()), int((answers == no).sum())
    not_known = int(answers.isna().sum())
    return {
        "not_known": not_known,
        "percent": 100 * yeses / (yeses + noes) if yeses + noes else None,
        "lowest": 100 * yeses / len(answers),
        "highest": 100 * (yeses + not_known) / len(answers),
    }
