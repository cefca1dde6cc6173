# attack: an error whose text would rewrite the tutor's terminal
# base: blank
# expects: u98-count--empty crashed
# expects: u98-count--missing crashed
# task: u98-count
def count_babies(table):
    raise ValueError('\x1b[2J\x1b]0;owned\x07<script>alert(1)</script>')
