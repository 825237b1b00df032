"""Tests of what leaves the office."""
