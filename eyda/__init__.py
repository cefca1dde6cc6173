"""The front door: one `eyda` command over the data, the marking and the book."""
