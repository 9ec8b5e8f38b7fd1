from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

UP = {
    "sqlite": """
    ALTER TABLE "session" ADD "method" VARCHAR(16) /* how the person signed in; NULL is with a password */;
    ALTER TABLE "session" ADD "previous_until" TIMESTAMP /* requests under way may carry the secret before */;
    ALTER TABLE "session" ADD "previous_hash" BLOB;
    ALTER TABLE "session" ADD "sudo_until" TIMESTAMP /* a proof was given so lately */;
    """,
    "postgres": """
    ALTER TABLE "session" ADD "previous_until" TIMESTAMPTZ;
    ALTER TABLE "session" ADD "method" VARCHAR(16);
    ALTER TABLE "session" ADD "sudo_until" TIMESTAMPTZ;
    ALTER TABLE "session" ADD "previous_hash" BYTEA;
    COMMENT ON COLUMN session."previous_until" IS 'requests under way may carry the secret before';
    COMMENT ON COLUMN session."method" IS 'how the person signed in; NULL is with a password';
    COMMENT ON COLUMN session."sudo_until" IS 'a proof was given so lately';
    """,
}

DOWN = {
    "sqlite": """
    ALTER TABLE "session" DROP COLUMN "method";
    ALTER TABLE "session" DROP COLUMN "previous_until";
    ALTER TABLE "session" DROP COLUMN "previous_hash";
    ALTER TABLE "session" DROP COLUMN "sudo_until";
    """,
    "postgres": """
    ALTER TABLE "session" DROP COLUMN "previous_until";
    ALTER TABLE "session" DROP COLUMN "method";
    ALTER TABLE "session" DROP COLUMN "sudo_until";
    ALTER TABLE "session" DROP COLUMN "previous_hash";
    """,
}


async def upgrade(db: BaseDBAsyncClient) -> str:
    return UP[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    return DOWN[db.capabilities.dialect]


MODELS_STATE = (
    "eJztXftz27jx/1cw+qXOjOKJ5Ud8vrYzjuNr1Sb2ja1crr3cSBAJWagoQkeAVtR+879/seD7KVLWA1L4wz0MYAlqF1zsfnax+F9r"
    "ykxi8ePu7MG1SOsK/a9l4yn8T6qnjVp4NovaoUHgoaJp0VnfCQYNuXCwIWTzCFucyCaTcMOhM0GZDYOvkU3EnDkTJMZYoCleIJcT"
    "hBF3nRE2yDH6PCZOrAGNMUfYXrSRzcSY2k9Izk9CQiqOYWKTGXJm2bvBOVyb/uGSvmBPREh6OdNvv7X8J0C/P2nr99/lH9Q2yVfC"
    "YRD8OZv0R5RYZoLH1AQy1d4Xi5lquxlj5yc1En7VsG8wy53a0ejZQoyZHQ6XPxpan4hNHCyIGWO87VqWL6KgyfsFskE4Lglf0owa"
    "TDLCrgXiA2rvDaK2Vr9/d9/rP972+v1WRrQBRUwSfpPBbFgW1BZc/f4p/tq3iP0kxvLP04tv3jwRH7xRMOEv1w83f79+ODq9eAUT"
    "Mrm2vDV35/d0VNc39QgssPcQxfWIzTERVeV1jGQ9DA8aIo5H38fWWX5SheUnxSw/8VkesThY+jVYHCPRmcXyceim+/4BNANWbSsw"
    "/OyHCgw/+6GQ4dCVYjgTtRZ0MF5nVq+4mi/fVGDu5ZtC5kJXkrmGQ4AZ/eGiX09FZwhXYrevi/Xk9rrUdZbbWGRZ/V72CDol5ez2"
    "KFO8Nn3S4+B/9nChl7C61/14+9i7/vgzPH7K+R+W4td17xZ6Oqp1kWo9SoslfAj63O39HcGf6N/3d7eKnYyLJ0fNGI3r/bsF74Rd"
    "wfo2m/exGedJ0Bw0fQPLZzSJbcrQMMTGZI4ds5/pYR1WNDbbNe1M0y3Yxk9KSMBNeE/fiL12TSpuxsSYzJhkbZ6dmx5SavBiGNw3"
    "kqOXWr6fZkgwNFeWp7QfkcWe0FzanYYrEBuNEB4J4khbUxqjJhoSYiPydcYcuVh/RJw+2cRsIzlcDnhmrpycoxFz5POkhUu53J7k"
    "A+0n+QSwTUnWKN7+9Dn2clXLmJM/ssrgHX3q2qLAYPMIUjrAl40O1nFL8RxzgYgtnIXnmQD/HTJlz8SsaFY8wfu9/qHTOT1923lz"
    "enF5fvb27fnlm0s5Vv2YbNfbEi3yrvu37l0vqRSgodyglt7SOE88NnYW+eIJKFLyGS4E4fro5RYbeXJRIqomkTLmfrh/l9DOchN8"
    "1727fvjX0cfrX18lVPSH+7u/BePjmvfdv3q316kNs/5G2WyQmm6QcbGCksXCdXLs+rJPK0Gm9/e1DrGu86PSyTy5VSqnyDK5DRTS"
    "MqMk1FzL7ZF7GwwBALuUzhvLR8tVYh6jAWjrATLktuRwZSt4Wxa2TfUXdCOlKgli8iFDIi0BQMnQ0cAYSyEezxaDV1kLZNMTfrG/"
    "2J8DwG9IEB4yadtgNJNPZbYcKz9GuQL4oI0GLidOX4rDFvCXSQSmFh+8AlNGvQaRNtBC7s8LmDfo76v3bCPOvF8gX8DAclI519DC"
    "9gRMpMDaQXMqxnIERwOOLZgl+DXqjREXeMGl+cSsqsbSby0pTh+AAHNHdqsm5vjOZtgosCOfkhzn/fSw7TuyvKo7uloYV3rv7tuU"
    "xyFt7tGnWxVLiigOELM7q4LZnRVjdmcZzE6qeoNNa2GiMRKdWdxik7b0EkdyyzKRdLlHciuq7C9uGPePbz81FnZI0+Cjy/FRLvdt"
    "+Uo1uZykavi8nM+R1VSVxxGF1vpjIp93RaVtKpWHH99eSXt0Lquoj85lsf6AviTTnymuw3F/uM7s1iYm6xD5M7moqTeSVAfI6NNO"
    "FcXRKVYcncwmGPlWlffAiOQAWXx2XsW6Oy+27s7TLI7c9TpcTlIdIKM751W0hhxVyGrVl+S1D3ZkGd0jXwswgBiJzlxu/ePx/i6I"
    "YkHsBfCcqqZ0mTd6+2sv4YgG/M2HJIPhMXncAEqZMvuwVWuxB+N1FoA2KjsO6NWD29OUDeKeXt5Vw1iHGkXUjeeaRDnupNj5DBuk"
    "xybEbuVEOlIj2mXRDjsY2xfh4Aq5x1zKwyKvIal3QhaQEAHxhPBhKqUBWnzvGR0N7JPjP1Pzr8d/5sRwiPjr4Ec5wFpk4hJeN8QP"
    "JmQmcqIf2578BdkXTV5yayt5yUpqK+xBKcJGHa66Be0MWtMs0rJpaE05YvWYHCM5RIt27SwOt5E6TE4QHSCbL84qsPnirJDN0JXC"
    "elyTErsel+M0B8jkznkVuEeOKgEhMoAP5dxdKSc8QdhkvGkdFCdfZ1Q+bgUpJymb1AedpQxx6xVEHCNbg3w1i2Xuu3w1wRQehUPw"
    "tJWDJfg97TIMgUdjKiVLMsdUiYFjygVzFldo4DA2vQIPfQCxVZVU6P15jLqCI4fNkcWMCZriCfESG9UzVE4hJ38Mkk0Gm06p4PmJ"
    "k9ucvIEO9DA7i6EDwWb92pmaMaL1ZGtWUaJvNsXxLSZrxrQLtevzPUakLd9b5JlIziJXnRLzqiPIf6JjXQAsVguU7UYyZMaMHBit"
    "WPeEBDq7ZC1jjCX7uQf7zsfEDjYAFb+05FZeUSipVJ5KmTwliTyv9AkseFv9LazfYkvA665gDvRJOHKpUfA5foyhDQcGqOmJ6kpt"
    "rnO5u3L1HTnE9rbvkcOm3ikA15GNArZp7gmWKgBfvhZV5w+yZsDmp8uvcOLxJXXGINEaT+k0LCongj+aOii6xRt2ebRj15jVTnYl"
    "SL2ss7aD8TrvSdqk/DfJ51sozhFq8xpMThAdHpfXH1WY4YXFcA6PIWEtn8cxkjQ8Rg2B/g9ZlO+jni5hLTAjAYpl0uzSGXXtJNoF"
    "D0in2TXVZ1YRxV6AlIlIf9xcrRzojxMd4Ja8HkWWcQPTXM+y/CfmEPpk/5N4CS5d+Y44P0CagXP3jOHfgjUVtEabm4PnoS+UXGry"
    "98tfTYS3PK8fb67f37a+7ca7vrdJT6qvwqS9RH+7zL9mtvQs5dB6GXsWtf0ynlAtENxdqN85ACdngMZM/gS/BpFATw4GCOsIS+fW"
    "fqZeub4rRF5PMZWigRdvSwfYIrnZeZubqMrR/pnrSJWnvoAg8FV8Rr/xl9do6xb7yzGZZHl9a7vTjPJKWmgRuc57R0u2f/r5CnEi"
    "3NkXu3v3S7d33eve313FFvdKIOPaT7QpxbFCvmSSrkmXbK+YLglfSh0fJRjfOChrcFCaYqSb2wMad/A7cwf3K/OsEfOKYm5Szw5P"
    "vppEnR9Y/oUZqr1d5gc7wYgqd2XIh5tgmkOK1ow4U6qOnvBj1BsTNHSpJV5TG06NcShFZzMBhe+8pAFVLMivLpt7R8Y6n/2ClLEJ"
    "WdQKkXnDD8+fXdMh5xJ/NpJxrUhDkqwx5l9gzKuvqk9zCsG9Y1ItYDtfBHGytPsq6TbF+LBly+7r/f2HBOffddP1Ej59fHf7cHSi"
    "xCAHURGLv2uyQTx6pwTz9oigq3Sb4LFBldKTvSLtoLKHkOVDHF+RE+xAYXcoRLrSceL8fOSNzlYFMY0dEHTIM5s0oKkWoGlzqHnX"
    "KF1BJmxhlldRIuxe53l1Ts7enl2eXpyF6V1hS1lWVzaDSxq5ZDokTs0dO07W7NhLduwGgHupAPbCc4+LGW5C6XNC7BUEnaZtRK21"
    "qKlpkf7qgGsOeSNwrQW+X+B6c6x7xYr2TdXTpurpThi9kaqnUyL5VAsiiCg0Dqy3xmyuUBb/EhwPtkHU/hHdffrwAVAXdVENRjPM"
    "OZwgS6M9u0n14a7J+q4tqFV3D0lS7k38riUl4DA2Uuc6n+gzseGaIUu+lvXym+j2bnOZOeSZMneVAq0Z0hWRpP0J224KSAo5udJ3"
    "mKXen2/RL4LPkQvnaNU1YHCnmIEdZxHHrL2LyL6/zzMGuNdcFUnKvVkR36WFH8jKIZjXu7sqS6mxibTjeH1TJXPD0aqS80nAviy7"
    "a59O+uQ/Zs+YXfVsUmyR6XQySXE9J7oeSKM4tB6IvUoGluc3HaMBgcM9/QlZDJTTpK6JVgd+kA9rEK/2hsGmM+zdH9pGA3g3j0iZ"
    "DfKvIOwNPehoIPt4wX2p2568StQdktf8tQAVPrxKIFi4PN6SjMQErcHb+G3y3+GvasL2uw7bK1HU4XRIcID7Tue8ysFYOaoEYMqc"
    "8Y8We10u9w815XEjfFb/rcHiYPwBruPLKiVXLotLrlxmSq7EdXgdBq93CW/I6w83Ru+CKLnRcoIdYyy3U7i7mzNHqJ11FYR0I0s9"
    "gGwLULJikWQID88920hV8pBvfhb8CgBIwSMaJERnJCQycVc5CB5Rb0/9qevDn4N3qawCr2963V9ur5BH/cV+/PT48+3d+9v3V4i7"
    "fAZlBXUJEPmXsNTNdszQ6VuS1X9VDk4bhot7iYPUaytXjz17Tuz2UyItZmCrlo0VUWzxC/BqjGzByqpiZBXbWJkiB2NSz4ANCbap"
    "XaS23E/uyr30v8yux+AYzeEZSuuvZtek8H4XRpFmKbyafWSHJOkY6Fs5AhiR6Ozz7zT2VxKYCs6IvzAwFRxG3zNmVw1MxRZZIjD1"
    "IFf8Q/emVxaZimf+wUEdPqazHA/vnU/80z8fiBWWwsrn9sfwQQfE82+bDOHFOJYTyEvyszicN02OqxzUQ9RGGME1Om0F8EGq5Ag7"
    "ECBboDF+hjr62LxCA7Vbwf/31b05kkzF01TJxjYaqB6DubZQfVPptsmfm3OPzzYnzi3lD1P6H0wQ1E0X6f8t2VM5JldWRz53H8hx"
    "tP1vXN/oxRZryBeH6v7DqL2SdZ0gbIxrrU2uxJdf72vLkGqLcGn54cXz3wL1Wk8ASbqG+ytyP9qrqjsd7ICrdTfXcu8Ji0v9OraO"
    "cugP/mP2jNnV/TpWXgo9vYjXwNImh3MXOZwfPZellev9eV3tctcvGrTU73tkcGRPchNxTE24JRVyPLwyeEPvXIe6/M2rAu9j0YgK"
    "6YhRUyVehkP+xBE12/49qlRwNLOwQQIHDdZv1vvb/vTLfEB1mVvG/4uB8E1a5s6rKTVXtm3Z7mSOSW2ckwtbxvYYkc6sVyluYzZ/"
    "LRUylTohgIyCtHDQDV7qW9u7OvIkrcV0ktSQmTmJiD3ytUBIwfiDMFzLwI7bX3sJnCNTuTJxHDQYni5nmT4fb4u6lUPjNPtQNrQ1"
    "H7NoT57DLchSG4PppLbbEXW4gAK4YGYQpw2lceHYvFDfDsAuv1f7XEpkt5krBJpL/Jq0B12V1b4hs7JzXP/a0TjRQew/m8amGviv"
    "waZ0BFJqYVPeZ9+gU8uYmlCPtVM5NglQqdWce82Dt8rLrnnwR1TJR1DwjWBIYGtyHD+4G5z2hRaVCM5mxFZ+WubAr6Tz3bkgJ0D9"
    "h2eAqA3P98UOEhEArHIQl2ZkG4oZKVzLtSE8hv4CbuaU2i5HgyjP4ziW0VD5SHJwZ7qSUINY7RixKr7xfvlBmYBW5927df/z7d2V"
    "+iy+2O+7D7c3vStkUocYoiJWssn0dv0Pv7ZaW1noB3L0Ne1Ca6RK1s/h+GvVYHKK7OCWcue8CqflqJKTrBleKxcXEsJycO6yuvYJ"
    "Or0L27fA+lgARmeTORg2M1cgyWImTY8X43RrrHjvbR51VUuSqlEuy5RLc43qNtGbBgtdRansHRaa8P9ydpKSiGmGtMmTXC0KqtJ9"
    "A26ueBIvSd4cxtPtm8ugtrsBw7r2kH3tCpKLiEWd7TJYjMKwqriYzQQdUUOdu0LeXaT+ERrIgIInHddNjvIOz6ABRHWv4H66Qe7d"
    "qFubODdHK5atp3K0oHxerC3+duVneNp+NnqTy7UtG6jJ5dJob3xymDur61kliPRFE1oKp/fqlOEhc0UbkeMnqZYArPcUzCqAZJMX"
    "0dglK1YLx6sVhMdNDbR9kG/a6KihUXNIdQ7xaIOiNOezmoLwOqZrLD1MVKQ31sDau9TjDpTFOSpTp3NbCSnkgAFpKRXjAenlsRwW"
    "+Ax2L9yShW2buXKxmJCJbciRYzZXGSfytRfSXWczi4CBLE0MKOIrTWPwzQZoRIjpue1QiFVluYC3PoD0gxw0YAvzLU9zaZx3XdNa"
    "8hm9D6ksKzL7rEps7qw4NneWic1x+IqoyPHSH6fYskoAkohueyjJaT0ut07QEUYmEZharyDn7lz+bQgk7exXFR10Dzs57by9CNES"
    "+KMMH3n8eP3hQxYQEVTUq9waEugLhKyaVvGmUlrFm5K0ijeZlaz/kbSNcXfbB9Jcp9Z9Jf7wA2B0chmfV1rG5yXL+Dy7jGEbzDK3"
    "+KBfMH4fDvmtY0Fv5JSe3BTqnyuK0TR5KcsRFeyalEjbvV/XnssQHqBht+Zc5Ihl9eIvabqDU9lNiEUPLb4XELwmqR+P7jDO/gzg"
    "k+hvlwE+PD2ycr3WP3FkjBk1iBfvRFh6UzNq/KhusPcaHP+2e9Uhxw8UP/0ph2Qg/TCDmmW1Wdc9ybL8DvWQvCSOWohPU311vSkE"
    "JVkcgZjzpFCWOZ8k3GLq/G6U6xoT5Fe/bGvtd2ztkQD2YndLYFOBJqxhK8ZpDtAiX7+l2ISUm5CyjvHOWiFl9dWvgae94DkHytS4"
    "dtQpeuzxPceLCAVS7D6Esq9T79OrqIltNCRoxCyLzVV4Nm23M5twL3qLwrODUBJsjDlkhCOLjFStr9LinhuZ6wUB4proy6HeNb2u"
    "rbTYM9iH2NrW2H3SqRKWkKOKr/zs5B9aDr+hmv5Xlljv48saOGGaYE8fKBc3CpPJ2zNivaUbB0Sh+kY0cOn20RtDuRtYPhwdSa1L"
    "HSSVI3+lruxRd4W7ULcG0nkcNuee4sfBFT8WnRAenP2BudEA/i0FmZNitNmplkFQ/uAGgdoPBCoQV42dJkZygHvNem7jSyBO3reY"
    "ZXFxCDxG0kTBXxAF5/S/OTv7kjwwn+aQTsqtI9urAXsasEdHXELTy0ge8TMxf6FknmdmRp2lViaHYf3nYFyF2KZcCyIswJ+03pQt"
    "iKRonUWQNI5NUypPaRm6UsSOtAHhNdtoxJzYGfW86OampqlqXLbjBRqbxPatKqzGmtypNal/UcbtoXBVUKGLYlDoIoMJKbWV5W5x"
    "ynVIcBDs3XbWdZNptpIo9i0W33gOjefQeA6VPYdr4lBj3MpxG/yeUp8BR2OW+QvFDF3zEdLvBcvtnJy9Pbs8vTgLsZawpQxwWY7S"
    "PksXqWYh4xjJAWrQzvl5lfN25+clZYzPMxFB+VHV4LA//AC5e1LpGNhJyTGwk+wxMDmjIHmFPctg8JCkgcFrwuA7Dbd++39WloCG"
)
