# misconception: What is not known is not at the level.
# expects: u06-five 2/3

# task: u06-five
def all_five(reviews, cut_offs):
    answers = []
    for form, scores in zip(reviews["asq_form"], reviews[DOMAINS].to_numpy()):
        if form not in cut_offs.index or not all(0 <= score <= 60 for score in scores):
            answers.append(False)
        else:
            answers.append(bool((scores >= cut_offs.loc[form, DOMAINS]).all()))
    return answers
