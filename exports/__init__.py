"""What leaves the office: plain data in, a file out. Knows neither Qt nor SQLite nor the program."""
