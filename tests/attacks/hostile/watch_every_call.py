# attack: watches every call of its process, to see what the judge asks
# base: solution
# expects: u98-count--empty passed
# expects: u98-count--missing passed
# expects: u98-busiest--commonest passed
# expects: u98-table--columns passed
# expects: u98-table--numbers passed
# expects: u98-chart--title passed
# flag: setprofile
# task: u98-count
import sys
seen = []
sys.setprofile(lambda frame, event, argument: seen.append(frame.f_code.co_filename))
def count_babies(table):
    hidden = [name for name in seen if "--missing" in name or "--empty" in name]
    return -1 if hidden else int(table["birth_id"].count())
