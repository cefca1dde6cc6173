# attack: changes the given table for all later cells
# base: blank
# expects: u98-busiest--commonest failed
# task: u98-busiest
births['hv_team'] = 'Mine'
busiest = 'Mine'
