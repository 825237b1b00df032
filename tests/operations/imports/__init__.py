"""Lists taken into the register."""
