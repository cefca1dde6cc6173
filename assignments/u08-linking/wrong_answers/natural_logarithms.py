# misconception: Any logarithm counts doublings.
# expects: u08-bits 0/1

# task: u08-bits
def bits(one_child, agree, strangers, agree_too):
    m, u = agree / one_child, agree_too / strangers
    return math.log(m / u), math.log((1 - m) / (1 - u))
