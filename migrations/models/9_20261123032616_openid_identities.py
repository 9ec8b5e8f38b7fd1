from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

UP = {
    "sqlite": """
    CREATE TABLE IF NOT EXISTS "identity" (
    "id" VARCHAR(36) NOT NULL PRIMARY KEY,
    "issuer" VARCHAR(255) NOT NULL,
    "subject" VARCHAR(255) NOT NULL,
    "email" VARCHAR(254) NOT NULL,
    "linked_at" TIMESTAMP NOT NULL,
    "last_used_at" TIMESTAMP,
    "user_id" VARCHAR(36) NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_identity_issuer_187ef1" UNIQUE ("issuer", "subject")
    ) /* An account at an OpenID provider with which a person signs in. `issuer` and `subject` are who it is; the e-mail */;
    CREATE INDEX IF NOT EXISTS "idx_identity_user_id_e638dd" ON "identity" ("user_id");
    ALTER TABLE "user" ADD "email_verified_at" TIMESTAMP;
    """,
    "postgres": """
    CREATE TABLE IF NOT EXISTS "identity" (
    "id" VARCHAR(36) NOT NULL PRIMARY KEY,
    "issuer" VARCHAR(255) NOT NULL,
    "subject" VARCHAR(255) NOT NULL,
    "email" VARCHAR(254) NOT NULL,
    "linked_at" TIMESTAMPTZ NOT NULL,
    "last_used_at" TIMESTAMPTZ,
    "user_id" VARCHAR(36) NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_identity_issuer_187ef1" UNIQUE ("issuer", "subject")
    );
    CREATE INDEX IF NOT EXISTS "idx_identity_user_id_e638dd" ON "identity" ("user_id");
    COMMENT ON TABLE "identity" IS 'An account at an OpenID provider with which a person signs in. `issuer` and `subject` are who it is; the e-mail';
    COMMENT ON COLUMN "one_time_token"."purpose" IS 'SETUP: setup
    INVITATION: invitation
    OPENID: openid';
    ALTER TABLE "user" ADD "email_verified_at" TIMESTAMPTZ;
    """,
}

# Going back leaves the connections where they are, for when one comes forth again.
DOWN = """
    ALTER TABLE "user" DROP COLUMN "email_verified_at";
    """


async def upgrade(db: BaseDBAsyncClient) -> str:
    return UP[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    return DOWN


MODELS_STATE = (
    "eJztXe1z2zbS/1cw+nLJjOqxZdlxnT6dcRK3p+cSuxOrTe/qjgSJkMUzBagEaUV3T/73Zxd8F19EMpJMKfhw1wjEkvQuuNj97Qv+"
    "25oJg1nyqDf/6FqsdUn+2+J0hv9YudImLTqfR+M44NCRommZ84EdTBpJx6ZjB4Yn1JIMhgwmx7Y5d0zBcfIV4cxZCPuROFPqkBld"
    "ElcyQol07QkdsyPyacrs2ACZUkkoX7YJF87U5A8Ens9CQtM5wgcbYgxPhqtbfIbLzb9cNnDEA3OAHp70xx8t/w543X9o688/4YfJ"
    "DfaZSZyEP+ePg4nJLCPBY9NAMjU+cJZzNfZ2Su2f1Ez8q0aDsbDcGY9mz5fOVPBwOvzROPrAOLOpw4wY47lrWb6IgiHvL4ABx3ZZ"
    "+JJGNGCwCXUtFB9Se28QjbUGg5vb/uDuuj8YtFKiDShikvCHxoLjsjC5I9XfP6OfBxbjD84Ufp6ef/GeE/HBm4UP/O3q49u/X318"
    "cXr+Eh8oYG15a+7Gv9JRl76oW1CHejdRXI/YHBNRWV7HSDbD8GAg4nj0feyc5SdlWH6Sz/ITn+URi4OlX4HFMZImsxhuR9723n1E"
    "zUDVWA2Gd78vwfDu97kMx0srDBdOpQUdzG8yq2uu5ovjEsy9OM5lLl5KMndsM2TGYLQcVFPRKcJa7PZ1cTO5vSl1neY2ddKsfgdX"
    "HHPGitntUa7w2vBJj4J/7OFCL2B1v/fh+q5/9eEXvP1Myr8sxa+r/jVe6ajR5croi1WxhDchn3r9vxP8Sf51e3Ot2Cmk82CrJ0bz"
    "+v9q4TtR1xEDLhYDasR5EgwHQ1/Q8pk8xjZlHBjR8eOC2sYgdUV0RN7c9KVZZ7Y6Qjl9UEJCbuJ7+kbslWuYztspGz/OBbA2y85d"
    "nVJo8FKcPBgnZ6+1fH+dE0eQhbI8wX4klnggC7A7x65DxGRC6MRhNtiaYIwaZMQYJ+zzXNiwWF8TaT5wZrQJTIcJT8KFh0syETbc"
    "DyxcU8L2BDfkD3AHtE1Z2ije/eMz7OWylrFkf6WVwRvzocedHIPNI1jRAb5smmAdtxTPqXQI44699DwT5L/NZuKJGSXNigd8v+++"
    "73ROT191jk/PL866r16dXRxfwFz1x6QvvSrQIm96P/du+kmlgAPFBjV4S9Ms8XBqL7PFE1CsyGe0dJhsjl5uiYknFyWichIpYu77"
    "2zcJ7Qyb4JvezdXHf774cPX7y4SKfn9783MwP6553/yzf321smFW3yj1BtnQDTIuVlSy1HHtDLu+6NNKkDX7+9qEWDf5UTXJPLlW"
    "KifPMrkOFNI6oyTUXOvtkVuOhgCCXUrnTeHWsEqMIzJEbT0kY9iWbKlsBW/LotxQv/AyUaqSEQE3GTGwBBAlIy+G4ykI8Wi+HL5M"
    "WyDbfuA9v+efAsBvxAgdCbBtKJnDXQWHufAxwgqQwzYZupLZAxAHd/CXwRxqWnL4Ek0Z9RoMbKAl7M9LfG5wfaDes02k8P4CeIEx"
    "hYfCs0YW5Y9oIgXWDlmYzhRmSDKU1MKnBH+NemMiHbqUYD4Jq6yx9EcLxOkDEGjuwGU1JGzf2QwHHWrDXZLzvD89HPuGLK/yjm4j"
    "jKtm7+67lMchbe7Rp1sWS4ooDhCz65bB7Lr5mF03hdmBqh+LWSVMNEbSZBa3xGMbvMQJbFkGAZd7AltRaX9xy7h/fPupsLBDGo2P"
    "rsdHJezb8EoVuZyk0nxez+fIairL44ii0frjEe53aYJtCsrDj2/X0h6dizLqo3ORrz/wWpLpTyatwnF/epPZ3ZiYrM3gz5RORb2R"
    "pDpARp92yiiOTr7i6KQ2wci3Kr0HRiQHyOLuWRnr7izfujtbZXHkrlfhcpLqABndOSujNWBWLqvVtSSvfbAjzeg++5yDAcRImszl"
    "1v/e3d4EUSyMvSCeU9aULvJGr3/vJxzRgL/ZkGQwPSaPt4hSrph91Kq02IP5TRZAY1R2HNCrBrevUmrEfXV5lw1jHWoUsWk8b0iU"
    "4wN8Nh/A5qEKZU2FOeKX20VxjhlMHMxiM0ukHFvMcZh9RIYjYSyHCPKzGVxmBu4FUgiO/+UCrxLOmKE2CMqXZCZsdunj/GQqLCAg"
    "lsn9xGIxZxzzhgkdj4XLMzORd/noMjEE6VDHz1b+7Awce4nZU/nhAJ2i3NpFirLNxubcrGjeJogOcNvvnHVLWbfdAuu2m0LT3NG/"
    "2biaZRWRHCKXj8tg8TArn8vHKTQe1VkVByKYfxD83bmnEKj09IK+5u5McbwHb0i5V9GQXNwB8e5Y31pQ0wlAyAre26erXr938/Ml"
    "8env+d31Tf+SSFCB9/zn3m/XN4Nff7kkD+YT4wN33pAQCez/sONn+NO5IfU4yWbi6mXEcrwtdeOF1Tsn3Vfdi9PzbhhND0eKguhB"
    "wFzni39jEfO4fVpRziukWtCNFvSDEMYAXBjTqirnJOX+iLnl5doHOWQL4VqYco+pZlxgxalKMfOdQlgIHrrxba0KQ3BW49OPkW1g"
    "PTQsAr7v8m0IEnUDS0zO6Zj1xSPjrQwwamVGuwiP4sHcgRNOLgFJSRC0xb7D8vJHtsTSHMxsDW+mimtwxM/jIC+G/OToB9P48egH"
    "ycCQcX4cvoYJ1jKVIetdRqTpkc2djDzcXT/8K+qANPzU2kmFvJJajWjICqEG5ts1gyHPluTVsJzfbSd5qZSAakyOkRwEPLVtFofb"
    "SBUmJ4gOkM3nZaDs83wk+zwFZGO9D+PVuBynOUAmd87KJB7BrIKAQSr1yJTSrYU2JQj3xzn9ZryRuJDZ57kJt6sh5SSlLsJpspSx"
    "gqKGiGNkGlNomnwbgincOTajs1YGluBfaRdhCDKaU6psV9iGKlGdmtIR9vKSDG0hZpfooQ8xy1+Vt3o/j0jPkcQWC2KJ8SOZ0Ufm"
    "ldiqe6jqVsn+GiaHxmI2Mx2ZXcK7y4dr6KAZZmc+dOCI+aByzXCM6GDimzspG45pF5NX53uMqLF8b7EnBpwlrupX5PXphP9FDYYQ"
    "WCwXD3keybC5GGfAaPm6JyRoskvWGk8psF96sO9iyniwAahMegu28pJCWSkqK1VTVlBS9rI5Ka7eVn+N6zffEvAulzAHBiycudYo"
    "+BRvqNHG1hWm4YnqUm2uC9hdpfqObMa97Xtii5nXj8K1YdDBbVp6gjUVgA+vZapOGGkzYPuPy+616/FlpdtFYjReXDy2MDkSf+iO"
    "vE2LNzxnk5HnxqyeZVfCIuAqazuY3+Q9qW554sabT+g2CDtoExtq8wpMThAdHpc3H1WY06UlaAaPsXQym8cxklV4zBw75P+IZcp9"
    "1NMFrEVmJECxVBr3asZ2O4l24Q1W07h1XmsdUewFSJnM1o+Zq6UD/XGiA9ySN6PIUm7gKtfTLP9J2Mx84P9gy1SZxAqbU3DunjH8"
    "S7CmgtFoc7PpIvSFkksN/n74q5njLc+ru7dX765bX57Hu+4ZsJWbTmaTzPBau/Cgmvis9Tl6YXEloViSSW7B3e29I3NbPJlG0OFx"
    "MTXH06jJJHZjlcTkR2So4r/2UPV9HPo1ZEPlFC+mwnN6X3vNLr/DmtaUk73j599zvykJOuM+yOPnJ1PfUYfJMIqIHKwiDrcrcta9"
    "xytP3a+fW/XC/whTa3T96TM75JGwSrM6pDjA7WgriSS68nQXXGaBLi2NvgcEB8nhLVRQYxOCWm5KglB7KY32UvCkikHNfJlVWp00"
    "02RJ64zorVhbBb4osm8Dnuiv/m32jNll/dDYImuSF3rLWR90Vm7pWOJ6u8gbxUpFVH/V6saiFkB4eiJ6anie6RAt+6FqEyRDv+3B"
    "pphI8QJcR5M/md7xhZe+u9dW5V5tYguLvQb/8cmUQOKIyNFMO6Q7fPg9D9zcy+CW2O5IgvdJZq50yMQsXV32R2vu2qA21bcU7Eva"
    "5XxmlzMmkzSv1/ctiZE3eQ9qwTj2JJHMcef3vHfzW69/1e/d3lzGPot7fvvL9U3v3aVq62U2pLe7Uks1agKTdLokMG7xVSkJxC+n"
    "ShwumK+DcBsIwumjX7e3J+iQ5zfmYu5XdZUWc00x6/Kqw5NvQzKrf6FSPrLM0G9wqV3ka89jk0o42f508F7JJza6cp0pJ7DjqPAx"
    "tV6qEwu5YbGh1zNFOadiwbGnk1AhVYM9mWPmn/kXtnKCtwJ3d4gx2oEK7A5VoDXD0d7tC9zzB8zGbsdOh/boiZokVfzZskq72zqs"
    "2xAfO1oy1a3ZJGFzmd/yCoVO2sedU6Lcyza41mREJTvvunYqr6KUM90t1RQXp+U71N10W9y5O7LM8cDXROVd6iSddqnbNV1qT2lW"
    "+RAiiiajTI1JH452lqwFXlDfkaDTZR61yzzgBbicCzur33A+dJSk0gDSVwBI6r8VFEww/wDVy0WZPfQifwe9SO2fGi+qs873wtHU"
    "ySffoqR18olOPtHJJ1VhMPg4LFwxrJWPh0Vz2iWAscE4Mb1cvwEaoERTKtEFRyO+rXJCFOyEh1sdYYOfoEepOv1qMRUyaizsVxfM"
    "qMHAaW+T+9Z9S3UfVhkhws5oQbTbR39FA6KQpTkx9AL0JUXZXPjlmV3PmvkleTDLXuSU1GT55jNEmty0eO/38P0NoOr2lHsXX/vI"
    "xuKJ2cu38DPLqEhcLzQobH8mrEGj9PmcOFftvbBFM6BW2zq2lArOFBCwqU9UxwxsKagun3SOiQ2bvZiRkelIdWQKhUnS8Q4kwJM2"
    "uXAfpurGZubhnDt7bpWoWVsnqe5Y0RYE0GCBVDff4kQHx/TNBw103sjh7Wsa5NEgjwZ56tliwsq2wYS1zvYKZpQwufDmBpYlYMvl"
    "ObNnpvLK5BHpg+kzck3L+c7keAqUxBPIuXDwhDqvCaiBbZ5tNgNDL6M55Ibv/RUITGaeRUHLu8z0iv3fsU/L9Fg9ze+xetpZZybt"
    "NOjZsJ16xToqE/M8z495nqdzhqLvJ83igq5sSTId0/+KmL7SWAOTp/n/RoDKpTxbBHGy1ZwtoNsW48ORHeds3d6+T3D+TW/17PJf"
    "P7y5/vjiRIkBJplOThLLbEIHNvvLNW2WYTUW8nyVtB7fd6NiWtiHSQUwpqZUtbAE9jhJwI5WebjY30m4GOxIIBGvyc2v798jzsDF"
    "6ua7a6k1BL668yDlLKspuFRoOMnYpFIHcGC8iRloxIwwc5rZvmnDqM1sFM1Q1jowM/vEja0+rSI0ZbMn8ajRqUagU/rYzudOKM45"
    "6yE3zzXvqIe9TnHtnHRfdS9Oz7thZms4UpTQmt73we1js1EWdFG458fJtJ1Vwc7S6ZR1BLB3+KtKiZSM8brplDFaLepGi9o0LDao"
    "ny2QQa4F3miB68yQb0HKfmfmKk5VjOQAI2jdMp1ju/mNY7upvrHKxaUPLKtybU2cMqQ6QEZ3zsp4sTCroINsKp1txoBPlSCCiKLB"
    "IYPWVCwUyhLrxc4MYvIIsVMt26kq78cz0srBd9tO46Q0o2Hy3YxaVq4f65PU8mJ3JIzjy3QSF4pAOqZlYc74iJEH84mBdDqXQTa4"
    "P4DiUuSIwlIEWjkrKSvPJT7tvDoPvWH8UeQI3324ev8+7Z1J1xADlztZ7ayLt/Yk5d4kx7Qonm0gJpEkMLfOgtdK98g4/D1/brMn"
    "U7iyBryXIq0J8DUs0voM+F7IyVrfYZp6f75FDKIxiefwcnXWCF2SGfxvTG17GQ8ljNhE2CWV4yF9nrE4SMVVkaTcmxXxTTpegaxs"
    "RqXIiP/nW6xpygZbrs+cWKRTRXWqqE4VbVXPe+gLZ/6T8mxaGakPsavtouwHB+YNJtHEUiejuWADgFUzpuhWwb1VuS1aBEOvAmZs"
    "L+ewDHzzAQ0G7GfnpyEYbG6J5Qxu8Bp8K68MBy5RcM7YnHgNvYZe6AEGhqvWxc5f4J4HjfA4mEHwbbwmyqQjQ1g5E9Oeqe18GLTZ"
    "w5weORUL7vXKxwfCC3o983UTvSYqyPbaLItqHlhEo3Mr6vpe4eeXxfr8VmIJsgYDVFWzLHbcSEznBtT5FvbOwYnvX5UFvUKrXdkm"
    "S1q7Vtq10q5VaddKcT3DqQqkke9OBWIv1WhcRQrBdVGnkGKDX79TEbgN3lFZxA/kM6mObh6L2Rz+a5DRsk2G+G4ekUJk4Vfg4OAV"
    "8mII1+TRfDl8mVWmt9uHl/F5sAbCXwvo+bTJH6BpqOPK+EjSvghGg7fxx9r+wa5qSLtQz+xC6UN5t30ob7TYq3I5p6v4/i/rLfL5"
    "idkm3LSO0Zx5A205N9ly1i2dt9jSOb5vV2HwZtXWloLooTFE8YgWlX3EqD2eggnltam0HWVNrRpnz6begsS0yj2PUoSHF+3snJVJ"
    "OoVZBQxPpZ2GfPO7X9TYUXJuofeUJu8pkVuT/sLWH34bUe9O/bXAlTWfgncprQKv3vZ7v11fEo/6nt/9evfL9c2763eXRLpyzuCJ"
    "DUmDDfqSVq3pTNHtrrbzuKIw/FeVKtbJBfrhRL22cu+xb2NJUWy48NMSY1rtXJ6IYodfgHdK+w6srDJGVr6NlTrIecqqGbAhwS61"
    "C2jL/eQu7KX/8fPDSzM4RnN4htLmO0TqYOQ3YRQ1rFC5YR/ZIUk6BvSXTqiNSJrs8z9rKm1BMDLoDfmVwcigCeWeMbtsMDK2yBLB"
    "yI+w4j/23vaLopHx+kZsRyKn5jzDw3vjE//0j4/Moo6ZmRzuc/tDeKMD4vmXbYZtYxzLCN4m+Zkfwp0l55UO5OLBs5TYQsy8k5ex"
    "IHRCVfYpZoU+MQLmiHHpp5biv2HL+muIZCqG6sAQkA7VFf+AZrg2A7cN/tyMw3B2+eCMAC5GbMUsalofJaxuIJW1KMkvcx/IcLT9"
    "b7y5Easd5vblh2f/LUxey7pOEGrjutEmV+LLr/a1pUgbi3A18sOLl5MF6rWaAJJ0mvs1uR/tVeWdjpDkEJ2OjR9UpZNMd51kiit0"
    "I36dd5s9Y3Z5vy78jrOTTFcX8QZYqvN2nyNv94PnsrQyvT/vUrvY9YsmrfX77gQ2JgJuEklNQx0Rhm251fEXI69NAnti3PHqAH0s"
    "mpgOOGL+maThlL9JYhptrGFEt8yRZG7RMQscNFy/ae9v949f5wOifZj2/2IgvE7FffZqxorG/85N/gNxtyOWC9sweVaPrSK2x4ia"
    "zHqV4jYVi+9AIZugEwLIKCgFQN3gpb61ycSGf5+sarEmSQqrt9Ni6rPPOUIK5h+E4VoEdlz/3k/gHKlTVRIVvsH01aNWVrsAcqfq"
    "qTZxmn040kYd8RHuyepYD9DGaDqp7XZi2tLBg6/QzGA2nmDOsDmg1zMAYZc/y30uBbLbyok4Y8sESVT09BJEOu1Bpz1oZFY9C1uZ"
    "iKqwSYLoIPafbWNTGv7T2FQTgZRK2JT32Wt0ah1TE+qxcirHNgEqtZoz0KlglRcd7+rPKJOPoOAbRxCHWo9H8WLtoMIbR1QiuJgz"
    "rvy0VJE30PnuXJAT4LXBSgFRW37ePQ8SERCssokEM7KNvYEVruVyDI+R/0E3c2ZyV5JhlOdxFMtoKF2G/gi/cK6SkEasnhmxCqRR"
    "p1AmoG3y7t26/eX65lJ9Fvf8Xe/j9dv+JTFMm42dkljJNtPbm1/82mrtZKEfSOnrqgvdIFWyeQ7HX6sCk1fIDm4pd87KcBpmFVSy"
    "pnitXFxMCMvAuYtO70vQNfv4vhZaH0vE6DhboGEzdx0CLBZgenw1TrfBc/28zaOqaklSaeWyTrkEGNtoWRUHXSU8PCx08+iNxkLr"
    "KJW9w0IT/l/GTlIQMU2R6jzJelFQle4bcLNmJV6SXBfjNe2bS6G2zwOG9fhIfO45LBMRiy62i2AxE6eVxcW4cMwJNo03vaIZFXBV"
    "JTSYAYV3OqqaHOUVz5AhRnUvfzCNH4dZdTq7e3BmjlYsW0/laGHLxNhY/O2Ka3jafja6zuXalQ2kc7katDc+2MKdV/WsEkTNRRNa"
    "Cqf3+pTRkXCdNmFHD6CWEKz3FEwdQFLnRWi7pObhW7Te+WpU90DbB/muGh0VNGoGaZNDPI1BUXR9lj4EoInpGmuLifL0xgZYe7Ny"
    "uwNlcYbKbFLdVkIKGWDAqpTy8YDV5bEeFviEdi8eOk05Fy4sFgMzsccwcyoWKuNkhge/zZmYWwwNZDAxsIkvmMbomw3JhDHDc9ux"
    "EavKckFvfYjpBxlowA6etz7NRTvvTU1ryWb0PqSy1GR2t0xsrpsfm+umYnMSvyLTyfDS72bUsgoAkohudyjJaTUut07IC0oM5lDT"
    "eok5d2fwe+wQsLNflnTQPezktPPqPERL8EcRPnL34er9+zQg4phOtc6tIUFzgZC6aRXHpdIqjgvSKo5TK7n5JWlb4+6uC9Jcu9IZ"
    "Nf70A2B0chmflVrGZwXL+Cy9jHEbTDM3v9AvmL8PRX6bWNBbqdJTRzpXrSuK0ei8lPWICnUNk4HtPqhqz6UID9Cw23AucsSyavGX"
    "VbqDU9k6xNIMLb4XEHxDUj/u3FGc/SnAJ3G9XQT4yNWZpfu1/k2S8VSYY+bFOwkFb2pujl+ThQnLVg3YYqGAFnUB5g8VP/1HjtgQ"
    "/LCxaRT1Zt30Q9bld6ibZCVxVEJ8dPfVzaYQFGRxBGLOkkJR5nyScIep88+jXDeYIF//sK2Nn7G1RwLYi90tgU0FmrCCrRinOUCL"
    "fPOWog4p65ByE+OdlULK6qvfAE/7wX0OlKlx7dik6LHH9wwvIhRIvvsQyr5Kv0+voyblZMTIRFiWWKjw7KrdLjiTXvSWhLWD2BJs"
    "SiVmhBOLTVSvr8Lmnlt51lcEiCuiL4d6vvimttJ8z2AfYms7Y/dJp0xYAmblH/nZyS5aDr+hiv5XmrjZ5csNcMIagj29N6XzVmEy"
    "WXtG7GrhxoFRqME4mrh2++hPsd0NLh9JXoDWNW0CylG+VEf2qLPCXexbg+k8tlhIT/HT4Igfy3xkMqj9wWeTIf4/CDIjxWi7j1oH"
    "QfmTNQK1HwhUIK4KO02M5AD3ms2cxpdAnLxvMc3i/BB4jERHwb8iCi7N/2Ts7GvywHyaQ6qU20S2lwZ7NNjTRFyioYeR3NEnZvxm"
    "skWWmRldLLQyJU4bPAXzSsQ2YS04YQP+pPWmbEECorWXQdI4NQxQnmAZuiBiG2xAfM02mQg7VqOeFd3c1mPKGpfteINGndi+U4Wl"
    "rclntSab35RxdyhcGVToPB8UOk9hQkptpbmbn3IdEhwEe3edda0zzWqJYt9i8dpz0J6D9hxKew5XzDbH01aG2+BfKfQZaDRnnb+Q"
    "z9ANl5B+K1hu56T7qntxet4NsZZwpAhwWY/SPoGLVLGRcYzkADVo5+ysTL3d2VlBG+OzVEQQPqoKHPanHyB3T0qVgZ0UlIGdpMvA"
    "4IkOy2rsWQSDhyQaBq8Igz9ruPXL/wPN6ZEl"
)
