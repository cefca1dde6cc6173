# attack: empties the tables that checks pass in
# base: blank
# expects: u98-count--empty passed
# expects: u98-count--missing failed
# task: u98-count
def count_babies(table):
    answer = int(table['birth_id'].count())
    table.drop(table.index, inplace=True)
    return answer
