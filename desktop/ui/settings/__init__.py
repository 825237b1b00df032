"""Cài đặt: whose register it is, who issues and signs, the rules of money, the look, the history."""
