"""Vietnamese text: the one place that normalises, folds, sorts, and reads dates and amounts."""
