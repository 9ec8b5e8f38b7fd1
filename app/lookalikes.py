"""Names that look alike: characters that are not seen, and letters of one script that look like those of another.

Unicode calls what is left of a text when all that looks the same is made the same its skeleton (UTS #39, 4). Here it is
that of names: the letters and digits that look like those of ASCII, without accents, and without regard to case.
"""

import unicodedata

from app.characters import BLANK

# Longer ones are cut: one letter can stand for eighteen.
SKELETON_LENGTH = 254

# What looks like each character, of the letters and digits in Unicode's confusables.txt that are in use today.
_LIKE = {
    "2": "ꝚƧϨꙄᒿꛯ",
    "3": "ꞫȜƷꝪⳌЗӠ",
    "4": "Ꮞ",
    "5": "Ƽ",
    "6": "ⳒбᏮ",
    "8": "৪੪ȣȢ",
    "9": "੧୨৭൭ꝮⳊ",
    "a": "ɑαаΑАᎪᗅꓮ",
    "b": "ƄЬᏏᑲᖯꞴΒВᏴᗷꓐ",
    "c": "ᴄϲⲥсꮯϹⲤСᏟꓚ",
    "d": "ԁᏧᑯꓒᎠᗞᗪꓓ",
    "e": "ꬲеҽΕЕⴹᎬꓰ",
    "f": "ꬵꞙẝքꞘϜᖴꓝ",
    "g": "ɡᶃƍցԌᏀᏳꓖ",
    "h": "һհᏂΗⲎНᎻᕼꓧ",
    "j": "ϳјꞲͿЈᎫᒍꓙ",
    "k": "ΚⲔКᏦᛕꓗ",
    "l": "ıɪɩιιͺіꙇӏꭵᎥ۱ƖǀΙⲒІӀⵏᛁꓲⳐᏞᒪꓡ",
    "m": "ΜϺⲘМᎷᗰᛖꓟ",
    "n": "ոռΝⲚꓠ",
    "o": "०੦૦௦౦೦൦๐໐၀۵ᴏᴑꬽοσⲟоჿօഠဝ০୦ΟⲞОՕⵔዐଠꓳ",
    "p": "ρϱⲣрΡⲢРᏢᑭꓑ",
    "q": "ԛգզⵕ",
    "r": "ꭇꭈᴦⲅгꮁƦᎡᏒᖇꓣ",
    "s": "ꜱƽѕꮪЅՏᏕᏚꓢ",
    "t": "ΤⲦТᎢꓔ",
    "u": "ꞟᴜꭎꭒʋυսՍሀᑌꓴ",
    "v": "ᴠνѵꮩ۷ѴⴸᏙᐯꛟꓦ",
    "w": "ɯᴡѡԝաꮃԜᎳᏔꓪ",
    "x": "хᕁᕽꞳΧⲬХⵝᚷꓫ",
    "y": "ɣᶌʏỿꭚγуүყΥϒⲨУҮᎩᎽꓬ",
    "z": "ᴢꮓΖᏃꓜ",
}
_SKELETONS = {ord(letter): like for like, letters in _LIKE.items() for letter in letters}
# The same in most typefaces, also within ASCII.
_SKELETONS |= str.maketrans({"I": "l", "i": "l", "1": "l", "|": "l", "0": "o", "O": "o"})
# Characters that take part in emoji, and are not seen anywhere else.
_EMOJI_JOINERS = frozenset("\u200d\ufe0f")


def skeleton(name: str) -> str:
    """What `name` is compared by to find names that look like it; "" if nothing of it is seen."""
    seen = "".join(char for char in name if not _is_unseen(char) and char not in _EMOJI_JOINERS)
    folded = unicodedata.normalize("NFKD", seen.translate(_SKELETONS)).casefold().translate(_SKELETONS)
    letters = "".join(char for char in folded if not unicodedata.combining(char))
    return " ".join(letters.replace("rn", "m").replace("vv", "w").split())[:SKELETON_LENGTH]


def has_unseen(name: str) -> bool:
    """Whether there is something in `name` that is not seen where it stands, or turns the direction of what follows:
    with that two names can differ and look the same. Emoji may be joined."""
    return any(_is_unseen(char) for char in name) or any(
        char in _EMOJI_JOINERS and not _follows_emoji(name, place) for place, char in enumerate(name)
    )


def _is_unseen(char: str) -> bool:
    if char in _EMOJI_JOINERS:
        return False
    kind = unicodedata.category(char)
    if kind in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") or (kind == "Zs" and char != " "):
        return True
    return char in BLANK or "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


def _follows_emoji(name: str, place: int) -> bool:
    before = name[place - 1] if place else ""
    return bool(before) and (unicodedata.category(before) in ("So", "Sk") or before in "#*0123456789\u200d\ufe0f")
