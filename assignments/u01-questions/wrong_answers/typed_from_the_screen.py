# misconception: An answer that was right once can be typed in.
# expects: u01-take-up 0/2

# task: u01-take-up
take_up = {"with_a_place": 1510, "living_here": 2390, "percent": 54.5}
