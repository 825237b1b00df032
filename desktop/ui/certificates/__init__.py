"""The task page “In giấy khen”."""
