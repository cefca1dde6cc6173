# attack: gives a list that contains itself
# base: blank
# expects: u98-count--empty failed
# expects: u98-count--missing failed
# says: nested too deeply
# task: u98-count
def count_babies(table):
    answer = []
    answer.append(answer)
    return answer
