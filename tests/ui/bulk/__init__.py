"""The panel of bulk changes."""
