"""Speed against the best of each field, measured side by side; not part of the ordinary tests."""
