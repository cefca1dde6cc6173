# attack: calls itself without end and without a limit
# base: blank
# flag: setrecursionlimit
# task: u98-count
import sys
sys.setrecursionlimit(10**9)
def count_babies(table):
    return [count_babies(table)]
