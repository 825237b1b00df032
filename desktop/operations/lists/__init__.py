"""The lists of the window: one declaration each of columns, choices and ready views."""
