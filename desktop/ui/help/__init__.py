"""The help: chapters of resources/help, shown beside the field that the user asks about."""
