# misconception: The two counts can be compared as they are, however large the piles.
# expects: u08-bits 0/1

# task: u08-bits
def bits(one_child, agree, strangers, agree_too):
    return math.log2(agree / agree_too), math.log2((one_child - agree) / (strangers - agree_too))
