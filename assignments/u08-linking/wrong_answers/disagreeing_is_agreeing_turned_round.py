# misconception: To disagree weighs as much as to agree, with a minus.
# expects: u08-bits 0/1

# task: u08-bits
def bits(one_child, agree, strangers, agree_too):
    m, u = agree / one_child, agree_too / strangers
    return math.log2(m / u), -math.log2(m / u)
