"""A superior's own form: opened, its cells told apart by their labels, filled with figures, kept."""
