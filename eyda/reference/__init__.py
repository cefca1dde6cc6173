"""The reference pages of the book, each generated from what the program itself declares."""
