"""Registers that earlier versions of the program wrote, and what must stand in them after the upgrade."""
