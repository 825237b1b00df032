"""`sovang --self-check REPORT`: does everything that this program leans on work on this PC?

The installer's test runs it, and so can an office whose PC behaves oddly. Each check does the real
thing in a temporary folder; nothing of the user's is opened.
"""
