# attack: a chart that is only a description
# base: blank
# expects: u98-chart--title failed
# task: u98-chart
class Chart:
    patches = [1, 2, 3]
    def get_title(self):
        return "Babies by team"
chart = Chart()
