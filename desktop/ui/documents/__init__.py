"""The panel in which a paper is written in Word."""
