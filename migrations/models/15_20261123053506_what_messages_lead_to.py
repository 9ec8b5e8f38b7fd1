from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

UP = {
    "sqlite": """
    CREATE INDEX "idx_message_reply_t_355d14" ON "message" ("reply_to_id");
    CREATE INDEX "idx_notificatio_url_b4fff8" ON "notification" ("url");
    """,
    "postgres": """
    CREATE INDEX IF NOT EXISTS "idx_message_reply_t_355d14" ON "message" ("reply_to_id");
    CREATE INDEX IF NOT EXISTS "idx_notificatio_url_b4fff8" ON "notification" ("url");
    """,
}

DOWN = {
    "sqlite": """
    DROP INDEX IF EXISTS "idx_notificatio_url_b4fff8";
    DROP INDEX IF EXISTS "idx_message_reply_t_355d14";
    """,
    "postgres": """
    DROP INDEX IF EXISTS "idx_notificatio_url_b4fff8";
    DROP INDEX IF EXISTS "idx_message_reply_t_355d14";
    """,
}


async def upgrade(db: BaseDBAsyncClient) -> str:
    return UP[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    return DOWN[db.capabilities.dialect]


MODELS_STATE = (
    "eJztPW1z27jRfwWjL5fM6Dy2LDuu06czTqK7qk3sm9i5tD13JIiELNYUoCMpK7o2//3ZBd9fRSqSDCn40OYMYglqF1js+/63NRUm"
    "s92j/uzj3GatS/LfFqdT/I/MkzZp0dksHscBj44kTMuaDZxw0sj1HGp4MDymtstgyGSu4VgzzxIcJ18RzryFcB6JN6EemdIlmbuM"
    "UOLOnTE12BH5PGFOYoBMqEsoX7YJF97E4g8E1mcRoOUd4cKmMGBleLrFNebc+n3OBp54YB7Aw0q//dYK3oDPg0Vb//43/GFxk31h"
    "Lk7CP2ePg7HFbDOFY8tEMDk+8JYzOfZ2Qp2f5Ez8VaOBIez5lMezZ0tvIng0HX40jj4wzhzqMTOBeD637YBE4ZD/C2DAc+Ys+kgz"
    "HjDZmM5tJB9C+18Qj7UGg+ubu8Ft724waOVIG0IkKBEMGYLjtrC458rfP6VfBjbjD94E/jw9/+qvE+PBn4UL/nr18e1frz6+OD1/"
    "iQsK2Fv+nrsOnnTko6/yFdSj/ksk1mM0J0hUF9cJkM0gPByIMR6fj52j/KQOyk/KUX4SoDxGcbj1G6A4AaIyiuF15G3/3UfkDFSO"
    "rYHw7p9qILz7p1KE46MMwoXXaEOH81VG9Zq7+eK4BnIvjkuRi4/SyDUchsgYjJaDZiw6B7gWugNerCa2N8Wu89imXh7V7+CJZ01Z"
    "Nbp9yAyuzQD0KPyPPdzoFai+63/o3d5dffgFXz913d9tia+rux4+6cjRZWb0RZYs0UvI5/7dXwn+Sf51c92T6BSu9+DIFeN5d/9q"
    "4TfRuScGXCwG1EziJBwOh76i5DN+TFzKODCixuOCOuYg90R0RNnc/KNpZ5odoZw+SCIhNvE7AyH2am5a3tsJMx5nAlBbJOdmp1QK"
    "vBQnD4z07JWS76cZ8QRZSMkT5EdiiweyALnTmHtEjMeEjj3mgKwJwqhJRoxxwr7MhAOb9TVxrQfOzDaB6TDhScxhcZeMhQPvAwnX"
    "cuF6ghfyB3gDyqYsLxTvfvkCebmuZOyy3/PM4I310OdeicDmA2R4QEAbFaTjlsQ5dT3CuOcsfc0E8e+wqXhiZk2x4gG/78c/dTqn"
    "p686x6fnF2fdV6/OLo4vYK78MflHryq4yJv+z/3ruzRTwIFqgRq0pUkReTh1lsXkCSEy9BktPeaqw5dbYuzTRZKoHkWqkPv+5k2K"
    "O8Ml+KZ/ffXxny8+XP3jZYpFv7+5/jmcn+S8b/5517vKXJjNL0p9QSp6QSbJikyWenOnQK6vOlopMLXP1ybIuslDpZJ40pMsp0wy"
    "6YUMaZVQEnGu1fLIDUdBAI1dkudN4NWwS8wjMkRuPSQGXEuOK2UF/8qi3JR/4WMiWSUjAl4yYiAJoJWMvBgaEyDi0Ww5fJmXQLa9"
    "4D2/559Dg9+IEToSINtQMoO3Cg5z4TDCDnCHbTKcu8wZADm4h3+ZzKOW7Q5foigjP4OBDLSE+3mJ64bPB/I728QV/i+ADzAoLApr"
    "jWzKH1FECqUdsrC8CcxwydClNq4S/hr5xcT16NIF8UnYdYWl31pAzsAAgeIOPJZDwgmUzWjQow68JT3P/+nR2HckedVXdJUQrtS+"
    "3XdJj0O63OOjW9eWFEMcoM2uW8dm1y232XVzNjtg9YaYNrKJJkBURnFLPLZBSxzDlWUSULnHcBXV1he3bPdPXj8NNnYEo+2jq+2j"
    "Ltzb8EkNsZyG0nhejedYaqqL4xhCaf7xCO+7tEA2BeYR+LfX4h6dizrso3NRzj/wWRrpTxZtgvFgusroVsYn6zD4ma7XkG+koQ4Q"
    "0aedOoyjU844OrlLMNatat+BMcgBorh7Vke6OyuX7s6yKI7V9SZYTkMdIKI7Z3W4BswqRbV8lsZ1YOzII/qOfSmxASRAVMZy62+3"
    "N9ehFwt9L2jPqStKV2mjvX/cpRTREL/FJslweoIeb9FKmRH7qN1os4fzVSaAMiw7adBrZm7PQmqLe3Z713VjHaoXUTWcK+Ll+ADH"
    "5gPIPFRaWXNujuTjdpWfYwoTB9PEzBohxzbzPOYckeFImMshGvnZFB4zE+8CVwiO/3KBTwlnzJQXBOVLMhUOuwzs/GQibAAgtsWD"
    "wGIxYxzjhgk1DDHnhZHIu1y6jg/B9agXRCt/8Qaes8ToqXJ3gA5Rbu0iRNlhhjWzGoq3KaADvPY7Z91a0m23Qrrt5qxp89F/mNFM"
    "sopBDhHLx3Vs8TCrHMvHOWs8srMmCkQ4/yDwu3NNIWTp+Q3d4/OpxHgfvpByP6MhvblD4N2hvrWglhcaIRtob5+v+nf9658vSQB/"
    "z29713eXxAUWeM9/7v/aux58+uWSPFhPjA/mM0VcJHD/w41foE+XutSTIJvxq9chy/G22I3vVu+cdF91L07Pu5E3PRqpcqKHDnMd"
    "L/6decyT8mlDOmdANaGVJvSDEOYAVBjLbkrnNOT+kLnlx9qHMWQLMbcx5B5DzbjAjFMZYhYohbARfOvG97UrTMHZGkc/AbaB/aCY"
    "B3zf6auIJeoatpg7owa7E4+MtwqMUZkZ7Sp7FA/nDrxocg2TlAuEttmPmF7+yJaYmoORrdHLZHINjgRxHOTFkJ8c/dky/3L0Z5eB"
    "IOP9ZfgaJtjLXISs/xgtTY9s5hXE4e568W/IA9Lmp9ZOMuQl1dbwhmQAtWG+vaYz5NmCvBSL+d12kJcMCWiG5ATIQZinto3i6Bpp"
    "guQU0AGi+byOKfu83JJ9njNkY74P482wnIQ5QCR3zuoEHsGsCodBLvTIct35WtamFOD+KKffjTaSJDL7MrPgdWtQOQ2pk3BUpjJm"
    "UKxB4gSYtimoRl9FbAq3nsPotFVgSwietKtsCG48p1barnBMmaI6sVxPOMtLMnSEmF6ihj7EKH+Z3ur/eUT6nkscsSC2MB7JlD4y"
    "P8VWvkNmt7rs92F6yBDTqeW5xSm8u1xcmw7UEDvLTQeemA0a5wwngA7Gv7mTtOEEd7F4c7wngJTFe4s9McAsmct6RX6dTvhfXGAI"
    "DYv1/CHPQxk2E0aBGa2c90QAKqtkLWNCAf2ub/ZdTBgPLwAZSW/DVV6TKJmkslo5ZRUpZS/VCXH1r/oe7t9yScB/XEMcGLBo5kqh"
    "4HOyoEYbS1dYpk+qS3m5LuB2deU5chj3r++xI6Z+PYq5A4MeXtOuT1hLGvDhsyxZCSMvBmx/ueJauz5eMtUuUqPJ5GLDxuBI/ENX"
    "5FXN3/CcRUae22b1LLcSJgE32dvhfJXvpHXTEzdefEKXQdhBmdiImzdAcgro8LC8ea/CjC5tQQtwjKmTxThOgGTNY5bhkf8R23L3"
    "kU9XoBaRkTKK5cK4sxHb7bS1C1+QDePWca3rkGIvjJTpaP2EuFrb0Z8EOsAreTOMLKcGZrGeR/lPwmHWA/87W+bSJDJozplz9wzh"
    "X8M9FY7Gl5tDF5EulN5q8PvhVzPP355Xt2+v3vVaX59Hu+6bcJVbXmGRzOhZu7JRTXLW6hi9KLmSUEzJJDeg7vbfkZkjniwzrPC4"
    "mFjGJC4yidVYXWLxIzKU/l9nKOs+DoMcsqFUihcT4Su9r/1ilz9iTmtOyd7x+vc8KEqCynhg5Anik2mgqMNkGEWLHOwiDq+rUtb9"
    "5aWmHuTPZbXw36LQGp1/+swKeUys2qiOIA7wOtpKIInOPN0FllnIS2tb30OAg8TwFjKosQjBWmpKClBrKUprKdipYrBmvEwWVgfN"
    "qExpHRG9FWmrQhdF9G1AE/0UvGbPkF1XD01sMpW00BvO7oBnlaaOpZ63q7RRzFRE9tcsbywuAYTdE1FTw36mQ5Tsh7JMkBvpbQ8O"
    "xUCKF6A6WvzJ8tsXXgbqXlume7WJI2z2GvTHJ8sFEE/EimZeId3h4vc8VHMvw1diuSMXtE8ynbseGVu1s8t+a83mDrBNeZbCe0mr"
    "nM+sciZoksf16rolCXCV76AWjGNNEpd589k971//2r+7uuvfXF8mjsU9v/mld91/dynLelnmPf/YA7hLAtc88+5578NV//0AEHv9"
    "cw+OkKyA5ofjZM9orZCbjZc4kQxsjezBNJxOHkzKhk2SB/GMNfHYhfO1u24D7jrdJHZ7t4d2jn5nyuh+5WFpMq9JZp2IdXj0VSQG"
    "+xfquo+s0EkcPmpXaeWzxKQa6ngwHfRc8pmNrubehBO4caSjmdovZW9Dbtps6FdXkWqsWHCs/iSk89VkT5bBgu6AUdEn+CpQjIfo"
    "zR1IF/BQumQLVPLdfsA9f8C47Xaij7QPT+QkV3qqbbu2Yq4dwIpo4/GWaS7NpgHVRX7LTyk6aR93TolUL9ughJMRddl5d+7kIjBq"
    "KdPdWuVzcVq5Qt3NF9CdzUe2ZQwCTlRfpU7DaZW6vaZK7TPNJgchhlDZHqVMoHF8sxRt8IpMkBScTghZOyEEPoC7M+EUVSYuNx2l"
    "obQB6RsMSPLfBgwmnH+A7OWizh16UX6DXuTuT20vWmef74WiqcNUvkdK6zAVHaaiw1SamsHgcNi4Y1ir3B4Wz2nXMIyh4zkxvV5l"
    "AhpaiSbURRUchfi2jB6RZidsg3WEpYDCaqayT9ZiIty4BHGQhzClJgOlvU3uW/ctWadYxo4Ip6BY0W6X/oZSRRFKS3zoFdaXHKS6"
    "5pdnVj3XjEQpM7PsRfTJmijffISIyuWN9/4O318Hqi5kuXf+tY/MEE/MWb6FP4uEitTzSoHCCWbCHjRrd/LEufLuhSuaAbS81rH4"
    "VNh9QMClPpa1NbD4oHx80jkmDlz2YkpGlufK5ioUJrme37oAe3JyMX+YyBdbhW08d7ZuE69ZW4ez7pjRVjjQYIM0F9+SQAeH9M07"
    "DXTcyOHda9rIo4082sizniwm7GIZTNirZK9wRg2RC19uYgIDFmeeMWdqSa3MPSJ3IPqM5pbt/Whx7BflYq9yLjzsZefnJ5hYENph"
    "UxD0CspIbvjd32CBKYyzqCiOVxhesf839mmdaqyn5dVYTzurxKSdOj0Vu6kz0lEdn+d5uc/zPB8zFJ+fPIor6relwbRP/xt8+pJj"
    "DSyex/8bASyX8mISJMGyMVsAty3ERyM7jtm6uXmfwvybfrbL+acPb3ofX5xIMsAkyysJYpmO6cBhv88thxVIjZU4z4Kuh/fdsJgW"
    "VmySDoyJ5cqsWQJ3nEtAjpZxuFgJSszR2ZGyRLwm15/ev0c7AxfZy3fXVFPEfHXrm5SLpKbwUaXg5CYm1WrVgf4mZqIQM8LIaeYE"
    "og2jDnOQNEN3rdaaxb05trpaQ9OUw57Eo7ZOKWGd0g0+nzuguKQrRGmca1lTiL0Oce2cdF91L07Pu1FkazRSFdCav/dB7WPTUZHp"
    "ovLOT4JpOauBnKXDKdchwN7ZX2VIpMsYXzecMgGrSa00qS3TZoP1owUKwDXBlSa4jgz5Hqgc1HBuolQlQA7Qg9atU2O2W15itpur"
    "MCtVXPrAijLXVvgpI6gDRHTnrI4WC7Mqas3mwtmmDPDUyEQQQyjsMmhNxEJaWRJV25lJLB5b7GRxdyrT+7GbWj3z3bbDOCktKK18"
    "O6W2XarHBiBrabE7IsbxZT6IC0ngepZtY8z4iJEH64kBdTqXYTR4MIDkkuBohaVoaOV1i7L5KvFp59V5pA3jH1WK8O2Hq/fv89qZ"
    "OzfFYM69osLX1Vd7GnJvgmNaFLsgiHFMCYyts+Gz8jUyDv/OnznsyRJzdw3zXg50TQOfYp7WZ7DvRZhc6xzmoffnLKITjbnYsZfL"
    "riR0SabwP4M6zjLpShixsXBqMsdDOp4JP0jDXZGG3Jsd8V0qXiGtHEZdUeD/L5dY85AKS67PHFikQ0V1qKgOFW01j3u4E97sJ6nZ"
    "tApCHxJP21XRDx7MG4zjibV6qM1BBgCpxqCoVsG7ZbotSgRDPwPGcJYz2AaB+IACA9azC8IQTDazxXIKL3gNupWfhgOPKChnbEb8"
    "gl5D3/UAA8OsdLHzD7jnYSE8DmIQnI3XRIp0ZAg7Z2w5U3mdD8MyexjT407EgvtV9XFB+EC/ur4uoqcig2yvjLJopoHFMDq2Yl3d"
    "Kzp+RagvLyWWAlPYQNU0ymLHhcR0bMA6Z2HvFJzk/dWY0BlYrcqqTGmtWmnVSqtWtVUrifUCpSqkRrk6FZK9VqFx6SkE1cVv/wMa"
    "SlCpCNQGv6kWCRz5zJVNng0xncG/Jhkt22SI3+YDSYss/BUqOPiEvBjCM/dothy+LErT2+3idXQezIEI9gJqPm3yG3Aa6s3d5Eha"
    "vghHw68JxtpBC1g5pFWoZ1ahdPvebbfvjTd7UyyXVBXf/229RTw/MceCl64jNBe+QEvOKkvOuqTzFks6J+/tJgjeLNvakhM9EoYo"
    "tmiR0UeMOsYERCi/TKXjSWkqK5w9G3sLA9Ma1zzKAR6et7NzVifoFGZVIDwXdhrhLah+scaNUvIKfaeofKfEak3+hK1ukxtD7479"
    "tUCVtZ7Cb6nNAq/e3vV/7V0SH/qe3366/aV3/a737pK4c3fGYEVFwmDDuqRNczpzcLvL7TxuSIzgU13p6+QC9XAiP1uq91i3sSYp"
    "Npz4aQuDNuvLE0Ps8AT4/dx3IGXVEbLKZaxcI+cJaybARgC75C7ALfcTu3CX/hHEh9dGcALm8ASlzVeI1M7I70IoUixRWbFDdkiU"
    "Thj6awfUxiAq6/zPGkpb4YwMa0N+ozMyLEK5Z8iu64xMbLKUM/Ij7PiP/bd3Vd7IZH4jliNxJ9asQMN7EwD/9PePzKaeVRgcHmD7"
    "Q/SiA8L51226ba88jxoTDOxsFThvE0/bVS5cmp5Xw5E7tmzmR3vGyWseFoZ3hJjK2vEjZgv+ILvVYLfm+cwWFCNTKQyzIJw0tBFy"
    "L8wUnYLGBr+0jS2Yh8CFLVyyICB2xx9wD4iFl/kLBlN+cOVHuEdkKL3CaOEcepP5dMQj9zKqmbj4zKYGtq3mvu/YA5aGawwXlulN"
    "AtAJcKaJh95lbNsjxrAmJ9ZUTgTAmfUFyCa7Wf/BpOMa66NheGWZu/m3VvibgyNu2Bb80ijINuWKDn7UoMDrrN3Jz+xOTtCmAbrT"
    "UIendm2+7Ux43PNYrs4OT8IpawxrGn+7iZRu7UncrjdlykyL+mhqxBiSUAeI65NO1V6NjOWdV+XWcnyWbfX9RwGWq5t8/1GE4b2u"
    "fbjjqHwpHzXwTUTzDygRYmNeB1/AbIDNGECjM4/O5+y28Nyo3P7VllKkmjlzMoCHJ/luBeGxctgA2Smgw0O09uxoe/+a9n4xbWzv"
    "j0AO8I7YvLKesW3VzvFKg2lUN8/zwp26EdeK/5o9Q3Z910p0novzvIo28wbQeujpc+nz29hrtU1nTMJ9VeCMSTu3yp0x0/S82ll1"
    "6A/w3R9t6VDA6pxjKkuBYImOJ0ZAgjAvgzof+N8Dl/0+jJ0SMASgQ/lE1v+QzwIzslueUbfthe/556gz0BA9lkP/1ehcQYcNout1"
    "1D1oyIVnjZdDYloOMzz5XS7xmG1jFCB2PYZjA79AfqoMCZThgej88nv2fULP0D0fTucobkk/UbAgFoTDj5Sg2MVv4VgeK3e/JFhA"
    "qrrJBuqeVNmdCm+2ApU9OF7qull2aHIqd778R1h8LYE9BajldaXl9RRnanbacqAH4wHasa03Zv/NCJCG09hfE/uF8VL10jNCWIUN"
    "QK0PPWwSdBmIC/f85vM1/ikWvHYSwDajqn2hZV0CxNAqk+AKi4xTG2SrD73ru/7N9e1lJHbdc4D8a//650sUrFA+U4AoCQmw6eWf"
    "AdXRuSrf/tpat31rna7GpK10CpqTmlnpdIGr/S1w9cGXNFqFljkehu9VmeXiSfVtctjyGjtXw4KmbycLzFqv0ZQl914Q/itNYmjS"
    "QptYFGLcxpYgMup4zqXpSXDmEoNybOcilR5mVljmdrZ8of0rHYG62gTWTp1HVKe1UUxNo5iWmLYuMTU2RO3c/HQgu1yBOHvl0K+1"
    "gX1EcYU2EGzSDUivH+I37RnK6wqw6QOt1YIDVwv87VyoFkQ7vUotiCetVAtuBTb2ROezSy1TZilG0vnIbzPGnjAZUYrcQcQfsbxL"
    "MkRBHeZGU35wiWW2A7k9SjEMfeoyCTKnFux2+ZTb/hF25zDsOjnE5YdH5GaM+kScxelvCjO0AOOCNht7ZDQPPimAl40qa7ndIx0i"
    "pW8kcxsx1zEpmlqcJ5+wmb2E1+vGJAqkQWqJeOcSsXBMixe1y61CewJIZdTLapUTsfgR7gYL2Edo9QireiNX8BPE22TswH+f1HRJ"
    "PQulsBFTnkx37EsJkcL5ByFMVzmjev+4S/mhQo5T3KwnnJ7gUG+xf09WUfS9lnmE/+325rpMTYxhsu5Ay/DI/4htuSodj5TtcIFX"
    "LnBjlOLkzT+2HBdkBLjlQOJhTlve5DPq+u2/MCjm3/WOSwXtEJnVtMuSqZ12DuILsrTTeS75u1vnuSjCrPbNc45iffE5Wh20EsIq"
    "fJxat1d9LNwK6so9x8quN9d+ZVfBZcBKT0ar1OwGvdVQlaSi0oCvZcAUJoUytktmWusxthSgDghSma0Fhog1iJyG1FTeByqPlg25"
    "Zg5Q880axZUiy1rDI5UC1CdK5RMVkKrxgcrC6fO0+jxhQ3DR1IuaAjoI08+20awjXXTgqoru1EaBq/6x3wBSD9xHnWKPiqWWS9/E"
    "r8xxS4NYUzPaNZzW2JYvmrzSef0ZPbBRAKk0ipARGwtZ4lb6ZX0NV1bORcMCNaTYNsw7or/tVXU6qybL2eoYUiVjSLXHaoceq8Qh"
    "aqp/ZUC1RV5pFUzHsOoAS9XFrDoBls8jZn1kvnenSMCKnlWKVk5y1kqZ6gad5jJV5wcX+9KL/1hDkpSN8rJTPZAG+ThtbNIMb8kF"
    "ymm5SUm5ySdWA+YeARwiX99IHyEduaDlJC0n6VyfPUKxFkV1ro+yWFU010e6BIok+8BVUCHVhzPqZP7LTBhPEI/aj0dkiIv53cAs"
    "lyzQ8okjsuikmDEeFKjE1HtDTGfwLybjAFy4NYOKmPIfN6cObHm9ex6W4ZSlM2WrtFxRgP9Dq+3U4nNQSOIqp0eJep7wer8cp/9h"
    "/gfJ4p/Mww+bMTGzZeQ9veeJwp1H5Fqg3c+vtOnGlUaDfCD8HcbEeiqvQpCzDIdhh3IP6JyeZ87pebYA0l1F0d/80ru+lAfvnr99"
    "f3Pbe3dJDFu4zLzn7/ofe2/vLoNKtdmj/QxRpOr362q1drLxL47rIPa4HLPHRaht2sokCbORkBiFWMvmMZz8rAZIzoAd3FbunNXB"
    "NMyqaBaTw7VUrbHAcYEhUAibUV4afxTDZVA9AsBt4ToaacC5ZalwzGribIGSxmwOAgeX3WTrseoqy9/NzfuUpeRNP+vE+4T1Sl+c"
    "SKrAJMtLmQcT2z6Sqxrt+hSUZi6rmEto22sc2pgD1LGNq21G2ga7DlPZWxvsGkW/c6C67vd6eeOyfH2IzebnrQBch+irfOZCe8ka"
    "tM6AajrvBZ0bSyx5SC2y1PTBPJ9Z+w0tjlkJHrVXGbcHI7pOaVvsiISNkAwxZQR/ja8h0ZICVA1h122qpANXlAxcgS22VnZYFk6z"
    "oxppS4y6zexgMYQ2gdUxgQW7srkYlQLUGqrSUpTO/tPxQfuJYp1gucsESx0WtMdhQX0+El/6HiuMDYoftqt0KAun1VWgZLs2y6A4"
    "giEtIhnSL9901LTiriub6JIhovjyz5b5l4Ksy10uXKi6JegvC/Nihd3EWPLrVjcKweAiLNOrI3h0Vd7vrCrvgyPms6Ye3xSQuipe"
    "axEU+sbYvpGYe23Cjh6O/HZFPoPJMrY650BXuNQa4HoaYHDPNKRxAkz7SVSmb1boaMBRC0C1Oqo1fgU1fq2ebkQ9LeMbG0DtdeZ1"
    "B4riApapkiUgRYUCY0CWSuX2gOz2qFleCUsfUc7FHDaLiTX1DZg5EQuZewOfvQwzZUBAxkoDE2Ziag3oZkMyZsz01faFcEyZ74Pa"
    "ut96p6QG03bXq5OOM3dsrcM/tw5fnoVTjOh9yLxZE9ndOq7CbrmnsJtzFLp4mCyvQFm/nVLbrrCTxHC7M5acNsNy64S8oMRkHrXs"
    "l5iEeAZ/Gx4BcftlTT3dN6Gcdl6dR0YT/KPKTHL74er9+7xdxLM8u1H+UgSgrj1kXZf3cS2X93GFy/s47/JWvmLb1rBbpfJuo14b"
    "XosNNnIw/QAQnd7GZ7W28VnFNj7Lb2O8BvPILe/cFM7fh65Nm9jQW2m7BJdC82rVCRgd9FWnJLhpMRDhB03luRzgAQp2G06VjlHW"
    "zA2ThTs4lq09LWpw8b2wxCsSQX87HyXRn7P7pJ63q+w+bnZm7Xj6H1xiTIRlMN/tSShoUzPLeE0WURdlRyykvUU+wOqPEp/BkiM2"
    "BD3MsOD15YH3m15kVZiHfIkO0VcskqAimCMkcxEVqhL704A7zOx/Hua6wfx9Y0L5w3q3WwpS327K3W4p21TICRvIikmYA5TINy8p"
    "as+y9iyr6PZs5FmWp34DOL0L33OgSE1yR5WcyD7eC7SIiCDl6kNE+9V6w62YgswNiPRLIRqUkxEjY2HbYiG9tFm5XXDm+k5cEpU2"
    "wjzcCXVlHq7NxrJ5e0He7pbXWu0nLlUXGlpfNmp0UchFvKmrtFwz2Aff2s7QfdKp45aAWaUIl88KaqpFZ6ih/pUHVru6mgJKmCK2"
    "p/eW672VNpmiOyPxtPLiQC/UwIgnrrw+7iZY/xe3j0teANe1HALM0X1JKDel/YfPsZAvRvU4YuH6jJ+G9Rts69GvxoszcW0yxP8H"
    "QhZEGm13qVUmqGCytkDthwUqJFeDmyYBcoB3zRY6nPhnMY/ichd4AkR7wb/BC+5afxTc7CviwAKYQ0qY20S0lzb2aGOPinYJRbPc"
    "b+kTM3+12KJIzIwfVkqZLk4bPIXzavg2YS94sq9DXnqTsiAB0jrLMHacmiYwT5AM50BiB2RA/Mw2GQsnkape5N3c1jJ1hct2sp/E"
    "ukKmDmzfeGC7lia3Lk2q3zNid1a4Olah83Kj0HnOJiTZVh675SHXEcBBoHfXUdc60mwtUuybL15rDlpz0JpDbc3hijmWMWkVqA3B"
    "k0qdgcZzVukL5Qj9Bg9h0Tn/Xmy5nZPuq+7F6Xk3srVEI1UGl9VW2idQkRr2WUqAHCAH7Zyd1cm3OzurKDF7lvMIwqFqgOFg+gFi"
    "96RWGthJRRrYST4NDFb0WFHfkSozeASizeANzeDP6m79+v/E17HU"
)
