"""What a Vietnamese syllable may be: onset, rime and tone; and where its tone mark stands."""

import unicodedata
from functools import lru_cache

from desktop.records.text.fold import fold
from desktop.records.text.tones import TONE_MARKS, split_tones


def _bare(letters: str) -> str:
    """Letters without their marks."""
    parted = unicodedata.normalize("NFD", letters)
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


_ONSETS = ("ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", *"bcdđghklmnprstvx", "")
_RIMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu "
    "i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu y yêm yên yêng yêt yêu "
    "o oc oi om on ong op ot ooc oong oa oac oach oai oam oan oang oanh oao oap oat oay "
    "oăc oăm oăn oăng oăt oe oem oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "u ua uc ui um un ung up ut uâ uân uâng uât uây uê uêch uênh uơ uy uya uych uyn uynh uyp uyt uyu "
    "uyên uyêt uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu"
)
# The letter u of "qu" and i of "gi" stand for a part of these rimes.
_EXTRA_RIMES = {"qu": " ych yn ynh yp yt", "gi": " êc êng"}
_RIMES_AFTER = {onset: frozenset((_RIMES + _EXTRA_RIMES.get(onset, "")).split()) for onset in _ONSETS}
_BEGINNINGS_AFTER = {
    onset: frozenset(rime[:length] for rime in rimes for length in range(len(rime) + 1))
    for onset, rimes in _RIMES_AFTER.items()
}
_BARE_RIMES_AFTER = {
    onset.replace("đ", "d"): frozenset(_bare(rime) for rime in _RIMES_AFTER[onset]) for onset in _ONSETS
}
_FRONT, _BACK = "ieêy", "aăâoôơuư"
_NEVER_BEFORE = {"k": _BACK, "gh": _BACK, "ngh": _BACK, "c": _FRONT, "ng": _FRONT, "qu": "oưu", "gi": "iy"}
_STOP_CODAS = ("c", "ch", "p", "t")
_STOP_TONES = frozenset(TONE_MARKS[-2:])  # sắc and nặng
VOWELS = frozenset("aăâeêioôơuưy")


def is_syllable(word: str, *, well_toned: bool = False) -> bool:
    """Say whether a word of any case is a Vietnamese syllable, with a tone that its last letter allows.

    `well_toned` asks too that the tone stands on the letter that the old or today's spelling gives it.
    """
    letters, tone = split_tones(word.lower())
    if len(tone) > 1 or (letters.endswith(_STOP_CODAS) and tone not in _STOP_TONES):
        return False
    if not any(rime in _RIMES_AFTER[onset] for onset, rime in _splits(letters)):
        return False
    return not (well_toned and tone) or _is_well_toned(word.lower(), letters, tone)


def is_bare_syllable(folded: str) -> bool:
    """Say whether a folded word may be a Vietnamese syllable whose marks were left off."""
    return any(rime in _BARE_RIMES_AFTER.get(onset, ()) for onset, rime in _splits(folded))


def _is_well_toned(word: str, letters: str, tone: str) -> bool:
    """hòa and hoà, thúy and thuý; but not lèo as "leò"."""
    composed = unicodedata.normalize("NFC", word)
    last = unicodedata.normalize("NFC", letters + tone)
    return composed == with_tone(letters, tone) or (letters.endswith(("oa", "oe", "uy")) and composed == last)


def could_become_syllable(letters: str, tone: str) -> bool:
    """Say whether toneless small letters begin a syllable, so that a word half typed is not refused."""
    if tone and letters.endswith(_STOP_CODAS) and tone not in _STOP_TONES:
        return False
    return any(rime in _BEGINNINGS_AFTER[onset] for onset, rime in _splits(letters))


@lru_cache(maxsize=1)
def plain_beginnings() -> frozenset[str]:
    """What Vietnamese syllables begin with, all marks off: "ng", "vie", "viet"; but not "nt"."""
    plain = {rime: fold(rime) for rimes in _RIMES_AFTER.values() for rime in rimes}
    whole = {fold(onset) + plain[rime] for onset, rimes in _RIMES_AFTER.items() for rime in rimes}
    return frozenset(syllable[:length] for syllable in whole for length in range(1, len(syllable) + 1))


def with_tone(letters: str, tone: str) -> str:
    """Put a tone mark on the letter that today's office spelling gives it: hòa, thúy, già, quý, nước, toán.

    Raises ValueError when no letter is a vowel.
    """
    place = _tone_place(letters.lower())
    return unicodedata.normalize("NFC", letters[: place + 1] + tone + letters[place + 1 :])


def _splits(letters: str) -> list[tuple[str, str]]:
    """Part toneless letters into onset and rime in every way that spelling allows."""
    splits = [(onset, letters[len(onset) :]) for onset in _ONSETS if letters.startswith(onset)]
    return [
        (onset, rime) for onset, rime in splits if not rime or rime[0] not in _NEVER_BEFORE.get(onset, "")
    ]


def _tone_place(letters: str) -> int:
    """Find the letter that carries the tone: the last marked vowel, else by the shape of the vowel group."""
    vowels = [place for place, letter in enumerate(letters) if letter in VOWELS]
    if letters.startswith(("qu", "gi")) and len(vowels) > 1:
        vowels = vowels[1:]
    if not vowels:
        raise ValueError("no vowel to carry the tone")
    marked = [place for place in vowels if letters[place] in "ăâêôơư"]
    if marked:
        return marked[-1]
    closed = vowels[-1] < len(letters) - 1
    if len(vowels) == 1:
        return vowels[0]
    return vowels[-1] if closed and len(vowels) == 2 else vowels[-2]
