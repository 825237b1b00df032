"""What things are: dataclasses, rules and checks. Standard library only."""
