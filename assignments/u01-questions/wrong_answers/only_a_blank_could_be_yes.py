# misconception: A code that is not yes cannot turn out to be a yes.
# expects: u01-known 2/3

# task: u01-known
def known_share(answers, yes, no):
    yeses, noes = int((answers == yes).sum()), int((answers == no).sum())
    return {
        "not_known": len(answers) - yeses - noes,
        "percent": 100 * yeses / (yeses + noes) if yeses + noes else None,
        "lowest": 100 * yeses / len(answers),
        "highest": 100 * (yeses + int(answers.isna().sum())) / len(answers),
    }
