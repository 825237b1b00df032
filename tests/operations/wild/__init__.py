"""A wild user: deeds of every kind on a real register, for the state machine that undoes and redoes them."""
