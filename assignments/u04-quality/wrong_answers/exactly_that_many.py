# misconception: The chance of a result is the chance of exactly that result.
# expects: u04-chance 1/2

# task: u04-chance
import numpy as np


def chance(hit, children, rate):
    pretend = np.random.default_rng(1).binomial(children, rate, 20_000)
    return (pretend == hit).mean()
