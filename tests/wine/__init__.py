"""The installer tried under Wine; an own command, not part of the tests' run."""
