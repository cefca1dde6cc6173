"""How fast marking is, side by side with stock nbgrader and with the floor, in one run."""
