"""The shared widgets: one file each; a page imports from the file it needs."""
