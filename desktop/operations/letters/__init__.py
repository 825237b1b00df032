"""The mail that goes upward: written as a draft, handed to the mail program of this PC, never sent."""
