# attack: types in what is right for its own data
# base: blank
# expects: u98-busiest--commonest failed
# flag: looks typed in
# task: u98-busiest
busiest = 'Team a'
