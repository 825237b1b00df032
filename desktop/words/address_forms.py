"""How people are called: offered while typing, never derived from a person's sex."""

ADDRESS_FORMS = (
    "Ông", "Bà", "Đồng chí", "Anh", "Chị", "Cụ", "Bác sĩ", "Linh mục", "Mục sư", "Hòa thượng", "Thượng tọa",
    "Đại đức", "Ni sư", "Thiếu úy", "Trung úy", "Thượng úy", "Đại úy", "Thiếu tá", "Trung tá", "Thượng tá",
    "Đại tá",
)  # fmt: skip
"""What an individual is called on a certificate; any other form may be typed."""

HOUSEHOLD_FORMS = ("Hộ gia đình ông", "Hộ gia đình bà", "Hộ gia đình cụ", "Hộ gia đình ông bà")
"""What a household is called on a certificate."""
