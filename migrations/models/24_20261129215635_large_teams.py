from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

UP = {
    "sqlite": """
    ALTER TABLE "room" ADD "revision" INT /* how often what lists of rooms say of it has changed (name, archived); NULL is never */;
    CREATE INDEX "idx_membership_room_id_2ef289" ON "membership" ("room_id", "notify");
    CREATE INDEX "idx_inbox_notific_308620" ON "inbox" ("notification_id");
    """,
    "postgres": """
    ALTER TABLE "room" ADD "revision" INT;
    COMMENT ON COLUMN room."revision" IS 'how often what lists of rooms say of it has changed (name, archived); NULL is never';
    CREATE INDEX IF NOT EXISTS "idx_membership_room_id_2ef289" ON "membership" ("room_id", "notify");
    CREATE INDEX IF NOT EXISTS "idx_inbox_notific_308620" ON "inbox" ("notification_id");
    """,
}

DOWN = {
    "sqlite": """
    DROP INDEX IF EXISTS "idx_inbox_notific_308620";
    DROP INDEX IF EXISTS "idx_membership_room_id_2ef289";
    ALTER TABLE "room" DROP COLUMN "revision";
    """,
    "postgres": """
    DROP INDEX IF EXISTS "idx_inbox_notific_308620";
    DROP INDEX IF EXISTS "idx_membership_room_id_2ef289";
    ALTER TABLE "room" DROP COLUMN "revision";
    """,
}


async def upgrade(db: BaseDBAsyncClient) -> str:
    return UP[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    return DOWN[db.capabilities.dialect]


MODELS_STATE = (
    "eJztXXtz2za2/yoY/dNkRvW1ZTvJOnt3xkncVruOnbGdZnerjgiJsMWaAlSCsqPdm+9+cQC+XwZlPSgGM20SETikdADinPM7r/92"
    "pswmLt/rz67mLumcoP92KJ7CPzIjXdTBs1l8HS74eCRpOs5s6IWTRtz38NgXl2+xy4m4ZBM+9pyZ7zAKk08RJf4j8+6RP8E+muIF"
    "mnOCMEXYIxi9sPjcu8VjYr3cQ6fBxUfHn4gZi5CUI4ejscs4sZHPEHZdxPwJ8fgefAebjcWXcOjdZh43p86fczL02R2Bi+Khv/3W"
    "Ce4K48FNOr//Lj441CZfCYdJ8HF2P7x1iGunOO/YQCavD/3FTF57P8HeT3Im/MDRcMzc+ZTGs2cLf8JoNF38frh6RyjxsE/sxHLQ"
    "uesGCxdeUr9AXPC9OYm+pB1fsMktnruwqECtvkF8rTMcXlzeDK/PbobDTm7BQ4rEogSXxozCZnGoz+Xvn+KvQ5fQO38iPh6++qae"
    "E/NBzYIH/np69f6X06sXh69ewgOZ2HFqJ14EIz059E3eAvtY3URyPWZzYol0eZ0gWQ3Dwwsxx+O3ZuMsP9Bh+UE5yw8ClscsDrd+"
    "DRYnSJrMYnE79L7/4QpR5mN5bQmGH/1Fg+FHfyllOAxlGM78Whs6nN9kVi+5m9/sazD3zX4pc2EozdyxkA2CGcPRYljviM4RLsXu"
    "4CxuJrdXdVznuY39PKs/iBHfmZJqdivKDK/tgHQv/McObvQKVt/0P55d35x+/AS3n3L+pyv5dXpzBiM9eXWRufoiuyzRTdCX/s0v"
    "CD6if19enEl2Mu7fefKJ8bybf3fgO+G5z4aUPQ6xneRJeDm89A00n9v7hFCGCyM8vn/Enj3MjbAeK5ubH5r2ptkrmOI7uUjATfie"
    "gWp7Orcd//2EjO9nTLC2SPvNTqlUgzFMHo7Ts5/Uh78InZEI5ZQgl92hRyw0zbmP2O0twrc+8UBTJV9nzPPfIu7cUWJ3xd90TJDj"
    "I+5janN0yzx5A49M2YPQUQkV+4cUKMNrflaBJqyr83LyZ/41f+fc9alfooopgszbHXC9CXpvR7IZc1+yaKHMD2B5wDlNheEOvt+P"
    "f+n1Dg9f9/YPX705Pnr9+vjN/hsxV/6Y/NDrivPhXf/n/sVN+nWHC9Wq8gTzSdHyUOwtipcnpMisz2jhE96cE7fDbtW6yCXSW5Eq"
    "5p5fvkudu0K8vetfnF7968XH03++TB2+55cXP4fzk2fqu3/dnJ1mRGF9EWhEX0NFX3JZ4YjF/twr0NirXq0UWbPfr1Us6ypfqiYp"
    "HmfyyCnTOc7CA+kpdSM6uZ7WNC4pUQfdHrLgfLbQWAgij0t5roSUEPHyEwwjeTgSxATZiAi5L9WAF5JUaDli7fZmC+tlXstY03MG"
    "dEC/hBjeiKCZuCWj2BVTxUsnVppbXWTNOfGGgu3Uh0828bHjcuulRPDgWwCEN/HY/G4SjQ7llxSqDlPCQDx9LDShERlQMV2wFPSg"
    "UKlR4KDjc2Rx7MJD4AITatRImB33ggXyx6jvracU/RYc16DSiCHxcRwiCpkB8ZgxU+d2noR5gXWZGfKxJx5dRKO4VjDCxWXxDeB+"
    "8rNHxE/gvvz8Halw+rZwI7Q0oya0Uk2ITwNdvCmmaCGud6SD6x2V43pHOVwvcarqcjhB0mQWd9h9V9ibt3PwXAnD/VaIO23Lc82+"
    "gaTEqrGxIxqDoT6NoSbkeA0up6kMn5/mc6xi6fI4pmj0+SH0WfvEEeqvODwo8yfA5GVOj94bneOj96b8/ICxNNMfHFyH48H0JrO7"
    "MX7bhL5fg8NpqhYy+rCnc3D0yg+OXk4IxiaYtgyMSVrI4qNjHe3uuFy7O86yOAYE6nA5TdVCRveOdU4NMauU1XIszesAUMkz+oZ8"
    "LQEBEiRN5nLn79eXF12EOaBD4MUBzEhXla6yRs/+eZMyREP+FoOb4fTEerwHvDOj9mG31mYP5zd5ARpzZCdBw3rAfZbSYPfZ7a3r"
    "EGurP7JpPG+Sv+QfpNxbAmPdp30l90TTU/Jl4ownSEyPYiUcHkRESLj/LVwHPwWXXguPPe6hM+y5DvHCgAhwJVDxB4NgYxlcYclQ"
    "iiEnf1roEagTN8z5UDb+DQYUB48LwhRcsR/eIozieBYkRuQwnU9HxOsmyeXXnIntIx4O9xGDeMHVdGE2cnnLKcHUf26kSJFNcj3F"
    "rlvqZyi0R3bYzXDYe/0qcizAhypXwvXH0/Pzp30Ht+K5xJt5Tj01OUNmFAgNBSJ6CWt6y5Jkq9nM22b0xrxmDZFjl3N/xL6WOv6T"
    "w5XSjMmJeqIMnPEzh4wJuNllHkzgbgdoD1nwp7WHpF9dnNI2CBOhKyHKQKbIJJgp80ixk38F9wWnfl9NmRMQMBYVpuIQ+5LYcQmy"
    "2KPY1RZ6geVjiPdS3sjxu/FcoFfBBTZ8DfDOuwRzcgJXKZhs4QPuwC0/oF8Cn33iDnIORjbBtiD2fRBwj1IKUzZitpCMUqhG3xxZ"
    "mN/LKGP5+MfgQVJ0QtSfHIVwSQmeir8HFObsocvbSEKL74oVwyIZysWeEOwjCysl4cszjYAcBkG5yaYYxaPB76xw35uso84mso7C"
    "BdFldDi/haL11ZEGs18dlTIbhtKiNVDwtXmrprfPw3XQ03GSi1kV/pacm3yGFy7DBZsXoLFiBidIskEmzthH/4dch++i5lLBXGBG"
    "NaCXxe66adsbbpAF9LAQR9OZXwCslqqLSZLNaYv761UVewdHr4/eHL46ijTE6EqVYhiaP8nERCUOc/ysjpdKkK0gaKphR0ibYqak"
    "zlhHFEQE7RMGqw93AP12SDyP1WJxmmpz+kynsxE2H+/ryFwxq5TRcswkQX6Hx1VoSdZd5CSdWeJGLzHgCkuscILMaBxNW9+GwIof"
    "seN+JJxjqSTnYMXkcLcKVpyKicNpYqZGLZ80UgbAHOQQyxwfh6q0HglWwgSXKIDM8fkesgBTk8gZmCkOxCcHicbg6AIvEvPQnfNA"
    "KJrPToKcnBwKuekvMKBiC/tiAyMsbFcaFBViM0Llc/F4zObaLq7fhNaDVf2NhLQ2CN2WETqPjJ2ZUzNeLEXUQqyud6wD1olZFeFi"
    "ObiOz0d/kHG9UKWYpI1c1rIhehU2RC9vQ8A5l2dxeUReOL8V/N146F14ouc39BmdTyXH+xRqaagyYunNHRJv0DgGaRhG9dcIh/xy"
    "2r/pX/x8ggL6Ab0+u7g5kYJzQH/u/3p2Mfz86UQJ0OF8lpXcW8o5MjjqanFUg08sdfLsgnGTg8uFSr0sZB6T7owRC6VhlG0RRLFh"
    "NPPYWFhHUcK/UPgD20J8kbmKI/2+9sUdY/ZQGDyOW3dbpCl35/XvqEjKsE7EI5u7NhSjELuFMqgsK8tIJCNGvr9dAcE+y0BdMdnO"
    "nBLfjTRoCNR1IbYYn+ExuWH3hHYK0K7MjG4V4EXDuUM/mqyBeXGx0C75EcpIy4hpJkOwo5vJEnlwJcijRi8serD3V8f+295fORF6"
    "j/83662Y4C5yJXDUMABQ92TmF5TW2fTDVxynbdCq1Vexlqu2RDZShtAkxnTRcslIWyuyoMH73d/5mUTeekxOkLQCzVo3iyMxUofJ"
    "KaIWsnn1YaqQjUZoPS4naVrI5N6xTuK/mFXhX8il/jucz5cCp1KEu2OcfjfWSHKRydeZI263xCqnKTezzJsUyG1aZahgtsQSJ8gM"
    "ptC09W0IpnDtewRPOwVYQjDSrcIQeDxHKxePebYsQjtxuM+8xQmyPMamJ2ChWxBxIgvYqo97qO9zmS7nsvE9muJ7otLc5D3AbLdk"
    "Knfq0phNpxDfkoMONv1wAx00Q+0shw58Nqufhpwgao07dCN1exOni0Pr8z1B1Fi+d8gDEZxF8xngkjJ7FYv/KRNnCNQJkMCinj9k"
    "OytDZmxcAKOVnz0RQZNNss54ggX7uYJ9ZaJyIACiQh+ai5JJMtTKMaxIMXzZnNR8JerPYP+WawJqWEMdGJJo5tP+BIrk7G5QWd5W"
    "6yRED/kq3iV4gTxCldy+9dhUlZefex6EqAr5HKeeQ447cR1Z5L7AdbC+5xR3wFScUNI5riyfvJos5zt2IXoyqjBv1ATNt3ATHoZt"
    "1vXfNkq1FTlkigSssdy7KTy+fkdCfJrXYHKKqH1cXr0fwVRk2FpFBhP4usxS7AQsmQ7nT6ir2q79JFELRfJqDrKc4Zflep7lPzGP"
    "OHf0H2SRy6PIsDkH4O4Yw7+Feyq8Ggs3Dz9GtlB6q4nfL3418dX2PL1+f/rhrPNtO/Z03xai3PEL69xFY90qS9pJztKxooPkSygi"
    "hym6nBHa/wAx2w+OHbZtU0miOGgdJ+uXcuTQPWRJj69nycZ0VpBkZkmj+HHClNH7VpWYgyzZIuN6g48f0KAJgCoOJ0GdIB4ZB2a6"
    "mLtQNV7FHqIEetiVm+rq6dJOD9Lr8oXkwlAak566ZXM8XixtVkcULRRGawkcMYmpm+BydJRqo+0hQSs5vIYEayhRsJSRkiI0Nkqj"
    "bRRZV2vJ+JgsrQmSafJKmwjotWhbFZYosG8Fdujn4DY7xmxdKzSxyZpkg15SciPOrNJUsdR4t7LgOhUmk5haL08sLhAEhcu5rC8k"
    "bD3Q7C00YeInRHbbnYchcOKFsBwd+uD4GO5yoqy9rszu6iKPuQQacjw4XFD4LDYz8+bo5p49oKGNexLeEUohcWF7oumc++jW0c4l"
    "+60zm3vi0JRvUiiVjMG5ZYMzsSZ5Xj9d1CRB3mQJ1BHXoWAJJ/58NqD9i1/7N6c3/cuLk8RbMaCXn84u+h9OZMkvxx7QqzNBd4Kg"
    "8Y0/oGcfT/vnQ8HYi5/PgjdoqIJvsq+oVoDNyuufyONriVzBNJ1JFUxqhnVSBeEdq+OtC+cbV90KXHWjRV1/dJawfT7pNXj+jWP0"
    "ezBFdyvryizzksts0q7at74Nibj+hDm/L+7pGQ51q2zyWWKShjEeTIc2Yl/I6HTuTygSEkc6mbH7UtjGQk+3XWKpWirSjJVNIcDa"
    "Bc+rTR4c6HZG3cVb6KR5R4fS4WspD+wdhEh3xb8LjPGNPXtA1cygZFnskHZdbRPcOHobYnfHO6S+3pombC7zOypV6KC73ztE0pDs"
    "QtnuEebk1dHcywVaaJnNR1pVdGFauel8lK+jO5uPXGc8LOwxVmU8p+mM8dxd0nhWZ2SdFyGmaDLy1Jhw4liuFG3wqs60STqT9rF0"
    "2of4ApTPmFdUoLgcJEpTGajoGVCR/LvGARPOb+Hx8kZHhr4pl6BvTC+r78ekNOEo3+NKm3AUE45iwlHqAl7i5XBhx5BOOfIVz+lq"
    "QGDgYk5M1wDDIgJZLhiH+JKwxEGXl8EiqkyAsMWnDp0LG3UP6v2EJUtl2yxVM1hVGQ5SD6bYJsJ+76JBZ9CBexeAYRt79oDKaBXm"
    "PbseUfSVS1znFVBMjrK5WMyW7dAlA1DKMJedCDpZkuWrDwxpcg3jnRfou+s3NdUqd86tdkXG7IF4i/fiY5GGkRqv1C68YKbYg7a2"
    "ZhESISDqBiI+yHeEVEYoNhV2G2DUFjeCyhpQbFD27jzo7SMPU5tN0cjxuWymgsUk7qtWBdCtk7L53aSoNcJGn13HldY10awbPnAr"
    "vGpib9RX45JErWP66j0JJmykffLNID8G+THIz3I6GXOLdTHmPqWDhTM0VC+4uQ35C1CJWag9U0daZ3wP3QidZzR3XP9HBwAWwqGV"
    "OWU+NK5T6Qk2VH/2yFToT0WlI1d772cgMYXBFxV18QpjLnZfYh/qlF49LC+9eth7Sk3aqCe0YZI6ox3pOEJflTtCX+UDieL3J8/i"
    "itJtaTLj6H+Go1+eWEOH5vn/jokjF9PiJUiSZQO5BN26GB9d2XAg1+XleYrz7/rZDuifP747u3pxIJdBTHL8ksiW6S0eeuTPueOR"
    "Aq2xkudZ0uX4vqGmwQAzAJbgTxwuk2aRkHEcCT1aVkOPOgenIYi36OLz+TkADJRlhe+mV60hMNa1gpaLtKZwqFJx4olJWn05wPlE"
    "bFBiRhBNTbxAtSHYIx4sjcWX6qNZ3IhjrU+rCU155IEFxV5+hxLdMgiDE0IDUxxiweF6OgonvBpUIgsvGXhr28W6TTvQ7YYpl/SQ"
    "KI2eLWshsdOBs72Do9dHbw5fHUXxstGVqjDZvOIg7EYyHRVhH5VKQ5LMKGo1FDUTpLnMAuwcgJuV8bWDNBO0ZqkbvdSO7ZLh8mEH"
    "BeRmwRu94CbE5HtY5YTdpWtUJUha6II70qlQe1ReoPYoV59W2sj4jhTlwz3h6IyoWsjo3rGOFStmVVSqzcXFTYngUy2IIKZosM+h"
    "M2GPEqZJlHwnNnJoDPnJyvBY1gh4ZJ6th/+tOx4U44LCzNdT7LqldmxAspQVu6HF2D/Jh3/BEnDfcV2IQB8RdOc8ELE6vZMwrjy4"
    "AMslyQHGxYDUUt2ibsokPuy9fhVZw/ChyhC+/nh6fp63zvjcZsM59YvKZleL9jTlzkTXdDC0UGC38UpAVJ4rvpa7eDZSvnMyf+aR"
    "B4fN+RLwXo50SYCvYa7aLeB7ESeXeg/z1LvzLoIXjnDo70tlSxO8QFPx/xh73iLpixiRW+ZpHo5tej0TjpSauyJNuTM74rs0vMK1"
    "8gjmrCCAoFxjzVM2WHPdcmSSiTU1saYm1rRTP3Dihvmzn6Rl0ymInUiMdqvCJ3wxb3gbT9TqvzYXOoDQasYYzCpxb5m2CxqBpXJn"
    "xt5iJraBsnhVWbuZyxZTQfQDhC8s3srMHQ6hDdwnM6FoyOpglvI4iCuyJVpWsdjkswfUI7eQpvAWWWKH3DreVIpt+ZQLYRIiqdcl"
    "TX4ZDiTeDFsY+fCIMHADvmSnWy9aw4RXNCK8op7pFdOYoIplja7oLSxifXllshRZg5GpuuEVG65LZoIClnkXds6ySQq02gudoTU2"
    "bJNX2thUxqYyNpW2TSW5XmBNhatRbkeFy65VoVzaC8JwUX2DhE0S9IOGpwYfPSJtB8q8KXYdDkZF0AkaZsJEVfkby8bP05n425ZD"
    "nGBvPCE59+KmnjugLyzBpv/xyVd/b7aw9FuCQRZFsCfCmHPxlvhznrxSHJse/oDgWjfoICsvGVNqy6aU6f677u6/8Wavy+WSYuW7"
    "v63XyOcH4jnipssoz4U3MBp0kzVoUyl6jZWik3K7DoNXe2ytyYsu9ShQmDA0epHhR4GOpBQm5gFOPdIMb9nA8RZGptWumpQjbJ+7"
    "s3esE3UqZlUwPBd3GvEtqJ+xhEQpuYWRKU2WKbFZk3/Dnu6zG1Nv7vjrCJPWeQi/i/YRePr+pv/r2QlS1AN6/fn609nFh7MPJ4jP"
    "+YyIJwqD8ezq9BouiW/N84brduJiw4qndZM8c3SbS/bcr7k4wVeVnlBMGdjlSH5tadxDgUXNpVhxJqjLxrhe+5+YYoNvhGoPvwGt"
    "S0fpKte5cp2hJ6SeQhsRbPK0EafnbnJXyNb/BAHj2gxO0LRPcVp9zUmPYAitGxPx1QqE6BPp4hnaJheZWYmf3mSMG+V0lzPGd+dV"
    "27mVTjhctCObY5ImYy9bjWmucA6HVT6f6RwOy4nuGLN1ncOJTZZyDl+JHX/Vf39T5R1OJppCXRg+cWZFSkJA/NM/roiLfacwSj/g"
    "9sfoRi3i+bd1utH/zkadAi86XO5WOdH/CCZo+NDF1DC+9t4BHzb8aXXR48QBA3bsc4BdLXDLW3vIcuhsrmJ3H8F7HWR8+sy1u8oF"
    "Pob2PZ6Fbj02RbKGX1F13A08dUAH1PKZj11JCGnFgs8LNMOeL3HkCbZhqmyHNCJ3mHaRZQvzwYrngv0Ol4KnBJHMlvjejJOoY7hr"
    "I1W+90Q1USJY/AYZuBzd6IWluo+/lDcKAW0e8uDW8bgvJsmLFrQ3VxkvFuJ4AT96Ef5m7rPZTLsqcKpqXUJ5lL7+W4c6fGKaLDTC"
    "tw/7vw6jw/ktVB5Wb+jK4yPP3fLCwRGBKRn8jJLB6lCuw/eYwjD+GYwHx0YJcqbnFdk0TOnNKQUG1uN/5+rzxUX/4ucTFNAP6E/9"
    "i/71L+ADCaXbgF7fXH76JD0lSnY2wy+yTDLss5Jgl1uZzYDHq8+BlYpfDXdTNN/UFC1ALO1CJL6UmXYxCN8cl93WGBlYEHVkYoLE"
    "CMXnaCMGdf8esNikVVtznTOkBnNv8jqbhCyTkNUE/Le7GwlZf2ejy7kPqEYxnhwMdp9AlYcsnqeToIU9P8Y43TDlScK/U3xPeBc5"
    "FEYdDzHPJqq1bNCZQ7ajdSFjymX0DkjlVCAugpTX+iwdqBXYU7viRFUufuFRVaBEB9uwuVjqBlPwq9rYUr+wMG1VJYoEkSlFkdQB"
    "6pSiCF6MGpI6pjCCur6gDrx/z5TTgZNxx1itK6bjHdYkKX3q+3g8gRJLRWI6MVopp3F6noaclvJyPnMZtokNRZww8hib7qFLaKDl"
    "QAFLNeghToj0nqqqTWE6DvXDqsxTIUTFj+siIXwtcTI48BQL4WkgV/0C0b3Jxw9oMOUHLp/L95AVJ3D7k/l0ROOkbo/Ix4sPPNAe"
    "AEX25BOsR8f2JwGhUCvuJn7oGZaB4MiZwrwBFYQz56tYpbfI4s5/iPRHQyMzECFl6sVvnfA3h+5b1xG/M9IwUqpH8JOGBcndxrO7"
    "Zc9uYm1qsDtN1b5o5lXxPZEDFrzseS5XV2FP0rUGsF5F6XSTsLvepMUpsR2s2FTrYEhStZDXB72qvRr5Wnuvy52tMJbxiAuxW8/4"
    "Dina5A/ccBE8qR/VcBtG81tUd3BlnkOlYNbgZkxg2JlnZ81aCTtQJqFJoi1lRtXhc46wfZrvWhgeG4c1mJ0iah+jVx9HakIISlnf"
    "JtcyYE+107kikhbKiNUb6xlsS9uDnyYzrK7vHICdugLvwFVwmx1jtn7mXPQ+F/sHijbzCtja9uCI9PtbOylxnb6XRHZige8lnbtY"
    "7nuZpudpF7EFf4DyeqhcM8gcu8UeeBwWaIIfCIKKCydBdw1ZfYGTP63YKSEuCVJLjqhcMxgLYGReGDCxkQfLNDw5iMMMPqJIp9i7"
    "lzltcGc0ZQ/E7qqOIKodmnTXQCocc4mlBgS5pThsvUUWZb5zu0gMYRdy/cQDbccjY1/+KlVv1wJvGNTokV9Olujhe+izdCJZ0zmo"
    "ZtKjZCX7kIwxlT8ejea+zPB79ByflDtsEodGqv1IcWMS8NMkKNSPMdEjDY0e+YM5dCnNP0VoFP9GK/6pI67e25YjbY0racOgcSxH"
    "6i1Ams5wf0nuF9bV0EscDGkbjCR1Pp5BjaYTpJSIAb38cgEf2SPVLtK3zqpngRKw5ALE1E1eglPoCi40tQH9eHZx07+8uIblUNrZ"
    "gArKX2RKJ9RRDFNCt7soCfWwrvDPkJqMkiZL/8BIqbvGCTKzvo1eXwPrrh3WNUlZBs5tIO5YD841eW67m+f2UWmSnUIIl4ZxnlX4"
    "bTxJH7wNqIit0NQA/HwL2KXceEGQuAROw85gURh6F3GmktXmVMKNoTYsAchRQffmjTx2QKU1XV5r7LdMkPLTmGc39SYCUGLgzmbC"
    "nUZXWruuVBti3Diw2JJd3oBUjMax39gBu8jiCjsg2KQr0Fs/xnfaMZbrqq7pF9oYBC03CNR2LjQIop1eZRDEkzQMgmB6WFsiiPtE"
    "owUkhJIHoWKfIAs0czEI6ri89ANHjt0NFHXIN525eEzCEAuVCqsqJMexDhyLuxSFdWz4GwzoKVKLbYePRhMI6mDcl3eC/sXSDhEP"
    "8hYS1EeCyUF9DlnTWNxIK6oishhS1kW2rnGCoGJo5lCaHCEzdyGeXL+Ch0mZXXnKrFGNN64aM892aFHFzCq2J4iazHrZQHTCHn8U"
    "QsIRJ0t0TgXVguBUUKUEuqqA/IGm13ErKzVidoGH+EacssWLFM5vhVZd5Y86++dNyhWVKxqZKl4TTs9WksxajAoTyzO8vGBnkmYX"
    "KnZ2HicMBDr8Zls1TxCnMahzUidQvQnGQsoJ1Yd4XQTyfwYhm/DuQNzT73qvS8Xarafgp8mJMjlRTT2sds15Xt6f4um4pGf1qthQ"
    "VNL1aR8qxAtLRBg07yEsSTXbZVTGJJ3JgKScK2YL0UhJQ6XGuZYha/BSNAbEJLaz3MGWIjQxQU0+1gLkYolFTlOaVd6FVR4tap6a"
    "OUJzbmoU4oqQtZqvVIrQvFFNfqOCpar9QmXpzPv09PskFmLC6rpTU0StgH7WzWYT8mJiV5voV60Vu6pe+xUwteXO6tTx2LAyBNI3"
    "8SvxeGkca2pGV8N7PXxITH7Si30zIcprC2WMI2dJkJQf9KFVNq6ssgzQAh5Lxa3AIf3cm+l0XkiWPzYBpY0MKDVeqw16rRIvUV0b"
    "LENqUPlGm2EmoNVEWzZd1dKJttyOqnVFlIenSMmKxirVKy8560m96pKGpYV+4CgkVe0uorYVso0FeNjJlP3h5NWpJe9RI31H/FPS"
    "5SLtjGbVSM1KLVaN4z8iaOPJv/JG0ia+wWhSRpMyqUENZ7FRVk1qUGO52tDUIOk4KNL9A4dChd4fztDICAqSZ+AZqqlckHdDmTfF"
    "rsOJLSNvVToMmxEali31CBqz6Uz8Ddk7e1DDVG3OoMqq/ItDKa2o2mrOXNjs4wcUcnxkPz5ZXSAoLPC/gPNOHTrnyIrr6O4lKsaK"
    "u6uSrcFXtCGEWqyi+qqcSPR4RtjMVb31kJo9oOrXXTCAC2XdAlmiVZZDEP9544nzIL6+nKULJofRinJTmFSgLacCbS3udFPB95ef"
    "zi5O5Is3oO/PL6/PPpygscvEezmgH/pXZ+9vToLdnn25txB82vyWcJ3ORjb+m30dxu6Xc3a/iLV1u+UkaVYSSdOgo2X1HE5+rRpM"
    "zpC1biv3jnU4LWZV9CPK8Vra2lD6ugAZZMwlmJaGLcV02Y7rgnBdvI6u1Di5ZT4zwKyUPIJWNZv7QvHwmdB29I7qKijw8vI8BZ28"
    "62f9fp+hku2LA7kqYpLjp/DCxLaPFKtauz5FZQ6Xpw6XEOyrHRGZIzQhkU+DSAaUXeZQ2VlQdoly8DlSUxF+uXRz2dgg5Gb9962A"
    "3ET2N/mdC0GTJdY6Q2rWeSfWubbGkqc0KotGegF5cHih6VnR0iQmaXAP5w60DGO3PqHoEUBkqG7BAaZVQDLHC/jg+LIs1HiC6R2x"
    "0QvgSzeCaF++RRefz89lGQqwqzSxrhU0hc45zrbni3iHi0ORgqHuUx6J4QjXLVwclP4QhFBFWBa/wTFcXlx1uJpm2c5oJrqokdFF"
    "apXrC4ksnREROiIC83rYZExhYEkdWDLYlfVV2xShQQ0ardmaRE4TxLWbLDa5spvMlTWxWzscu9WnI/a175PCAK54sFtlMzkwTddg"
    "ks0VnTGW+RbQQzqZiCHvtFe3rDKXvbORBSw++atj/62wnvPmHlxouiXWX5ZfhmLJiWvJb/d085egVZ68SSGlCbUyVZe/o6rLdx6b"
    "z+q65lNEzbX7OhIMlGWVER6xud9FZO9uTzWnUqeOJspnKpgas9C0dzXrW72+WX2ixolaQGpsVAMDNBAGMDbrSmzWsnNjBay9yNyu"
    "pSwuODKbBA+kVqEAIciuUjlIkN0edbGCrrC2GeRQMbFtutCGROZIiW++CDOahI4MlRwmxIY8KGGeWejWcV1lzj8yz+bKgc6DFkxP"
    "oQTreqRO9tTcc40lv21LvjxpqpjRu5AotSSzj3S8iEflTsSjnA+Rw8vk+AUm+/UUu24FWhLTbQ4yOazH5c4BeoGRTXzsuC+hrMyx"
    "+Dz2xfHy+FLTWldAymHv9asIOoEPVWDJ9cfT8/M8OuI7vlsr3SwiaC4qsqw3fF/LG75f4Q3fz3vDG1+Tb23crTJ811GRD8RijY0c"
    "TG8Bo9Pb+FhrGx9XbOPj/DYGMZhnbnl/rnD+LvTmWsWGXktzLSEU6tckT9CYeDCdwu+2Q4QKP6yrz+UIW6jYrTizPWZZPWdMlq51"
    "R7bxtzTjFN8JPL4hwfTX81GS/Tn0JzXerUJ/eHamdmj9D5DrwJwxUc5PhIU1NXPGb2V1TnXBY48Sb5EDYr4l+Rk8ckQsYYeNHXH7"
    "8lj8VT/kqQgQeRMTvd+weIKKkI5wmYtWoaoOQ5pwg4UYtnO4rrDcQpDgtIx0S1Ea6dY46ZbCpsKTsIaumKRpoUa+ek3R+JeNf7mJ"
    "zs9a/mX51q+ApzfhfVrK1OTp2CRXsuJ7gRURLUi5+RCtvY7dICerOpyBlxYKWt4y12WPe3m9nVGiOgBMUFSJClJzIcuaMqjlCT2V"
    "hBFQZD6s9VlP+4lLzYWa6MtKQZcGuYhXJUrLLYNd8K1tjN0HPR23hJhVynA5VlACL3qHatpfeeJmF8NrgBHWEOzp3OH+e4nJFMmM"
    "xGil4AAv1HAcT9Tq2ae2D0cvxKnreEgcjvwlwtRW9Z7nUHhZleV45Orox2FJB9e5JzzMDoJnIwv+FAtZ0tFvfY96CoIKJhsEajcQ"
    "qHC5akiaBEkLZc0aOtSodzHP4nIXeILEeMGf4QXnzn8KJPsTcWABTZvS5lYR7WXAHgP2NBGXaGgC/DV+IPavDnksUjPjwUotk8O0"
    "4UM4TwOjEHvBly048tqb1AWRWFpvEcaOY9sWh6fQDOdiiT2hA6qib7fMS2SxF8ET63qMrnLZTbb/WFbJNIHtKw9sN9rk2rXJ5rf4"
    "2BwKp4MKvSoHhV7lMCF5bOW5Wx5yHRG0gr2bjro2kWZLLcWu+eKN5WAsB2M5aFsOp8RzxpNOgdkQjFTaDDie85S9UM7QZ3gIi97z"
    "7wXLfVah6yq9+kGYSDXbYiVIWniC9o6PdfLtjo8rqs8e5zyC4qWqweFgegu5e6CVBnZQkQZ2kE8DE0/0SVGbmCoYPCIxMHhNGHyr"
    "7tZv/w9ObQ4g"
)
