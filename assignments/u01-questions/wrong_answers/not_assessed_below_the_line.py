# misconception: Whoever has a code has answered, and stands below the line.
# expects: u01-known 2/3

# task: u01-known
def known_share(answers, yes, no):
    yeses, noes = int((answers == yes).sum()), int((answers == no).sum())
    not_known, written = len(answers) - yeses - noes, int(answers.notna().sum())
    return {
        "not_known": not_known,
        "percent": 100 * yeses / written if written else None,
        "lowest": 100 * yeses / len(answers),
        "highest": 100 * (yeses + not_known) / len(answers),
    }
