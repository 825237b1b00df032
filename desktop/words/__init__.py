"""Vietnamese sentences for codes, problems and columns; window and commands say the same."""
