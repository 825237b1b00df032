"""Run by the system's Python: reads a JSON list of texts, writes their `vi` sort keys made by ICU.

Numbers count by value, case does not count.
"""

import json
import sys

import icu

collator = icu.Collator.createInstance(icu.Locale("vi"))
collator.setStrength(icu.Collator.SECONDARY)
collator.setAttribute(icu.UCollAttribute.NUMERIC_COLLATION, icu.UCollAttributeValue.ON)
json.dump([collator.getSortKey(text).hex() for text in json.load(sys.stdin)], sys.stdout)
