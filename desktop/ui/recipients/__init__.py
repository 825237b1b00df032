"""Tập thể, cá nhân: every card with all that happened to it, and the rosters of the teams."""
