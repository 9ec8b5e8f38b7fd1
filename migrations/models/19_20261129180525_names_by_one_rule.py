import re
import unicodedata
from collections.abc import Callable

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

# Names are compared without regard to accents, ё and the number of blanks from here on, so the keys that are stored are
# made anew. The rules stand here as they were at this step: one that changes later comes with a step of its own.
BATCH = 1_000
USER_KEY, ROOM_KEY = 254, 80  # characters in the columns
NOTHING = "SELECT 1;"  # all is done when this is returned


def rule_before(name: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold()).strip()


def rule_before_of_rooms(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold().strip()


def rule_now(name: str) -> str:
    small = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return " ".join(re.sub("(?<=[a-z])[\u0300-\u036f]+", "", "".join(map(letter, small))).split())


def letter(char: str) -> str:
    small = char.lower()
    if small == "ё":
        return "е"
    base = unicodedata.normalize("NFD", small)[0]
    return base if base.isascii() and base.isalpha() else small[0]


async def rekey_users(db: BaseDBAsyncClient, rule: Callable[[str], str]) -> None:
    mark = marks(db)
    after = ""
    while True:
        rows = await db.execute_query_dict(
            f'SELECT "id", "name", "name_key" FROM "user" WHERE "id" > {mark(1)} ORDER BY "id" LIMIT {BATCH}', [after]
        )
        if not rows:
            return
        after = rows[-1]["id"]
        changed = [[key, row["id"]] for row in rows if (key := rule(row["name"])[:USER_KEY]) != row["name_key"]]
        if changed:
            await db.execute_many(f'UPDATE "user" SET "name_key" = {mark(1)} WHERE "id" = {mark(2)}', changed)


async def rekey_rooms(db: BaseDBAsyncClient, rule: Callable[[str], str]) -> None:
    """Of open rooms whose names are the same now, the oldest gets the key, and each of the others one of its own, which
    ends with its id. Nobody has to rename anything; the next room of that name is refused."""
    mark = marks(db)
    rows = await db.execute_query_dict(
        'SELECT "id", "name", "name_key" FROM "room" WHERE "name_key" IS NOT NULL ORDER BY "created_at", "id"'
    )
    keys: dict[str, str] = {}
    for row in rows:
        key = rule(row["name"])[:ROOM_KEY].rstrip()
        if key in keys:
            key = f"{key[: ROOM_KEY - len(row['id']) - 1]} {row['id']}"
        keys[key] = row["id"]
    before = {row["id"]: row["name_key"] for row in rows}
    changed = [[key, id] for key, id in keys.items() if before[id] != key]
    for start in range(0, len(changed), BATCH):
        # Out of the way first: the new key of one may be the old one of another.
        some = [[id] for _, id in changed[start : start + BATCH]]
        await db.execute_many(f'UPDATE "room" SET "name_key" = NULL WHERE "id" = {mark(1)}', some)
    for start in range(0, len(changed), BATCH):
        await db.execute_many(
            f'UPDATE "room" SET "name_key" = {mark(1)} WHERE "id" = {mark(2)}', changed[start : start + BATCH]
        )


def marks(db: BaseDBAsyncClient) -> Callable[[int], str]:
    return (lambda number: f"${number}") if db.capabilities.dialect == "postgres" else (lambda _: "?")


async def upgrade(db: BaseDBAsyncClient) -> str:
    await rekey_users(db, rule_now)
    await rekey_rooms(db, rule_now)
    return NOTHING


async def downgrade(db: BaseDBAsyncClient) -> str:
    await rekey_users(db, rule_before)
    await rekey_rooms(db, rule_before_of_rooms)
    return NOTHING


MODELS_STATE = (
    "eJztPftz27jR/wpGv1wyo3Nt+RHX6dcZJ9Fd1Sb2Texc2p5vJIiELNYUoCMpK7r2/vdvF3w/BSp6UAp+aHMmsAS1Cyz2vf9tTYTJ"
    "bPeoN/04s1nrivy3xekE/yMz0iYtOp3Gz/GBR4cSpmVN+044aeh6DjU8eDyitsvgkclcw7GmniU4Tr4mnHlz4TwRb0w9MqELMnMZ"
    "ocSdOSNqsCPyecycxAMypi6hfNEmXHhjiz8SWJ9FgJZ3hAubwoCVYXSDa8y49duM9T3xyDyAh5V++aUVvAHHg0Vbv/4Kf1jcZF+Y"
    "i5Pwz+lTf2Qx20zh2DIRTD7ve4upfPZ2TJ0f5Ez8VcO+IezZhMezpwtvLHg0HX40Pn1knDnUY2YC8Xxm2wGJwkf+L4AHnjNj0Uea"
    "8QOTjejMRvIhtP8F8bNWv39ze9+/6973+60caUOIBCWCR4bguC0s7rny90/ol77N+KM3hj9PL/7w14nx4M/CBX++/vj2b9cfX5xe"
    "vMQFBewtf8/dBCMdOfSHfAX1qP8SifUYzQkSqeI6AbIehIcPYozH52PrKD9RQflJOcpPApTHKA63fg0UJ0CajGJ4HXnbe/cROQOV"
    "z1ZA+NmfFRB+9udShONQBuHCq7Whw/lNRvWKu/nyWAG5l8elyMWhNHINhyEy+sNFvx6LzgGuhO6AFzcT2+ti13lsUy+P6ncw4lkT"
    "Vo1uHzKDazMAPQr/Yw83egWq73sfunf31x9+wtdPXPc3W+Lr+r6LIx35dJF5+iJLlugl5HPv/m8E/yT/vr3pSnQK13t05IrxvPt/"
    "t/Cb6MwTfS7mfWomcRI+Dh/9gZLP6ClxKeODITWe5tQx+7kR0RFlc/NDk84k+4Ry+iiJhNjE7wyE2OuZaXlvx8x4mgpAbZGcm51S"
    "KfBSnNw30rOXSr6fpsQTZC4lT5AfiS0eyRzkTmPmETEaETrymAOyJgijJhkyxgn7MhUObNbXxLUeOTPbBKbDhGcxg8VdMhIOvA8k"
    "XMuF6wleyB/hDSibsrxQvP3lC+RlVcnYZb/lmcEb67HHvRKBzQfI8ICANk2QjlsS59T1COOes/A1E8S/wybimZmKYsUjft/3f+50"
    "Tk9fdY5PLy7Pz169Or88voS58sfkh15VcJE3vR97N/dppoAPqgVq0JbGReTh1FkUkyeEyNBnuPCY2xy+3BIjny6SRGoUqULu+9s3"
    "Ke4Ml+Cb3s31x3+9+HD9z5cpFv3+9ubHcH6S87751333OnNh1r8o9QXZ0AsySVZkstSbOQVyfdXRSoE1+3ytg6zrPFRNEk+6kuWU"
    "SSbdkCEtE0oizrVcHrnlKAigsUvyvDG8GnaJeUQGyK0HxIBryXGlrOBfWZSb8i8cJpJVMiLgJUMGkgBayciLgTEGIh5NF4OXeQlk"
    "0ws+8Af+OTT4DRmhQwGyDSVTeKvgMBcOI+wAd9Amg5nLnD6Qg3v4l8k8atnu4CWKMvIzGMhAC7ifF7huON6X39kmrvB/AXyAQWFR"
    "WGtoU/6EIlIo7ZC55Y1hhksGLrVxlfDXyC8mrkcXLohPwlYVln4J2DiKOjAEfxqhPSIzAD/bED4/z4MIJ9BNM0MedWDpIhgfawUj"
    "LjyGL8D3yb8dBj/B9eTf35Bop65JN0J60+LDQYoPMTdQtVbFEAdoFTxTsQqelVsFz3JWwQRXVcVwAqTJKG6JpzbooSO4FE0CSv0I"
    "LjtljXTDnoXkjVVjY0cw2gK73AKbuMdrYDkNpfG8HM+xiKWK4xii0fzjCd53ZYH0C8wj8KCvxD06lyrso3NZzj9wLI30Z4vWwXgw"
    "vcnobozXNyHv18BwGuoAEX3aUWEcnXLG0cldgrEKpnwHxiAHiOKzcxXp7rxcujvPojg2CNTBchrqABHdOVfhGjCrFNVyLI3rwJyS"
    "R/Q9+1JiBEiANBnLrb/f3d6EfjL07qDFSFWUrtJGu/+8TymiIX6LjZ7h9AQ93qIdNCP2UbvWZg/nN5kAjWHZSZNhPYN+FlLb9LPb"
    "W9VRdqh+yqbhvCF+lA9wbD6AzEOlmTXnSEkOt6s8KROY2J8kZioENdvM85hzRAZDYS4G6EZgExhmJt4FrhAc/+UCRwlnzJQXBOUL"
    "MhEOuwo8CWQsbAAgtsWD0GUxZRwjkwk1DDHjhbHO21xaxUvhetQL4qG/eH3PWWB8Vrk/QAdBt7YRBO0ww5paNcXbFNABXvud8zMl"
    "6fasQro9y1nTZsP/MKOeZBWDHCKWj1Vs8TCrHMvHOWs8srM6CkQ4/yDwu3VNIWTp+Q3d5bOJxHgPvpByP2civblD4O2hvjWnlhca"
    "IWtob5+ve/e9mx+vSAD/wO+6N/dXxAUW+MB/7P3cvel/+umKPFrPjPdn04a4SOD+hxu/QJ8u9aknQdbjWFchy/Gm2I3vV++cnL06"
    "uzy9OIvc6dGTKi966DHXEenfmMc8KZ/WpHMGVBO60YR+FMLsgwpj2XXpnIbcHzK3/Gj+MEptLmY2BvVjMBsXmNMqg9gCpRA2gm/d"
    "+LZ2hSk4W+HoJ8DWsB8a5gHfd/o2xBJ1A1vMnVKD3YsnxlsFxqjMjHaVPYqHc/teNFnBJOUCoW32PSawP7EFJv9g7Gz0Mpm+g0+C"
    "OA7yYsBPjv5imX89+ovLQJDx/jp4DRPsRS4G1x9GS9MTm3oFkb7bXvwrMo20+am1lRx8SbUVvCEZQG2Yb6/oDNlZkJcC7vd/52cC"
    "CeohOQFyEOapTaM4ukbqIDkFdIBovlAxZV+UW7IvcoZszChivB6WkzAHiOTOuUrgEcyqcBjkQo8s152tZG1KAe6PcvrNaCNJIrMv"
    "UwtetwKV05DbIfM2L+RDojJmUKxA4gSYtik0jb4NsSnceQ6jk1aBLSEYaVfZENx4jlJisHBMmQQ7tlxPOIsrMnCEmFyhhj7AKH+Z"
    "QOv/eUR6nkscMSe2MJ7IhD4xP4lXvkPmz7rst0H6kSEmE8tzi5OEt7m4Nh00Q+wsNx14YtqvnTScADoY/+ZW8oYT3MXi9fGeAGos"
    "3lvsmQFmyUxWRPIrgcL/4hJGaFhU84fshjJsKowCM1o574kAmqyStYwxBfS7vtl3PmY8vABkJL0NV7kiUTJJZUo5ZRUpZS+bE+Lq"
    "X/Vd3L/lkoA/rCAO9Fk0c6lQ8DlZsqONxTEs0yfVlbxc53C7uvIcOYz71/fIERO/4sXMgYceXtOuT1hLGvDhsyxZayMvBmx+ueJq"
    "vj5e/Ls6rnORfJpMLjZsDI6M6l1ooUHxTG7D37DLKiO7tlnt5FbCJOA6ezuc3+Q7adX0xLUXn9BlELZQiDbi5jWQnAI6PCyv36sw"
    "pQtb0AIcY+pkMY4TIFnzmGV45H/Ettx95NMVqEVkpIxiuTDubMR2O23twhdkw7h1XOsqpNgLI2U6Wj8hrio7+pNAB3glr4eR5dTA"
    "LNbzKP9BOMx65P9gi1yaRAbNOXPuniH8j3BPhU/jy82h80gXSm81+P3wq5nnb8/ru7fX77qtP3ajXfdMuMotr7AMZzTWrmyFk5y1"
    "PEYvSq4kFFMyyS2ou713ZOqIZ8sMa0jOx5YxjstYYr1Xl1j8iAyk/9cZyMqSgyCHbCCV4vlY+Erva7+c5veY05pTsre8/gMPipKg"
    "Mh4YeYL4ZBoo6jAZnqJFDnYRh9dVKev+8lJTD/Lnslr4L1Fojc4/3bFCHhNLGdURxAFeRxsJJNGZp9vAMgt5qbL1PQQ4SAxvIIMa"
    "ixCspKakALWW0mgtBXth9FeMl8nC6qCZJlNaR0RvRNqq0EURfWvQRD8Fr9kzZKvqoYlN1iQt9Jaze+BZpaljqfF2lTaKmYrI/url"
    "jcUlgLA/I2pq2DF1gJL9QJYJciO97dGhGEjxAlRHiz9bfoPEq0Dda8t0rzZxhM1eg/74bLkA4olY0cwrpFtc/IGHau5V+Eosd+SC"
    "9kkmM9cjI0s5u+yX1nTmANuUZym8l7TKuWOVM0GTPK6X1y1JgDf5DmrBc6xJ4jJvNn3gvZufe/fX973bm6vEsXjgtz91b3rvrmRZ"
    "L8t84B+7AHdF4Jpn3gPvfrjuve8DYm9+7MIRkhXQ/HCc7BlVCrlZe4kTycBWyB5Mw+nkwaRsWCd5EM9YHY9dOF+769bgrtNtaDd3"
    "e2jn6DemjO5XHpYm84pk1olYh0ffhsRg/0Rd94kVOonDoXaVVj5NTFJQx4PpoOeSz2x4PfPGnMCNIx3N1H4puydy02YDv7qKVGPF"
    "nGP1JyGdryZ7tgwW9B+Mij7BV4FiPEBvbl+6gAfSJVugkm/3Ax74I8ZttxOdqn14Iie50lNt28qKuXYAN0Qbj7dMfWk2Ddhc5Lf8"
    "lKKT9nHnlEj1sg1KOBlSl12czZxcBIaSMn2mVD4Xp5Ur1Gf5ArrT2dC2jH7AidRV6jScVqnbK6rUPtOscxBiiCbboxoTaBzfLEUb"
    "vCITJAWnE0JWTgiBD+DuVDhFlYnLTUdpKG1A+goDkvy3BoMJ5x8ge7lUuUMvy2/Qy9z9qe1Fq+zzvVA0dZjKt0hpHaaiw1R0mEpd"
    "MxgcDht3DGuV28PiOW0Fwxg6nhPT1SoT0NBKNKYuquAoxLdl9Ig0O2EbrCMsBRRWM5V9suZj4cYliIM8hAk1GSjtbfLQemjJOsUy"
    "dkQ4BcWKtrv0V5QqilBa4kOvsL7kIJtrftmx6rliJEqZmWUvok9WRPn6I0SaXN547+/w/XWg6kKWe+df+8gM8cycxVv4s0ioSI1X"
    "ChROMBP2oKncyRPnyrsXrmgG0PJax+JTYfcBAZf6SNbWwOKDcvikc0wcuOzFhAwtz5XNVShMcj2/dQH25ORi9jiWL7YK23hubd06"
    "XrO2DmfdMqOtcKDBBqkvviWBDg7p63ca6LiRw7vXtJFHG3m0kWc1WUzYxTKYsJfJXuEMBZELX25iAgMWZ54yZ2JJrcw9Ivcg+gxn"
    "lu19b3HsF+Vir3IuPOxl5+cnmFgQ2mETEPQKykiu+d1fYYEpjLOoKI5XGF6x/zf2qUo11tPyaqynnWVi0ladng27qTPSkYrP86Lc"
    "53mRjxmKz08exRX129Jg2qf/FT59ybH6Fs/j/40Alkt5MQmSYNmYLYDbFOKjJ1uO2bq9fZ/C/Jtetsv5pw9vuh9fnEgywCTLKwli"
    "mYxo32G/zSyHFUiNlTjPgq6G9+2wmBZWbJIOjLHlyqxZAnecS0COlnG4WAlKzNDZkbJEvCY3n96/RzsDF9nLd9tUa4j56s43KRdJ"
    "TeFQpeDkJiYptepAfxMzUYgZYuQ0cwLRhlGHOUiagbtSa83i3hwbXa2macphzyKo9/Ir1umW8RYuYzxQxTHsG5+nA27Cp0ExsvCR"
    "Nm/tumK37hC624jkkrYSpYGyZV0l9jpGtnNy9urs8vTiLAqNjZ5URcTmBQfQG9lkWGT7qBQakmBaUKshqOl4zFUIsHcG3OwdXzse"
    "MwGrSd1oUlumzfqrhxsUgGuCN5rgOrTkW6ByQu9SVaoSIAfogjtTKVJ7Vl6j9ixXolbqyPSRFaW+LXF0RlAHiOjOuYoWC7MqitXm"
    "4uEmDPBUy0QQQzTY59Aai7k00yTKvjOTWDw2+cnq8FTWB8B2bGr2v03HgVJaUJv5bkJtu1SPDUBW0mK3RIzjq3wUGJLA9SzbxqDz"
    "ISOP1jMD6nSuwnDy4AGSS4KjGZeipZarVnXzVeLTzquLSBvGP6oU4bsP1+/f57Uzd2aK/ox7RZWzq6/2NOTeRNe0KLZREKOYEhic"
    "Z8Nn5YtsHP6dP3XYsyVm7grmvRzoiga+hrlqd2DfizC50jnMQ+/PWUQvHHOx5S+XbU3ogkzgfwZ1nEXSFzFkI+EoMsdDOp4JR0rN"
    "XZGG3Jsd8U0qXiGtHEZdURBAUC6x5iEbLLnuODJJx5rqWFMda9qqHzhxL7zpD1KzaRXETiRG21XhEx7M64/iiUpN2GYgA4BUY1BU"
    "q+DdMl8XJYKBn0JjOIspbINAfECBAQviBXEMJpvaYjGBF7wG3crP44EhCsoZmxK/ItjAdz3Ag0FWutj6BzzwsJIeBzEIzsZrIkU6"
    "MoCdM7KcibzOB2GdPgwKcsdizv2y/LggfKBfnl9X4Wsig2wvjbKop4HFMDq2YlXdKzp+Ragvr0WWAmuwgapulMWWK5Hp2IBVzsLe"
    "KTjJ+6s2oTOwWpVtMqW1aqVVK61aKatWEusFSlVIjXJ1KiS7UqVy6SkE1cXvHwQaSlDqCIsk+R585sr20IaYTOFfkwwXbTLAj/Jn"
    "S1Ms/BVqNjhCXgzg8/7ksS/e0XQxeFmU5LfFlVW0HUyfCHZBGGwO58KbucknxUHp4RcFz9pB91j5SCtPO1aedOffTXf+jTd7XSyX"
    "FCTf/229QTw/M8eCl64iLhe+QMvMTZaZdTXoDVaDTt7bdRC8Xra1Ifd5JBBR7O4i444YdYwxiFF+hUvHkxJVVjLbGXsLQ9Jql0vK"
    "AR6en7NzrhJuCrMqEJ4LOI3wFhTOWOFGKXmFvlOafKfEak3+hC3vsBtDb4/9tUCJtZ7Db1Fmgddv73s/d6+ID/3A7z7d/dS9edd9"
    "d0XcmTtlsKL5wLsfr+/wEXy1yxoSEBuWOK2b3ZmD216W53FN4gSf6kqvJxeolxP52VLlxxKQiqRYcwqoLQxar8VPDLHFE+G3ht+C"
    "1KUidJXLXLme0GNWT6CNALbJbYB77id24W79PYgUV0ZwAubwBKf1F5t0GMWYOoPBpxVcokvyxDOwTa4usxbPvE4V18LpPqeK789R"
    "2ztKJxwuyiHNMUiTbS87DWaucAeH5T2/0h0c1hHdM2SruoMTmyzlDv4IO/5j7+19lT84mWGKBWHcsTUtEhIC4B/+8ZHZ1LMKw/MD"
    "bH+IXnRAOP9jk47za8+jxhhDa1sF7vPEaLvKiU7T8xRc6SPLZn68bZw+6GFtf0eIiSz/P2S24I+y4RA23J5NbUExNpjCYxYE9Ia2"
    "Wu6FuboT0JThl7axi/YAuLCFSxaEJG/5Ax4AsfAyf8Fgyneu/Aj3iAykhx4tzQNvPJsMeeTjR/UeF5/a1MDO49z343vA0nCNwdwy"
    "vXEAOgbONPbQ04+dl8QI1uTEmsiJADi1vgDZZEPy35mMHsASdxjgWub2/6UV/ubgiBu2Bb80CnNOhQQEP6pf4P3Xbv0du/UTtKmB"
    "7jTU4am76+8cFB73PJar8/OTcI01QtaNgF5HUr326G7WqzVhpkV9NNViDEmoA8T1Sadqr0ZOis6rci8FjmW7tf9egOXqPu2/F2F4"
    "r6tPbjkvQspHNXxC0fwDSkVZm7fHFzBrYDMG0OjMo3OXDTN2jcrNX20pRaqeEy0DeHiS70YQHiuHNZCdAjo8RK/fo6Y9O6WoPyx7"
    "v5jUtvdHIAd4R6xfWc/YtpSz7NJgGtX1M+1wp67FteK/Zs+Qre5aic5zcaZd0WZeA1oPPYExfX5re6026YxJuK8KnDFp51a5M2aS"
    "nqec14j+AN/90ZYOBayPOqKyGAsWSXlmBENyroJKKzI8x2W/DWKnBDwC0IEckRVY5FhgRnbL0xo3vfADxwY+E+o8SV+P7HZI8F3S"
    "RyOhqDd4HfWl/o+weBD5j4MEAy7hk4lrwcGR5WKwwugR+Ry1jBqgH3TgfzC6bOgD96nwOuorNYC3WKPFgJiWwwxP/lyXeMy2MagT"
    "1134q+CyMsJTRnuiT83v5vjJL2EzmaEQJ71PwYJY6A+/E/098mPJ3LE8Vu7VSXCWVNmaNRS0qTJnFV6YBZaA4NQ213uzRUtWuU/H"
    "36Qr6AEpQK0GNFoNSDG8eqctB3owjqUtm5DjW6UeAdJwGvsrYr8wDEst+yaEbbBdqfWhiyG9V8QXFx747ecb/FPMuXJOxyaD5H2h"
    "ZVUCxNBNJsE1Vo+ntv3AP3Rv7nu3N3dXkdj1wAHyb72bH69CKbABREmIgHUv/wyoDvpt8u0faCZ1aZwA0/RtNH21kXfjRl5dRk0b"
    "dxtohaxn3NWV6fa3Mt0HX5JsFRp0eRj1WWXNjSepm3Kx2T32rIcFTd+8GlhDX6OtUu69IGpcWlLRZomm1CgyvY29fGSw+oxLG6jg"
    "zCUG5diHSSq1zKww6G5t+UL7ZjpwebmJs506j2gu0UbPZho9tcS0cYmptqFx6+bFA9nlDUjPaBz6tTawjyiu0AaCTboG6fVD/KY9"
    "Q7mqAJs+0FotOHC1wN/OhWpBtNOr1IJ40lK14E5gR14ZwkAtUya3RtL50O8PyJ4xh1WK3EGgKLG8KzJAQR3mRlO+c4lltgO5PcpM"
    "DUMxZO5sTi3Y7vIPPBGX8QS7cxC2ix3g8oMjcjtCfSJO/vU3RRznAQvabOSR4Sz4pABedphVCquIdIiUvpFMicUU2QRAxdDU4jw5"
    "wqb2AlbWzYYakFirheWtC8vCMS1e1AK7Cu0JoCajXtahHYv593BtWMBZQoNIWLMfuYJfcqBNRg7894miN3InlMLmanky3bMvJUQK"
    "5x+EnF3lp+r+8z7logo5TnEDrnB6gkO9xZ5cWR3Sd1jnEf73u9ubMg0yhsl6Ci3DI/8jtuU26XikzIpzvI2BG6OAJ4WCkeW4ID7A"
    "LQfCEHPa8pKfYpgnnh2Mh/pV7bhU0A6RWU27LJnaab8hviBLO505lb+7deZUQ5jVvjnVUeIvPkfL45VC2AYfp9bddQ9LMoMm88Cx"
    "ZvPtjV+zWXAZq9SVgUqKHd43GqWUVFRq8LUMWINJ0RizJjOt1RhbClDHCjWZrQU2ihWInIbUVN4HKg8XNblmDlDzTYVyXZFlreaR"
    "SgHqE9XkExWQqvaBysLp87T8PAEhxqKugzUFdBCmn02jWQfB6JjWJnpaa8W0+sd+DUg9cPd1ij02rFiB9E38zBy3NL41NaOt4M/G"
    "hpvR5KV+7c+y/XHkJUGjCBmykZBFk6XL1tdwgzx/6SuWuf55H/XXvUqlZ3KyQLIOL21keKn2WG3RY5U4RHX1rwyotsg3WgXT4a06"
    "9rLpYpZK7OVuxKyPzPfuFAlY0VilaOUkZy2VqW7RaS6zeL5zyYBNxH+sAUnKRnnZSQ2kRqpOG9uvw1tyMXRabmqk3OQTqwZzjwAO"
    "ka+vpTOVjlzQcpKWk3Qa0B6hWIuiOg2osVhtaBqQdAkUSfaBq6BCqg9nqBQFkEkyniAetZ+OyAAX8/vLWS6Zo+UTn8h6o2LKeFCb"
    "FLPyDTGZwr+YpwNw4dYMaqzKf9ycOrDh9bC0ql/YVVZNlc33cvUC/g+tthOLz0AhievmHiUqxMLr/Uqs/of5HyTLyTIPP2zKxNSW"
    "kff0gSdqth6RG4F2P7/IqhvXrg1ShfB3GGPrubxAQc4yHIYdyj2gc3p2nNOzswDSbUXR3/7UvbmSB++Bv31/e9d9d0UMW7jMfODv"
    "eh+7b++vgiLF2aO9gyjS5neAa7W2svEvj1UQe1yO2eMi1NZtjpOEWUtITINYy/oxnPysGkjOgB3cVu6cq2AaZlW0H8rhWqrWWNu6"
    "wBAohM0oL40/iuEyqB4C4KZwHT2pwblllXjMauJsjpLGdAYCB5f9idVYdZXl7/b2fcpS8qaXdeJ9wlK1L04kVWCS5aXMg4ltH8lV"
    "tXZ9Ckozl2XMJbTt1Q5tzAHq2MblNiNtg12FqeytDXaFeu85UF3yfbW8cdm5IMRm/fNWAK5D9Jt85kJ7yQq0zoBqOu8FnWtLLHlI"
    "LbIo+mB2Z9Z+Q4tjVoKh9jLjdn9IV6l6i92wsAeWISaM4K/xNSRaUpuqJuyq/bR04EojA1dgi62UHZaF0+xIIW2JUbeeHSyG0CYw"
    "FRNYsCvri1EpQK2hNlqK0tl/Oj5oP1GsEyy3mWCpw4L2OCyox4fiS89jhbFB8WC7SoeycJqqAiU79VkGxScY0iKSIf3yTUd1i/G6"
    "si0zGSCKr/5imX8tyLrc5sKFqluC/rJmL1bYTTxLft3yHiJB3zUdwaOr8u7w5t6Jzf7REbNpXY9vCqi5Kl5rHtQAx9i+oZh5bcKO"
    "Ho/8TkY+g8kyNpVzoCtcag1QtwXV9M3RNyt01OCoBaBaHdUafwM1fq2erkU9LeMba0DtTeZ1B4riApbZJEtAigoFxoAslcrtAdnt"
    "oVheCUsfUc7FDDaLiTX1DZg5FnOZewOfvQgzZUBAxkoDY2Ziag3oZgMyYsz01fa5cEyZ74Paut+Vp6QG02bXU0nHmTm21uF3rcOX"
    "Z+EUI3ofMm9WRPaZiqvwrNxTeJZzFLp4mCyvQFm/m1DbrrCTxHDbM5ac1sNy64S8oMRkHrXsl5iEeA5/Gx4Bcfulop7um1BOO68u"
    "IqMJ/lFlJrn7cP3+fd4u4lmeXSt/KQJorj1kVZf3sZLL+7jC5X2cd3k3vmLbxrBbpfJuol4bXos1NnIw/QAQnd7G50rb+LxiG5/n"
    "tzFeg3nklnduCufvQ9emdWzojbRdgkuhfrXqBIwO+lIpCW5aDET4fl15Lgd4gILdmlOlY5TVc8Nk4Q6OZWtPSzO4+F5Y4hsSQX83"
    "GybRn7P7pMbbVXYfNztTOZ7+O5cYY2EZzHd7Egra1NQyXpN51GDZEXNpb5EDWP1R4jNYcsgGoIcZFry+PPB+3YssC/OQL9Eh+g2L"
    "JKgI5gjJXESFqsT+NOAWM/t3w1zXmL9vjCl/XO12S0Hq261xt1vKNhVywhqyYhLmACXy9UuK2rOsPctNdHvW8izLU78GnN6H7zlQ"
    "pCa5Y5OcyD7eC7SIiCDl6kNE++V6w52YgMwNiPRLIRqUkyEjI2HbYi69tFm5XXDm+k5cEpU2wjzcMXVlHq7NRrJ5e0He7obXWu4n"
    "LlUXalpf1mp0aZCLeF1XablmsA++ta2h+6Sj4paAWaUIl2MFNdWiM1RT/8oDN7u6WgOUsIbYnt5brvdW2mSK7ozEaOXFgV6ovhFP"
    "XHp93I+x/i9uH5e8AK5rOQSYo/uSUG5K+w+fYSFfjOpxxNz1GT8N6zfY1pNfjRdn4tpkgP8PhCyINNrsUstMUMFkbYHaDwtUSK4a"
    "N00C5ADvmg10OPHPYh7F5S7wBIj2gn+FF9y1fi+42ZfEgQUwh5Qwt45oL23s0caeJtolGprlfkefmfmzxeZFYmY8WCllujit/xzO"
    "U/Btwl7wZF+HvPQmZUECpHUWYew4NU1gniAZzoDEDsiA+JltMhJOIlW9yLu5qWVUhct2sp/EqkKmDmxfe2C7liY3Lk02v2fE9qxw"
    "Klahi3Kj0EXOJiTZVh675SHXEcBBoHfbUdc60mwlUuybL15rDlpz0JqDsuZwzRzLGLcK1IZgpFJnoPGcZfpCOUK/wkNYdM6/FVtu"
    "5+Ts1dnl6cVZZGuJnlQZXJZbaZ9BRarZZykBcoActHN+rpJvd35eUWL2POcRhENVA8PB9APE7olSGthJRRrYST4NDFb0WFHfkSoz"
    "eASizeA1zeA7dbf+8f/PMx5c"
)
