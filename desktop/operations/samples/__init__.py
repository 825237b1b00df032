"""The sample register: the ward of the first start, of the tests and of practice."""
