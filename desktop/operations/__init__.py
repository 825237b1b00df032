"""What the user can do: one small function per deed. No Qt, no SQL."""
