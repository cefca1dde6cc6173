# misconception: The denominator is everyone born, whoever has left since.
# expects: u06-standing 2/4

# task: u06-standing
def standings(children, first, last):
    words = []
    for child in children.itertuples():
        if child.reached < first:
            words.append("earlier quarter")
        elif child.reached > last:
            words.append("not yet due")
        elif child.died <= last:
            words.append("died")
        elif False:
            words.append("moved out")
        elif child.moved_in > child.deadline:
            words.append("moved in late")
        else:
            words.append("counted")
    return words
