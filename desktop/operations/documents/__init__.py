"""Papers written in Word: what each says, from which template, into which file."""
