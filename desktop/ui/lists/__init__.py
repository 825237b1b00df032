"""What the lists of every page share: their view, their columns, their ways in and out."""
