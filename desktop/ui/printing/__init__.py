"""Printing, for every page: the pages of a PDF, and the printers of this PC."""
