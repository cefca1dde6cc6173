# misconception: A child who has died or left is that, in whichever quarter it would have counted.
# expects: u06-standing 3/4

# task: u06-standing
def standings(children, first, last):
    words = []
    for child in children.itertuples():
        if child.died <= last:
            words.append("died")
        elif child.moved_out <= last:
            words.append("moved out")
        elif child.reached < first:
            words.append("earlier quarter")
        elif child.reached > last:
            words.append("not yet due")
        elif child.moved_in > child.deadline:
            words.append("moved in late")
        else:
            words.append("counted")
    return words
