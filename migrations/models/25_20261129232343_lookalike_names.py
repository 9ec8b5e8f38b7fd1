import unicodedata
from collections.abc import Callable

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

# What names are compared by to find those that look alike. The rule stands here as it was at this step: one that changes
# later comes with a step of its own.
BATCH = 1_000
SKELETON_LENGTH = 254  # characters in the column
LIKE = {
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
SKELETONS = {ord(letter): like for like, letters in LIKE.items() for letter in letters}
# The same in most typefaces, also within ASCII.
SKELETONS |= str.maketrans({"I": "l", "i": "l", "1": "l", "|": "l", "0": "o", "O": "o"})
EMOJI_JOINERS = frozenset("\u200d\ufe0f")
# Seen as nothing, although they are letters, marks or symbols: fillers, variation selectors, a blank Braille cell.
BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")


def skeleton(name: str) -> str:
    seen = "".join(char for char in name if not is_unseen(char) and char not in EMOJI_JOINERS)
    folded = unicodedata.normalize("NFKD", seen.translate(SKELETONS)).casefold().translate(SKELETONS)
    letters = "".join(char for char in folded if not unicodedata.combining(char))
    return " ".join(letters.replace("rn", "m").replace("vv", "w").split())[:SKELETON_LENGTH]


def is_unseen(char: str) -> bool:
    if char in EMOJI_JOINERS:
        return False
    kind = unicodedata.category(char)
    if kind in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") or (kind == "Zs" and char != " "):
        return True
    return char in BLANK or "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


ADD = 'ALTER TABLE "user" ADD "name_skeleton" VARCHAR(254)'
COMMENT = "the same for all names that look like it; NULL of old rows"
INDEX = 'CREATE INDEX "idx_user_name_sk_0a5ea4" ON "user" ("name_skeleton");'
DOWN = 'DROP INDEX IF EXISTS "idx_user_name_sk_0a5ea4"; ALTER TABLE "user" DROP COLUMN "name_skeleton";'


async def upgrade(db: BaseDBAsyncClient) -> str:
    is_postgres = db.capabilities.dialect == "postgres"
    await db.execute_script(f"{ADD};" if is_postgres else f"{ADD} /* {COMMENT} */;")
    mark: Callable[[int], str] = (lambda number: f"${number}") if is_postgres else (lambda _: "?")
    after = ""
    while rows := await db.execute_query_dict(
        f'SELECT "id", "name" FROM "user" WHERE "id" > {mark(1)} ORDER BY "id" LIMIT {BATCH}', [after]
    ):
        after = rows[-1]["id"]
        await db.execute_many(
            f'UPDATE "user" SET "name_skeleton" = {mark(1)} WHERE "id" = {mark(2)}',
            [[skeleton(row["name"]), row["id"]] for row in rows],
        )
    comment = f'COMMENT ON COLUMN "user"."name_skeleton" IS \'{COMMENT}\';' if is_postgres else ""
    return comment + INDEX


async def downgrade(db: BaseDBAsyncClient) -> str:
    return DOWN


MODELS_STATE = (
    "eJztXXtz2za2/yoY/dNkRvW1FTvJOnt3xkncVruOnbGddnerjgiJkIWaAlSCsqPd2+9+cQA+xYdBWQ9KwUybRAQOQR6AOOf8zgP/"
    "bU24Szxx0J1ezzzSOkX/bTE8gX8stLRRC0+nyXW4EOCBomnRad+POg1E4ONhIC+PsCeIvOQSMfTpNKCcQeczxEjwyP17FIxxgCZ4"
    "jmaCIMwQ9glGLxwx80d4SJyXB+gsvPhIg7HsMY9IBaICDT0uiIsCjrDnIR6MiS8O4BlcPpQPQdndZoabMfrHjPQDfkfgohz0119b"
    "4V2hPbxJ67ff5A/KXPKVCOgEP6f3/RElnpvhPHWBTF3vB/OpuvZhjP0fVE94wUF/yL3ZhCW9p/NgzFncXb4/XL0jjPg4IG5qOtjM"
    "88KJiy7pN5AXAn9G4od0kwsuGeGZB5MK1PoJkmutfv/y6rZ/c37b77dyEx5RpCYlvDTkDBYLZYFQ7z/BX/seYXfBWP589fpPPU7C"
    "B90LBvz57PrDT2fXL169fgkDcrni9Eq8DFs6qulPdQscYH0TxfWEzakpMuV1imQ1DI8uJBxPvpqNs/zIhOVH5Sw/ClmesDha+jVY"
    "nCJpMovl7dCH7sdrxHiA1bUlGH78FwOGH/+llOHQtMBwHtRa0FH/JrN6ydX89tCAuW8PS5kLTVnmDqVskMzoD+b9elt0jnApdod7"
    "cTO5vartOs9tHORZ/VG2BHRCqtmtKRd47YakB9E/dnChV7D6tvvp/Ob27NNnuP1EiD88xa+z23No6air84WrLxanJb4J+qV7+xOC"
    "n+jfV5fnip1cBHe+GjHpd/vvFjwTngW8z/hjH7tpnkSXo0t/guYzuk8JZbgwwMP7R+y7/VwL7/CyvvmmSWeyeAUzfKcmCbgJzxmq"
    "tmczlwYfxmR4P+WStUXa72KXSjUYQ+f+MNv7SX34F6kzEqmcEuTxO/SIpaY5CxAfjRAeBcQHTZV8nXI/eIcEvWPEbcu/2ZAgGiAR"
    "YOYKNOK+uoFPJvxB6qiEyfVDCpThNY9VoAmb6ryC/JH/zN/Tuy4LSlQxTbDwdYdcb4Le21JsxiJQLJpr8wNYHnLOUGG4g+f7/i+d"
    "zqtXbzqHr16/PTl+8+bk7eFb2Ve9TL7pTcX+8L77Y/fyNvu5w4VqVXmMxbhoehj258XTE1EszM9gHhDRnB23xUd6XtQUmc1IFXMv"
    "rt5n9l0p3t53L8+u//Xi09k/X2Y234uryx+j/uk99f2/bs/PFkRhfRFoRV9DRV96WmGLxcHML9DYqz6tDFmzv69VTOsqP6omKR7n"
    "assp0znOow3pKXUj3rme1jSuGNEb3QFyYH920FAKIl8oea6FlBTx6hc0I7U5EsQl2YBIua/UgBeKVGo5cu4OpnPnZV7LWNM4PdZj"
    "v0QY3oCgqbwlZ9iTXeVHJ2daOG3kzATx+5LtLIBfLgkw9YTzUiF48BQA4Y19Prsbx6199ZBS1eFaGMjRh1ITGpAek90lS0EPipQa"
    "DQ7SQCBHYA8GgQtcqlEDaXbcSxaol9HPbaYU/Rpu16DSyCb5cxghCgsNcpgh1/t2noT7oXW50BRgXw5dRKO5VtAi5GX5BHA/9dsn"
    "8hVEoH5/QyqcuS3cCC3Nqgl7qSYku4Ep3pRQ7CGud2yC6x2X43rHOVwvtauacjhF0mQWt/h9W9qboxl4rqThPpLiztjyXLNvIC2x"
    "aizsmMZiqE9jqCk5XoPLWSrL56f5nKhYpjxOKBq9f0h91j2lUv2VmwfjwRiYvMzu0Xlrsn103pbvH9CWZfoDxXU4HnZvMrsb47dN"
    "6fs1OJyl2kNGv+qYbByd8o2jkxOCiQlmLAMTkj1k8fGJiXZ3Uq7dnSyyOAEE6nA5S7WHjO6cmOwaslcpq1VbltchoJJn9C35WgIC"
    "pEiazOXW32+uLtsIC0CHwIsDmJGpKl1ljZ7/8zZjiEb8LQY3o+6p+fgAeOeC2oe9Wos96t/kCWjMlp0GDesB94uUFrtfXN6mDrF9"
    "9Uc2jedN8pf8g5R7S6Ct/bSv5J4Yekp+GdPhGMnucawEFWFEhIL738F18FMI5bXw+eMBOse+R4kfBUSAK4HJPzgEG6vgCkeFUvQF"
    "+cNBj0CdumHOh7LxJ+gxHA4Xhil4cj28Qxgl8SxItqhmNpsMiN9Ok6vHnMrlIweH+8hGPBe6uzQbhbrlhGAWPDdSpMgmuZlgzyv1"
    "MxTaIzvsZnjVefM6dizAjypXws2ns4uLp30HIzku8ac+racmL5BZBcJAgYg/wpresjTZahbzthm9Ma9ZQ+TY1SwY8K+ljv90c6U0"
    "46qjmSgDZ/yUkiEBN7vKgwnd7QDtIQf+dA6Q8qvLXdoFYSJ1JcQ4yBSVBDPhPil28q/gvuDU7+ouMwICxmHSVOzjQBFTjyCHP8pV"
    "7aAXWA1D/JfqRjRoJ32BXgcXuPAY4J33CBbkFK4yMNmiAe7ALd9jv4Q++9QdVB+MXIJdSRwEIOAelRRmfMBdKRmVUI2fHDlY3Kso"
    "YzX8YziQEp0Q9adaIVxSgafy7x6DPgfoahRLaPmsWDMslqFCrgnJPjJ3MhK+PNMIyKERlJvFFKOkNXzPCve9zTpqbSLrKJoQU0ZH"
    "/fdQtL4+NmD26+NSZkNTVrSGCr4xb3X3/fNwHXVMnOSyV4W/Jecmn+K5x3HB4gVorJjBKZLFIBM6DND/IY+KXdRcKpgLzKgG9Bax"
    "u3bW9oYbLAJ6WIqjyTQoAFZL1cU0yea0xcP1qoqdo+M3x29fvT6ONcT4SpViGJk/6cRELQ5z/KyOl0qRrSBoqmFbyD7FTCmdsY4o"
    "iAn2TxisPtwB9Ns+8X1ei8VZqs3pM63WRth8cmgic2WvUkarNpsE+Q1uV5ElWXeS03R2ihs9xYArLDHDKTKrcTRtfhsCK37C1PtE"
    "hMBKSc7BiunmdhWsOJEd+5NUT4NaPlmkDIA5yCFWOT6U6bQeBVZCB49ogIwG4gA5gKkp5AzMFArxyWGiMTi6wIvEfXRHHwhDs+lp"
    "mJOTQyE3/QA9JpdwIBcwwtJ2ZWFRIT4lTI2Lh0M+M3Zx/Sq1Hqzrb6SktUXotozQ+WRIp7RmvFiGaA+xus6JCVgne1WEi+XgOjEb"
    "/E6G9UKVEpJ95LKRDdGpsCE6eRsC9rk8i8sj8qL+e8HfjYfeRTt6fkGfs9lEcbzLoJaGLiOWXdwR8QaNY5CGUVR/jXDIX866t93L"
    "H09RSN9jN+eXt6dKcPbYj92fzy/7Xz6fagHan00XJfeWco4sjrpaHNXiE0vtPLtg3OTgcqlSLwuZJ6Q7Y8RCaRhtW4RRbBhNfT6U"
    "1lGc8C8V/tC2kA8y03Gk39a6uOPc7UuDh3p1l0WWcnc+/5aOpIzqRDzymedCMQq5WhiHyrKqjEQ6YuTbWxUQ7LMM1JWQ7cwu8c1I"
    "g4ZAXZdyiYkpHpJbfk9YqwDtWujRrgK8WNS3H8SdDTAvISfaI99DGWkVMc1VCHZ8M1UiD66EedTohcOODv5K3b8d/FUQqfcEf3Pe"
    "yQ7ePFcCRzcDAHVPpkFBaZ1ND77iOG2LVq2+irWatSWykRYIbWJMGy2XjLS1IgsGvN/9lb+QyFuPySmSvUCz1s3iWIzUYXKGaA/Z"
    "vPowVchGI6wel9M0e8jkzolJ4r/sVeFfyKX+UyFmS4FTGcLdMU6/GWskPcnk65TK2y0xy1nKzUzzJgXyPs0yVDBbYopTZBZTaNr8"
    "NgRTuAl8gietAiwhbGlXYQgi6WOUi8d9VxWhHVMRcH9+ihyf88kpWOgORJyoArb65wHqBkKly3l8eI8m+J7oNDd1DzDbHZXKnbk0"
    "5JMJxLfkoINND26hg2aoneXQQcCn9dOQU0R74w7dSN3e1O5CWX2+p4gay/cWeSCSs2g2BVxSZa9i+T/jcg+BOgEKWDTzh2xnZsiU"
    "DwtgtPK9JyZosknWGo6xZL/QsK9KVA4FQFzow3BSFpIMjXIMK1IMXzYnNV+L+nNYv+WagG42UAf6JO75tD+BIdW7HVaWd/U8SdFD"
    "vspvCT4gnzAtt0c+n+jy8jPfhxBVKZ+T1HPIcSceVUXuC1wH6xun+ARMzQktnZPK8umr6XK+Qw+iJ+MK81ZNMPwKN+Fh2GZd/22j"
    "VFuRQ7ZIwBrLvdvC4+t3JCS7eQ0mZ4j2j8ur9yPYigxbq8hgA1+XmYqdgCWz4fwpddXYtZ8m2kORvJqNLGf4LXI9z/IfuE/oHfsH"
    "mefyKBbYnANwd4zhf0ZrKrqaCDcfP8a2UHapyfeXb00CvTzPbj6cfTxv/bkde7rrSlFOg8I6d3Fbu8qSpuleJlZ0mHwJReQwQ1dT"
    "wrofIWb7gbrRsW06SRSHR8ep+qUCUXaAHOXx9R11MJ0TJpk5yih+HHNt9L7TJeYgS7bIuN7g8D0WHgKgi8MpUCeMR8ahmS77znWN"
    "V7mGGIEz7MpNdT26stPD9Lp8IbkolMamp27ZHE8my5jVMcUeCqO1BI7YxNRNcDneSo3R9ohgLzm8hgRrKFGwlJGSIbQ2SqNtFFVX"
    "a8n4mEVaGyTT5Jm2EdBr0bYqLFFg3wrs0C/hbXaM2aZWaGqRNckGvWLkVu5ZpalimfZ2ZcF1Jk0m2bVenlhSIAgKlwtVX0jaeqDZ"
    "O2jM5SvEdtudjyFw4oW0HCl7oAGGu5xqa6+tsrvayOcegQM5HqiQFAFPzMy8Obq5sXsssnFPoztCKSQhbU80mYkAjahxLtmvrenM"
    "l5um+pIiqWQNzi0bnKk5yfP66aImKfImS6CWvA4FSwQJZtMe617+3L09u+1eXZ6mvooeu/p8ftn9eKpKflG3x67PJd0pgoNvgh47"
    "/3TWvehLxl7+eB5+QX0dfLP4iRoF2Ky8/onavpbIFczS2VTBtGZYJ1UQvrE63rqov3XVrcBVN5jX9UcvEu6fT3oNnn/rGP0WTNHd"
    "yrqy07zkNNu0q/2b34ZEXH/GQtwXn+kZNbWrbPJpqpOBMR52h2PEfiGDs1kwZkhKHOVkxt5LaRtLPd31iKNrqSgzVh0KAdYueF5d"
    "8kDhtDPmzd/BSZp3rK8cvo72wN5BiHRb/rvAGN/Y2D2me4YlyxKHtOcZm+DW0dsQuztZIfX11ixhc5nf0qlCR+3DziukDMk2lO0e"
    "YEFeH8/8XKCFkdl8bFRFF7qVm87H+Tq609nAo8N+4RljVcZzls4az+0ljWe9R9b5EBKKJiNPjQknTuRK0QKvOpk2TWfTPpZO+5AP"
    "wMSU+0UFistBoiyVhYqeARWpv2tsMFH/Pdxe3prI0LflEvStPcvq2zEpbTjKtzjTNhzFhqPYcJS6gJf8ODxYMaRVjnwlfdoGEBi4"
    "mFPdDcCwmECVC8YRviQtcdDlVbCILhMgbfEJZTNpox5AvZ+oZKk6NkvXDNZVhsPUgwl2ibTf26jX6rXg3gVg2MbG7jEVrcL9Z9cj"
    "ih+5xHVeAcXkKJuLxWzZDl0yAKUMc9mJoJMlWb76wJAm1zDeeYG+u35TW61y59xq12TIH4g//yB/FmkYmfZK7cIPe8o16BprFhER"
    "AqJ2KOLDfEdIZYRiU9FpA5y58kZQWQOKDaqzO486h8jHzOUTNKCBUIepYNlJBPqoAjitk/HZ3bjoaISNjl3Hlda20awb3nArvGpy"
    "bdRX49JEe8f01XsSbNjI/sk3i/xY5MciP8vpZNwr1sW495QOFvUwUL3g5i7kL0AlZqn2TKiyzsQBupU6z2BGveB7CgALEXCUOeMB"
    "HFyn0xNcqP7sk4nUn4pKR6723s9AYgqDLyrq4hXGXOy+xH5lUnr1VXnp1Vedp9SkjXpCGyapF7QjE0fo63JH6Ot8IFHy/eRZXFG6"
    "LUtmHf3PcPSrHatPWZ7/77nccjErnoI02WIgl6RbF+PjKxsO5Lq6ushw/n138QT0L5/en1+/OFLTIDvRoCSyZTLCfZ/8MaM+KdAa"
    "K3m+SLoc3zd0aDDADIAlBGMqVNIskjJOIKlHq2ro8cnBWQjiHbr8cnEBAAPji8J307PWEBjrRkPLRVpT1FSpOIlUJ6NzOcD5RFxQ"
    "YgYQTU38ULUh2Cc+TI0jljpHs/ggjrWOVhOa8skDD4u9/AYlulUQhiCEhaY4xILD9WwUTnQ1rEQWXbLw1raLddvjQLcbplxyhkRp"
    "9GzZERI7HTjbOTp+c/z21evjOF42vlIVJptXHKTdSCaDIuyjUmlIk1lFrYaiZoM0l5mAnQNwF2V87SDNFK2d6kZPNXU90l8+7KCA"
    "3E54oyfchph8C7OcsrtMjaoUyR664I5NKtQelxeoPc7Vp1U2Mr4jRflwTzg6Y6o9ZHTnxMSKlb0qKtXm4uImRPKpFkSQUDTY59Aa"
    "80cF06RKvhMXUZZAfqoyPFY1Ah6575rhf+uOB8W4oDDzzQR7XqkdG5IsZcVuaDIOT/PhXzAFIqCeBxHoA4Lu6AORs9M5jeLKwwsw"
    "XYocYFwMSC0zLeqmTeJXnTevY2sYflQZwjefzi4u8taZmLm8P2NBUdnsatGepdyZ6JoWhiMU+CiZCYjK8+RjefNnI+U7J/OnPnmg"
    "fCaWgPdypEsCfA1z1W4B34s5udR3mKfenW8RvHBEwPm+TB1pgudoIv8fYt+fp30RAzLivuHmuE+fZ8qRUnNVZCl3ZkV8k4ZXNFc+"
    "wYIXBBCUa6x5ygZrrluOTLKxpjbW1MaatuoHTtzyYPqDsmxaBbETqdZ2VfhEIPv1R0lHo/PXZlIHkFrNEINZJe+t0nZBI3B07szQ"
    "n0/lMtAWry5rN/X4fCKJvoPwhfk7lbkjILRBBGQqFQ1VHczRHgd5RR2JtqhYbHLsHvPJCNIU3iFHrpAR9SdKbKtRLqVJiJRelzb5"
    "VTiQ/DJcaeTDEFHgBjxkq10vWsOGVzQivKKe6ZXQ2KCKZY2u+CssYn15ZbIMWYORqbrhFRuuS2aDApb5FnbOskkLtNoTvUBrbdgm"
    "z7S1qaxNZW0qY5tKcb3Amopmo9yOiqbdqEK5shek4aLPDZI2SXgeNIwa/vSJsh0Y9yfYowKMivAkaOgJHXXlb6wOfp5M5d+uahIE"
    "+8MxybkXNzVuj71wJJv+JyBfg4Pp3DE/EgyyKMI1EcWcy68kmIn0leLY9OgFwmvt8ARZdSnpIO5hnclZsNbVlq0reyDwug8ETtZ/"
    "XS6X1C/f/WW9Rj4/EJ/Kmy6jTxfewCrVTVaqbfHoNRaPTovyOgxe7ba1Jse6Uq1Ah8Jw9ouKSArVJq1DcR+g64FhxMsGtres3lR3"
    "StKEDfaAqmkRMC2qkpjnhafzKEXX4/weefSeyAkLY/n4CHHPRZDP2ZiJiqIKa1e8yhE2eKKWFvwmEcOyVwXDczHDMd/C2idLiP6S"
    "W1jh32Thn5ik+S/s6TOSE+rNyakWHgb0IXoW403x7MNt9+fzU6Spe+zmy83n88uP5x9PkZiJKZEjSmP//PrsBi7JpxZ50GE7Mc1R"
    "tdq6Cbo5us0l6h7WnJzwUZUXGzMOmApSj62AGSiOaTgVK87i9fgQ1zu6KaHY4BdBWM2vYVn12EQ7LleOc6d6j0k9yyMm2ORuI3fP"
    "3eSulK3/CYP9jRmcotk/xWn19UJ9giEsckjkoxUI0SdS/Rdom1wgaCUxFjbb3yqnu5ztvzuf2s7NdMpZZhyVnpA0GSTbajx6hWM/"
    "qtD6TMd+VAp2x5ht6thPLbKMY/9arvjr7ofbKs9+OkkYavqIMZ0WKQkh8Q//uCYeDmghvhhy+1N8oz3i+Z/rDIH4Ox+0CiIg4HK7"
    "KgDi97CDQfyD7BrFRt9TiD+AP502ehxTMGCHgQB83IGQCucAOZRNZzru+hEA2TBbN+Ce29bhC0M4esl30MjnE6TqLxZVNt7AqD3W"
    "Y07AA+wpQkgJl3yeoyn2AwX4j7ELXdVRVgNyh1kbOa40H5ykL9jvcCkcJYxCd+Rzc0Hi0949F+nSy6f6ACyC5TuooPP4Ri8cfXL8"
    "S3WjyPMgIh6MqC8C2UlddOBoep2t5CCB5/DS8+idRcCnU+OKzpmKgynlUYVhjCijYmwPyGhEEAas/zqMjvrvofKwekNXbR957pYX"
    "fY4JbLnnZ5R71ptyHb4nFJbxz2A8ODZKkDMzr8imYUp/xhgwsB7/W9dfLi+7lz+eopC+x37oXnZvfgIfSCTdeuzm9urzZ+Up0bKz"
    "GX6RZRKZn5XAvNzMbAY8Xn3+slL8arib4v62HmwBYukWIvGlzHSLQfjmuOy2xsjQgqgjE1MkVig+RxuxqPu3gMWmrdqa87xAajH3"
    "Js+zTaazyXRNwH/bu5FM93c+uJoFgGoU48lhY/sJVLnPk34myXXYDxKM04vS1RT8O8H3RLQRZdBKfcR9l+hjgcNTVVQAsAfZbh5n"
    "d0CqugJxEaS81rFMoFZgT+1qIVV1FAq3qgIlOlyGzcVSN1g+oeoIYhYUFhWuqiKSIrJlRNI6QJ0yIuGHUUNSJxRWUNcX1KH375ly"
    "OnQy7hirTcV0ssKaJKXPggAPx1Aeq0hMp1or5TTO9jOQ00pezqYexy5xoQAXRj7nkwN0BYefUSg+qht9JAhR3lNdcSvKm2JBVFF7"
    "IoWofLk2ksLXkTsDhVEchCehXA0KRPcmh++xsMt3Qo0rDpCTJN8H49lkwJKEfJ+o4eUPEWoPgCL7agTnkbrBOCSUasXdOIg8wyoQ"
    "HNEJ9OsxSTilX+UsvUOOoP8hyh8Nh9CBCClTL35tRe8cuW89Kt8z1jAyqkf4Sv2CxHzr2d2yZzc1NzXYnaXav2jmVfE9lQMWfux5"
    "LldX0E/T7Q1gvYqy9zazer1JixPiUqzZVGtjSFPtIa+POlVrNfa1dt6UO1uhbcEjLsVuPeM7otgnf+CGCxgq/aiG2zDuv0c1I1fm"
    "OdQKZg1uJgSWnXl21ixqsQP1LJok2jJmVB0+5wj3T/NdC8MT47AGszNE+8fo1ceR2hCCUtbvk2sZsKfa6VwxyR7KiNUb6wvYlrEH"
    "P0tmWV3fOQArdQXegevwNjvGbPPMufh7LvYPFC3mFbB134Mjst9v7aTEdfpeUtmJBb6XbO5iue9lku1nXIAY/AHa66FzzSBzbIR9"
    "8DjM0Rg/EAQVF07Dk1FU9QVB/nASp4S8JEkd1aJzzaAthJFFYcDERgZWaXiqEUcZfESTTrB/r3La4M5owh+I29anueij7JS7BlLh"
    "uEcc3SDJHc1h5x1yGA/oaJ5qwh7k+skBXeqTYaDeStdKdsAbBjV61MOpEj3iAH1RTiRnMgPVTHmUnPQZMkPM1MujwSxQGX6PPg1I"
    "ucMmtWlkjo4pPlQG/DQpCv0yNnqkodEjv3PKltL8M4RW8W+04p/Z4up9bTnSvXElbRg0TuRIvQnI0lnuL8n9wroaZomDEW2DkaTW"
    "p3Oo0XSKtBLRY1e/XMJP/siMi/Sts+pZqAQsOQEJdZOn4AxOdJeaWo99Or+87V5d3sB0aO2sxyTlTyqlE+ooRimh252UlHpYV/gv"
    "kNqMkiZL/9BIqTvHKTI7v42eXwvrrh3WtUlZFs5tIO5YD861eW67m+f2SWuSrUIIl0VxnlX4bdLJHLwNqYir0dQQ/HwH2KVaeGGQ"
    "uAJOo1Pd4jD0NhJcJ6vNmIIbI21YAZCDgpO3NzJsjylrurzW2K8LQcpPY57tzJcIQImFO5sJd1pdae26Um2IcePA4p6s8gakYjSO"
    "/dYO2EUWV9gB4SJdgd76KbnTjrHcVHXNftDWINhzg0Av50KDIF7pVQZB0snAIAi7R7UlwrhPNJhDQih5kCr2KXJAM6dCqePq0ncC"
    "UbcdKuqQbzr18JBEIRY6FVZXSE5iHQSWdykK69jwE/TYGdKT7UZDozEEdXARqDvB2dPKDpED+XMF6iPJ5LA+h6ppLG9kFFURWwwZ"
    "62KxrnGKoKJpShlLt5CpN5cj16/gYVNmV54ya1XjjavG3HcpK6qYWcX2FFGTWa+OFB3zx++lkKByZ4n3qbBaEOwKupRAWxeQPzL0"
    "Om5lpgbcLfAQ38pdtniSov57oVVX+aPO/3mbcUXlikZmitdE3RcrSS5ajBoTyzO8vGBnmmYXKna2HsccBDq8s6sPT5C7MahzSifQ"
    "ZxMMpZSTqg/x2wjk/xRCNuHbgbin38w+l4q5W0/BT5sTZXOimrpZ7ZrzvPx8iqfjkp51VsWGopJuzrpQIV5aItKg+QBhSfqwXc5U"
    "TNK5CkjKuWK2EI2UNlRq7GsLZA2eisaAmMSly21sGUIbE9TkbS1ELpaY5CylneVdmOXBvOaumSO0+6ZBIa4YWav5SWUI7RfV5C8q"
    "nKraH9Qinf2env6e5ESMeV13aoZoL6CfdbPZhrzY2NUm+lVrxa7qz34FTN1zZ3Vme2xYGQLlm/iZ+KI0jjXTo23gve4/pDo/6cW+"
    "HRPttYUyxrGzJEzKD8+h1TauqrIM0AIeKsWtwCH93JuZnLyQLn9sA0obGVBqvVYb9FqlPqK6NtgCqUXlG22G2YBWG23ZdFXLJNpy"
    "O6rWNdEeniIlK26rVK/8dK8n9aorFpUW+k6giFQfdxEfW6GOsQAPO5nw32lenVryHjXSd+Q/FV0u0s5qVo3UrPRk1dj+Y4J93PlX"
    "fpC0jW+wmpTVpGxqUMNZbJVVmxrUWK42NDVIOQ6KdP/QoVCh90c9DDKCwuQZGEMfKhfm3TDuT7BHBXFV5K1Oh+FTwqKypT5BQz6Z"
    "yr8he+cAapjqxRlWWVV/CSilFVdbzZkLmx2+xyDHR53Hp6oLhIUF/hdw3gllM4GcpI7uQapirLy7LtkaPqILIdRyFvWjCqLQ4ynh"
    "U0+frYd07x7Tb3fJAS5UdQtUiVZVDkH+5w/H9EE+vuplCiZH0YpqUdhUoC2nAm0t7nRTwfdXn88vT9WH12MfLq5uzj+eoqHH5XfZ"
    "Yx+71+cfbk/D1b74cW8h+LT5R8K1WhtZ+G8PTRh7WM7ZwyLW1j0tJ02zkkiaBm0tq+dw+rFqMHmBbO+WcufEhNOyV8V5RDleK1sb"
    "Sl8XIIOcewSz0rClhG7xxHVJuC5ex1dq7NwqnxlgVkYeQauazgKpeARcajtmW3UVFHh1dZGBTt53F/1+X6CS7YsjNSuyEw0yeGFq"
    "2ceKVa1Vn6Gym8tTm0sE9tWOiMwR2pDIp0EkC8ous6nsLCi7RDn4HKmtCL9curk62CDiZv3vrYDcRvY3+ZuLQJMl5nqB1M7zTsxz"
    "bY0lT2lVFoP0AvJARaHpWXGkSULS4DOcW3BkGB8FhKFHAJGhuoUAmFYDyQLP4QcNVFmo4RizO+KiF8CXdgzRvnyHLr9cXKgyFGBX"
    "GWJdKzgUOuc4254v4j0uDkUKm9pPeST6A1y3cHFY+kMSQhVhVfwGJ3B5cdXhapplT0az0UWNjC7Ss1xfSCzSWRFhIiKwqIdNJhQW"
    "ljSBJcNVWV+1zRBa1KDRmq1N5LRBXLvJYpsru8lcWRu7tcOxW1024F+7ASkM4Eoa21U2E4VupgaTOlyRDrHKt4AzpNOJGOpOB3XL"
    "Kgt1djZygMWnf6Xu3wrrOW9u4ELTLTX/qvwyFEtOXUs/3dOHv4RH5ambFFLaUCtbdfkbqrp85/PZtK5rPkPUXLuvpcBAVVYZ4QGf"
    "BW1EDu4O9OFUetcxRPlsBVNrFtrjXe38Vs/voj5RY0ctILU2qoUBGggDWJt1JTZr2b6xAtZeLtxuT1lcsGU2CR7IzEIBQrA4S+Ug"
    "weLyqIsVtKW1zSGHistl04ZjSFSOlHzyeZTRJHVkqOQwJi7kQUnzzEEj6nnanH/kviu0A12ERzA9hRKsa0iT7KmZ71lLftuWfHnS"
    "VDGjdyFRaklmH5t4EY/LnYjHOR+igI+JBgUm+80Ee14FWpLQbQ4yeVWPy60j9AIjlwSYei+hrMyJ/D0M5Pby+NLQWtdAyqvOm9cx"
    "dAI/qsCSm09nFxd5dCSggVcr3SwmaC4qsqw3/NDIG35Y4Q0/zHvDG1+Tb23crTJ811GRD8RijYUcdt8DRmeX8YnRMj6pWMYn+WUM"
    "YjDP3PLzuaL+u3A21yoW9FoO15JCoX5N8hSNjQczKfzuUiJV+H5dfS5HuIeK3Yoz2xOW1XPGLNLt3ZZt/S3N2MV3Ao9vSDD9zWyQ"
    "Zn8O/cm0t6vQH7HY0zi0/jvIdeB0SLTzE2FpTU3p8J2qzqkv+PxR4S2qQfZ3FD/DIQfEkXbYkMrbl8fir3qQpyJA1E1s9H7D4gkq"
    "QjqiaS6ahao6DFnCDRZi2M7musJyC2GC0zLSLUNppVvjpFsGm4p2whq6YppmDzXy1WuK1r9s/ctNdH7W8i+rr34FPL2N7rOnTE3v"
    "jk1yJWu+F1gR8YSUmw/x3JvYDaqzrsMZemmhoOWIex5/PMjr7ZwRfQLAGMWVqCA1F7KsGYdannCmkjQCisyHtY71tJ+41Fyoib6s"
    "FHRpkIt4VaK03DLYBd/axth91DFxS8hepQxXbQUl8OJvqKb9lSdudjG8BhhhDcGeLqgIPihMpkhmpForBQd4ofrDpKPRmX16+Qj0"
    "Qu661EdycxQvEWaurvc8g8LLuizHo9BbP45KOnj0nogoOwjGRg78KSey5ES/9Q31FAQVdrYI1G4gUNF01ZA0KZI9lDVrOKFGf4t5"
    "Fpe7wFMk1gv+DC+4oP8pkOxPxIGFNPuUNreKaC8L9liwp4m4REMT4G/wA3F/puSxSM1MGiu1TAHd+g9RPwOMQq6FQB3BkdfelC6I"
    "5NT68yh2HLuu3DylZjiTU+xLHVAXfRtxP5XFXgRPrGsYU+WynT7+Y1kl0wa2rzyw3WqTa9cmm3/Ex+ZQOBNU6HU5KPQ6hwmpbSvP"
    "3fKQ65hgL9i76ahrG2m21FTsmi/eWg7WcrCWg7HlcEZ8Ohy3CsyGsKXSZsBJn6fshXKGPsNDWPSdfytY7rMKXVfp1Q/SRKp5LFaK"
    "ZA930M7JiUm+3clJRfXZk5xHUH5UNTgcdt9D7h4ZpYEdVaSBHeXTwOSIASk6JqYKBo9JLAxeEwbfqrv1z/8HjxuduA=="
)
