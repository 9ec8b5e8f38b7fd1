from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

UP = {
    "sqlite": """
    ALTER TABLE "user" ADD "status_text" VARCHAR(80) /* what they say they are doing, until status_until if that is set */;
    ALTER TABLE "user" ADD "status_emoji" VARCHAR(64);
    ALTER TABLE "user" ADD "dnd_until" TIMESTAMP /* they do not want to be disturbed before */;
    ALTER TABLE "user" ADD "status_until" TIMESTAMP;
    """,
    "postgres": """
    ALTER TABLE "user" ADD "dnd_until" TIMESTAMPTZ;
    ALTER TABLE "user" ADD "status_until" TIMESTAMPTZ;
    ALTER TABLE "user" ADD "status_emoji" VARCHAR(64);
    ALTER TABLE "user" ADD "status_text" VARCHAR(80);
    COMMENT ON COLUMN "user"."dnd_until" IS 'they do not want to be disturbed before';
    COMMENT ON COLUMN "user"."status_text" IS 'what they say they are doing, until status_until if that is set';
    """,
}

DOWN = {
    "sqlite": """
    ALTER TABLE "user" DROP COLUMN "status_text";
    ALTER TABLE "user" DROP COLUMN "status_emoji";
    ALTER TABLE "user" DROP COLUMN "dnd_until";
    ALTER TABLE "user" DROP COLUMN "status_until";
    """,
    "postgres": """
    ALTER TABLE "user" DROP COLUMN "dnd_until";
    ALTER TABLE "user" DROP COLUMN "status_until";
    ALTER TABLE "user" DROP COLUMN "status_emoji";
    ALTER TABLE "user" DROP COLUMN "status_text";
    """,
}


async def upgrade(db: BaseDBAsyncClient) -> str:
    return UP[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    return DOWN[db.capabilities.dialect]


MODELS_STATE = (
    "eJztXXtz2za2/yoY/dNkRvW1HTvJOnt3xkncVruOnbHdZnerjgiJsIWaAlSCsqPd2+9+cQDw/TAp60EpmGmTiMQhpYPHOed3Xv/t"
    "TLhLPLHXm17NPNI5Qf/tMDyBf2TudFEHT6fxdbgQ4KGi6dDpwA8HDUXg41EgL99iTxB5ySVi5NNpQDmDwaeIkeCR+/coGOMATfAc"
    "zQRBmCHsE4xeOGLm3+IRcV7uoVNz8ZEGYzliHpIKRAUaeVwQFwUcYc9DPBgTX+zBd3D5SH4Jyu7W87oZo3/MyCDgdwQuypf++mvH"
    "PBXum4d0fvtNfqDMJV+JgEHwcXo/uKXEc1Ocpy6QqeuDYD5V1z6Msf+DGgk/cDgYcW82YfHo6TwYcxYNl78frt4RRnwcEDcxHWzm"
    "eWbiwkv6F8gLgT8j0Zd04wsuucUzDyYVqPU3iK91BoOLy5vB9dnNYNDJTXhIkZgUc2nEGSwWygKhfv8Efx14hN0FY/nx1es/9Xti"
    "PuhR8MJfTq8+/HR69eLV65fwQi5XnF6JF+bOobr1p3oEDrB+iOJ6zObEFNXldYJkOQwPL8Qcj3fN2ll+UIflB+UsPzAsj1kcLv0G"
    "LE6QtJnF8nHoQ+/jFWI8wOraAgw/+ksNhh/9pZThcCvDcB40WtDh+DazesHV/Ha/BnPf7pcyF26lmTuSskEyYzCcD5od0TnChdht"
    "zuJ2cntZx3We2zjIs/qjvBPQCalmt6bM8No1pHvhP7ZwoVew+qb36ez65vTTZ3j8RIg/PMWv05szuHOors4zV19kpyV6CPrSu/kJ"
    "wUf078uLM8VOLoI7X70xHnfz7w58JzwL+IDxxwF2kzwJL4eX/gTN5/Y+IZThwhCP7h+x7w5yd/ghLxubvzU5nGSvYIbv1CQBN+F7"
    "GtX2dObS4MOYjO6nXLK2SPvNDqlUgzEMHozSo5/Uh79InZFI5ZQgj9+hRyw1zVmA+O0twrcB8UFTJV+n3A/eIUHvGHG78m82IogG"
    "SASYuQLdcl89wCcT/iB1VMLk+iEFyvCK31WgCdfVeQX5I7/N39O7HgtKVDFNkNndhutt0Hs7is1YBIpFc21+AMsN52oqDHfw/b7/"
    "y+Hhq1dvDvdfvX57fPTmzfHb/bdyrPox+VtvKs6H970fexc36e0OF6pV5TEW46LpYdifF09PSJGZn+E8IKI9J26H3+p5UVNUb0aq"
    "mHt++T517krx9r53cXr1rxefTv/5MnX4nl9e/BiOT56p7/91c3aaEYXNRaAVfS0VfclphSMWBzO/QGOv2lopsnbvr2VM6zI3VZsU"
    "jzN15JTpHGfhgfSUuhGdXE9rGpeM6INuDzlwPjtoJAWRL5Q810JKinj1CW4jdTgSxCXZkEi5r9SAF4pUajly7vamc+dlXstY0Xv6"
    "rM++hBjekKCpfCRn2JND5aaTMy2cLnJmgvgDyXYWwCeXBJh6wnmpEDz4FgDhjX0+uxtHdwfqS0pVh2thIN8+kprQkPSZHC5ZCnpQ"
    "qNRocJAGAjkCe/ASuMClGjWUZse9ZIH6Mfp711OKfjXHNag08pb8OAoRhcwN+ZoR1+d2noT7xrrM3AqwL19dRKO5VnBHyMvyG8Dz"
    "1GefyJ8gAvX5G1Lh6tvCrdDSrJqwk2pCfBrUxZtiih3E9Y7q4HpH5bjeUQ7XS5yqdTmcIGkzizv8vivtzdsZeK6k4X4rxV1ty3PF"
    "voGkxGqwsCMai6E+jaEm5HgDLqepLJ+f5nOsYtXlcUzR6vND6rPuCZXqrzw8GA/GwORFTo/Dt3WOj8O35ecH3Esz/YHiJhw3w9vM"
    "7tb4bRP6fgMOp6l2kNGvDuscHIflB8dhTgjGJlhtGRiT7CCLj47raHfH5drdcZbFMSDQhMtpqh1k9OFxnVNDjipltbqX5rUBVPKM"
    "viFfS0CABEmbudz5+/XlRRdhAegQeHEAM6qrSldZo2f/vEkZoiF/i8HNcHhiPj4A3plR+7DXaLGH49s8Aa05spOgYTPgPktpsfvs"
    "8q7rENtVf2TbeN4mf8k/SLm3BO51n/aV3JOanpIvYzoaIzk8ipWgwkREKLj/HVwHP4VQXgufP+6hM+x7lPhhQAS4Epj8g0OwsQqu"
    "cFQoxUCQPxz0CNSJB+Z8KGv/Bn2GzetMmIIn18M7hFEcz4LkHXWbzSZD4neT5OprTuXykS+H58ibeC70cGk2CvXICcEseG6kSJFN"
    "cj3BnlfqZyi0R7bYzfDq8M3ryLEAH6pcCdefTs/Pn/Yd3Mr3En/q02ZqcobMKhA1FIhoEzb0liXJlrOYN83otXnNWiLHLmfBkH8t"
    "dfwnb1dKM64G1hNl4IyfUjIi4GZXeTDG3Q7QHnLgT2cPKb+6PKVdECZSV0KMg0xRSTAT7pNiJ/8SngtO/Z4eMiMgYBwmTcUBDhQx"
    "9Qhy+KNc1Q56gdVriP9SPYgG3Xgs0OvgAhe+BnjnPYIFOYGrDEy28AV34Jbvsy/GZ594ghqDkUuwK4mDAATco5LCjA+5KyWjEqrR"
    "N0cOFvcqyli9/tG8SIlOiPpTdyFcUoGn8u8+gzF76PI2ktDyu2LNsEiGCrkmJPvI3ElJ+PJMIyCHm6DcZFOM4rvmd1a4723WUWcd"
    "WUfhhNRldDh+B0Xr66MazH59VMpsuJUWrUbBr81bPXz3PFwHh3Wc5HJUhb8l5yaf4rnHccHiBWismMEJkmyQCR0F6P+QR8U2ai4V"
    "zAVmVAN6Weyum7a94QFZQA9LcTSZBgXAaqm6mCRZn7a4v1pV8fDg6M3R21evjyINMbpSpRiG5k8yMVGLwxw/q+OlEmRLCJpq2RGy"
    "SzFTSmdsIgoigt0TBssPdwD9dkB8nzdicZpqffpMp7MWNh/v15G5clQpo9U9mwT5DR5XoSXZdJKTdHaKWz3FgCssMMMJMqtxtG1+"
    "WwIrfsLU+0SEwEpJzsGKydvdKlhxIgcOJomRNWr5pJEyAOYgh1jl+FCm03oUWAkDPKIBMhqIPeQApqaQMzBTKMQnm0RjcHSBF4n7"
    "6I4+EIZm0xOTk5NDIdf9BfpMLuFALmCEpe3KTFEhPiVMvRePRnxW28X1q9R6sK6/kZDWFqHbMELnkxGd0obxYimiHcTqDo/rgHVy"
    "VEW4WA6uE7Ph72TULFQpJtlFLteyIQ4rbIjDvA0B51yexeUReeH4neDv2kPvwhM9v6DP2GyiON5jUEtDlxFLL+6QeI3GMUjDMKq/"
    "QTjkl9PeTe/ixxNk6Pvs+uzi5kQJzj77sffL2cXg588nWoAOZtOs5N5QzpHFUZeLo1p8YqGTZxuMmxxcLlXqRSHzmHRrjFgoDaNt"
    "CxPFhtHU5yNpHUUJ/1LhN7aF/CIzHUf6ba2LO87dgTR4qNd0WaQpt2f7d3QkZVgn4pHPPBeKUcjVwjhUllVlJJIRI9/eqoBgn0Wg"
    "rphsa06Jb0YatATqupBLTEzxiNzwe8I6BWhXZkS3CvBi4dhBEA2ugXkJOdEe+R7KSKuIaa5CsKOHqRJ5cMXkUaMXDjvY+yt1/7b3"
    "V0Gk3hP8zXknB3jzXAkcfRsAqHsyDQpK66z75UuO07Zo1fKrWKtZWyAbKUNoE2O6aLFkpI0VWajB++1f+ZlE3mZMTpDsBJq1ahZH"
    "YqQJk1NEO8jm5YepQjYaYc24nKTZQSYfHtdJ/JejKvwLudR/KsRsIXAqRbg9xuk3Y40kJ5l8nVL5uAVmOU25nmlep0DepVmGCmYL"
    "THGCzGIKbZvflmAK14FP8KRTgCWYO90qDEHEY2rl4nHfVUVox1QE3J+fIMfnfHICFroDESeqgK3+uId6gVDpch4f3aMJvic6zU09"
    "A8x2R6Vypy6N+GQC8S056GDdL7fQQTvUznLoIODT5mnICaKdcYeupW5v4nShrDnfE0St5XuHPBDJWTSbAi6pslex/J9xeYZAnQAF"
    "LNbzh2xmZsiUjwpgtPKzJyJos0nWGY2xZL/QsK9KVDYCICr0UXNSMkmGtXIMK1IMX7YnNV+L+jNYv+WagL5dQx0YkGjk0/4EhtTo"
    "rqks7+p5kqKHfJV7CTaQT5iW27c+n+jy8jPfhxBVKZ/j1HPIcSceVUXuC1wHq3tPcQdMzQktnePK8smryXK+Iw+iJ6MK81ZNqLkL"
    "1+Fh2GRd/02jVBuRQ7ZIwArLvdvC46t3JMSneQMmp4h2j8vL9yPYigwbq8hgA18XmYqtgCXT4fwJdbW2az9JtIMieTkHWc7wy3I9"
    "z/IfuE/oHfsHmefyKDJszgG4W8bwP8M1FV6NhZuPHyNbKL3U5O+Xv5oEenmeXn84/XjW+XMz9nTPlaKcBoV17qJ73SpLmiZH1bGi"
    "TfIlFJHDDF1OCet9hJjtB+qGbdt0kig2reNU/VKBKNtDjvL4+o5qTOeYJDNHGcWPY66N3ne6xBxkyRYZ12t8fZ+ZJgC6OJwCdUw8"
    "MjZmuhw71zVe5RpiBHrYlZvq+u3KTjfpdflCcmEojU1P3bA5Hk9WbVZHFDsojFYSOGITU9fB5egorY22hwQ7yeEVJFhDiYKFjJQU"
    "obVRWm2jqLpaC8bHZGltkEybZ9pGQK9E26qwRIF9S7BDfzaP2TJm17VCE4usTTboJSM38swqTRVL3e9WFlxn0mSSQ5vlicUFgqBw"
    "uVD1haStB5q9g8Zc/oTIbrvzMQROvJCWI2UPNMDwlBNt7XVVdlcX+dwj0JDjgQpJEfDYzMybo+t7d5+FNu5J+EQohSSk7YkmMxGg"
    "W1o7l+zXznTmy0NT7aRQKv2mG5Cb8jphD5dwoDVHN2yOJmYsz+unS54kyNssnzryOpQzESSYTfusd/FL7+b0pnd5cZLYM312+fns"
    "ovfxRBUEo26fXZ1JuhMEbXGCPjv7dNo7H0jGXvx4ZvbXQIfmZDdwrfCbpVdHUYfbApmEaTqbSJjUG5skEsIea+LLC8dbR94zHHk5"
    "yVJXYuRFUns91lDMJCPeAUxm3J9guU6Iiwyg/A5d/Hx+DqHcUkVQUV+LHE0rwTJCv+lw3jSsIEvY4olqTwCH9W9/C4jCdiXP2Wle"
    "cJpt9tzuzW9LAuc/YyHui1uzhre6VdDKNDGoBqZihkM3uC9keDoLxgxJiaNiBbD3cg850qByPeLokjgKjVC9PQC0AJ3HJQ8UmtYx"
    "b/4OGqLesYHy2zvakX4HOk9X/rsAU1nbu/tMjzSV5+K4As+rjaRYf31LAJJ4hTTXW9OE7WV+R2d8HXT3D18hZfF3ofr6EAvy+mjm"
    "5+JlauEbR7WKIcOwcozjKF8OeTobenRUbO1VoRxpOotydBdEOfQZ2WQjxBRthghbExUey5WiBV7VYDhJZ7N3Fs7ekV+AiSn3i+pM"
    "l6N5aSqL6T0D01N/NzhgwvE7eLy8rSND35ZL0Le2Jdm3Y1LaqKJvcaZtVJGNKrJRRU0BL7k5PFgxpFOOfMVjujUgMIgFSAyvAYZF"
    "BKrqMw7xJWmJgy6vYn50tQdpi08om0kbdQ/KNoWVZ1X3M136WReLNhkkE+wSab93Ub/T78CzC8Cwtb27z1TQEfefXVYq+solMQ4V"
    "UEyOsr1YzIbt0AUjhcowl62IDlqQ5cuP4GlzKeqtF+jb6ze1RUe3zq12RUb8gfjzD/JjkYaRul+pXfhmpFyDbm3NIiRCQNQ1It6k"
    "rUJGKtQMC5tGcObKB0GBFKgZqVqwHhzuIx8zl0/QkAZC9cTBcpAIdMcJaLrK+OxuXNThYq3vbuJK6yaCkq1XbcNeNbk2mqtxSaKd"
    "Y/ryPQk2bGT35JtFfizyY5GfxXQy7hXrYtx7SgcLR9RQveDhLiSaQBS2VHsmVFlnYg/dSJ1nOKNe8D0FgIUI6EjPeAD9B3UeiQtF"
    "vH0ykfpTUQXQ5T77GUhMw1D75wTYt1liv6pTQfdVeQXdV4dPqUlr9YS2TFJntKM6jtDX5Y7Q1/lAonj/5FlcUYEvTWYd/c9w9KsT"
    "a0BZnv/vuTxyMSuegiRZNpBL0q2K8dGVNQdyXV6epzj/vpdtZP/zp/dnVy8O1DTIQTQoiWyRdvV9ntfXE+x5pWFFIc2qAopyx/fB"
    "/n6ubn14LS1sAUSYetA1E084u4P4WpXpLHR6VFoeDk2VLVVZa4LnXfgX0/0vQP4JhEWi7Bb4MbISuDJI6dXhm9dRWBJ8qApEuv50"
    "en5e0FngFg988seM+qRAq6/cE1nSxfbFmtLZAAYaK3ZToWYMSR1EIGnnqKYDUYPuNERkktsoDKw3NavbVS2BGa819F+k1Ya3KhVb"
    "kRhUq/0NOAeJC5tqCNHuxDeqJ8E+8WFqHLFQu9rifjcrfVtD6NAnD/w+UdJABckIQpiBSiBWH66no6TCqyY/M7xk4cdN18S3XXc3"
    "G0Ze0qqlVA0p69Sy1YHNhwdHb47evnp9FCkO0ZUq7aFAsSMTMhkWYVOVSkOSzCrSDRRpG0S7yARsHcCelfGNg2gTtHaqWz3V1PXI"
    "YPGwkAJyO+GtnnAbAvQtzHLC7qprVCVIdtBFelSnEPRReR3oo1wZaGUj4ztSlK/4hCM6otpBRh8e17Fi5aiKIkq5uMUJkXxqBBHE"
    "FC32CXXG/FHBNInOCsRFlMWQn2rAgFUNh0fuuzWh2RXH62JcUP+8Gk43JAtZsWuajP2TfHgeTIEIqOdBhsCQoDv6QOTsHJ6Ecf/m"
    "AkyXIgcYFwNSy9YPo4uZywczFhRVp68W7WnKrYl+6mDoVMJv45mAqElPfi1v/mykfOtk/tQnD5TPxALwXo50QYCvZa70DeB7EScX"
    "2od56u3Zi+CFIwLaaDPVOQgrdyMaYd+fJ30RQ3LL/ZqH4y5tz4QjpeGqSFNuzYr4Jg2vcK58ggUvCPCoKsyapWyx5rrhyDEbC2xj"
    "gW0scKd54MQND6Y/KMumUxA7kbjbrQqfCOS4wW08sFabwxnEHQV0hMGsks9WadWgETg6t2nkz6dyGWiLV5cdnHp8PpFE30H4wvyd"
    "yqwSENogAjKVioaq3uZoj4O8ojoPZhWLdb67z3xyC2kk75AjV8gt9SdKbKu3XEiTECm9Lmnyq3AguTNcaeTDK8LADfiSnW6zaA0b"
    "XtGK8IpmpldMY4MqFjW6ol1YxPryynEpshYjU03DK9ZcN84GBSyyF7bOskkKtMYTnaG1NmybZ9raVNamsjZVbZtKcb3Amgpno9yO"
    "Cqe9VgV5ZS9Iw0U34JI2iWm7Dm81H31S0h9HjYSBujI7Vv3VJ1P5t6tuCYL90Zjk3Ivrem+fvXAkm/4nIF+Dvencqd95D7IozJoI"
    "Y87lLglmInmlODY9/AHmWtc0alaX4gHiHtaZnAVrXW3YurJ9t1fdqype/025/KxmYm1e1ivk8wPxqXzoIvp04QOsUt1mpdoW915h"
    "ce+kKG/C4OUeWytyrCvVCnQoDL15VESSUZu0DsV9gK6HNSNe1nC8pfWmplOSJGyxB1RNi4BpUZXePM90T1KKrsf5PfLoPZET1uLe"
    "lGFUYeOKZDnCFk/UwoK/TsSwHFXB8FzMcMQ3U5tmAdFf8ggr/Nss/GOTNL/Dnm42HlOvT0518CigD+F3qX0onn646f1ydoI0dZ9d"
    "/3z9+ezi49nHEyRmYkrkG6Wxf3Z1eg2X5LcWedBhMzHNYTXhpgm6Obr1JermyoU8MTnmqyovNmaq+gdSX1sBM1C8tOZULDmL1+Mj"
    "3Ky1Vkyxxh1BWMPdsKh6XEc7LleOswtbTnMzyyMiWOdpI0/P7eSulK3/McH+tRmcoNk9xWn59Vx9giEsckTkVysQok+k+mdo21wg"
    "aCkxFjbb3yqn25ztvz1bbetmGj/gABc4miuSgiOKFgsqBcVI7VX149Hxk9RHUzoKZr589uOYShUXulonvZLw+Z7MBZLzHWCaa5y9"
    "mXB2beoNyIT/TpvMU5auxbPVGrXC8Ax8zguwOiRrMac7ceFHgef6H2DpuVyyvWtikc3P0R/orcYvFcYcLLIllo/tJ79gU/GUpbXi"
    "qc3iyWXuYtOcItyaOe6oDelyBPXKHzELTI65S4UUXEPw6XyrqZJxUE/t7LmYpM3OvI3mzVUEIIaV/p8ZgBi2FNgyZtcNQEwsslQA"
    "4pVc8Ve9DzdVEYjJYiZQe1CM6bQIzDDEP/zjing4oIV+UMPtT9GDdojnf64yVPPvfNgpiNSEy92qQM3fzYAacZpyaJjDdU8hThL+"
    "dEIrRBKrgtsOhH46e8ihbDrT+WFKWTNVRQLuuV0dZjmCFp6+g259PkGqTnRRh4w1vLXP+swJeIA9RQilaySf52iK/UAFJoyxC0NV"
    "S9QhucOsixyXM+LEY7X2yYh5i8mWc+T35sLEiI74zHORbuFxohupEix/g0qOix70wpHjWOC8VA8KIyREyINb6otADlIXnZd78CrI"
    "qnZAEYYfPQ9/swj4dFq7M0iqMnIC5FLhoreUUTG2jdZaESwK678Jo8PxO6g8LN9yVsdHnrvlzUMiAts25BltQ/Sh3ITvMYVl/DMY"
    "DzBCiYevXvTGut2p/owxYGAz/neufr646F38eIIMfZ/90LvoXf8EsRqhdOuz65vLz59VRIeWnYvARMuP31ik4MqzCq0sNjMNp2Sj"
    "9mLKzw2KX567pWEx0Xhbt77As+oWRgyUMtMtDhZoT2jRxhhpLIgmMjFBYoXic7QRGx3wLWCxSau24TxnSLcGmP8m59km/duk/zbg"
    "v93tSPr/Ox9ezgJANYrxZHOz+wSqPODxuDpFALAfxBinF6bVK/h3gu+J6CLKTPwL911oHNeLur+pRCUP4l886BopSXUbSElcBCmv"
    "9F11oFZgT+OqZlX1ngqPqgIl2izD9mKpayzzVI6wQtxUYfODqmpnCSJb7iypAzQpd2Y2RgNJHVNYQd1cUBvv3zPltHEybhmr64rp"
    "eIW1SUqfBgEejaGMZ5GYTtytlNM4Pa6GnFbycjb1OHaJC2E9GPmcT/bQJTRphdBTc9NHghDlPTUBeCb2jgVh54+JFKLyx3WRFL6O"
    "PBkovMUxnZ9BJBeI7nW+vs/MkO+Eeq/YQ05cJCgYzyZDFhcO8kkceKu1B0CRffUG55G6wdgQSrXibhyEnmGVsIboBMb1mSSc0q9y"
    "lt4hR9D/EOWPhma5IELK1ItfO+FvDt23HpW/M9IwUqqH+UmDggJC1rO7Yc9uYm4asDtN1eKg3Q3zPZGrbjZ7nsvVnX6SdDsDWC+j"
    "PY+tALPa4goT4lKs2dToYEhS7SCvDw6r1mrkaz18U+5shXsZj7gUu82M75Bil/yBay60rPSjBm7DaPwO1bZemudQK5gNuBkTWHbm"
    "2dmw+NYW1N1qk2hLmVFN+Jwj3D3NdyUMj43DBsxOEe0eo5cfR2pDCEpZv0uuZcCeGqdzRSQ7KCOWb6xnsK3aHvw0mWV1c+cArNQl"
    "eAeuzGO2jNn1M+ei/VzsHyhazEtg664HR6T3b+OkxFX6XhLZiQW+l3TuYrnvZZIeV7tRAvgDtNdD55pB5tgt9nURhDF+IAgqQ52Y"
    "Dm6qSpQgfzixU0JekqSOuqNzzeCegZFFYcDEWl6s0vDUTRxm8BFNOsH+vcppgyejCX8gbld3ndN55MpdA6lw3COOviHJHc1h5x1y"
    "GA/o7TxxC3uQ6ydf6FKfjAL1q3T1FAe8YVBLUH05VUpQ7KGflRPJmcxANVMeJSfZ626EmfrxaDgLdNK7TwNS7rBJHBqpFnfFze/A"
    "T5Og0D/GRo+0NHrkd07ZQpp/itAq/q1W/FNHXLPdliPdGVfSmkHjWI40m4A0neX+gtwvrKtRL3EwpG0xktT5dAa1JE+QViL67PLL"
    "BXzkj6x2MeFVVmc1SsCCExBTt3kKTs/PT6D/QJ99Oru46V1eXMN0aO2szyTlTyqlE+o9hymhm52UhHrYVPhnSG1GSZulvzFSms5x"
    "gszOb6vn18K6K4d1bVKWhXNbiDs2g3Ntntv25rl90ppkpxDCZWGcZxV+Gw+qD94aKuJqNNWAn+8Au1QLzwSJK+A07D4bhaF3keA6"
    "WW3GFNwYasMKgBzm6mmu6bV9pqzp8lpjv2aClJ/GPLupnQhAiYU72wl3Wl1p5bpSY4hx7cDijqzyFqRitI791g7YRhZX2AFmkS5B"
    "b/0UP2nLWF5XdU1vaGsQ7LhBoJdzoUEQrfQqgyAeVMMgMMPD2hIm7hMN55AQSh6kin2CHNDMqVDquLr0nUDU7RpFHfJNpx4ekTDE"
    "QqfC6grJcayDwPIpRWEda/4GfXaK9GS74avRGII6uAjUk6DxiLJD5Iv8uQL1kWSyqc+hahrLB9WKqogshpR1kRiQLnH83068RlLq"
    "KWUsGtQhX6e+aTQZLiazTsx+CLdxRw2WKwA+oC8/nV2doX78sH4H9a6R3HGqf7I+QZLvJ1NvLn+aif147msTj8u+2Cb8bjbh1yr2"
    "a1fsue9SVlTvs4rtCaI2s151Cxvzx++liKPyXIxOWVPrCA42XQihq8vfH9T0mW5kpobcLfBv38gDrniSwvE7YRNUedPO/nmTcqTl"
    "Sl6mSu+Ew7N1MLP2rkb08gwvLzeapNmGeqOdxzEHdQR+s6tbP8jTGJRRpdHozgojKeWk4kb8LgLtZQoBp7B3IGrrt3rbpWLuVlOu"
    "1GZ02Yyuth5W2+b6L++u8XRU1bM6bawppur6tAf17aUdJc2xDxBUdQJNdORdFVF1psKpajZmW2ksVdIKanCuZchaPBWtgWCJSxc7"
    "2FKENqKpzceawV0WmOQ0pZ3lbZjl4bzhqZkjtOdmjTJiETjYcEulCO2OavOOMlPVeENl6ex+eno/yYkY86bO4BTRTkA/q2azDdix"
    "kbdt9Ao3irzV234JTN1xV3vqeGxZEQXlm/iF+KI0Cjc1olvD9z54SAx+0gd/Myba5wxFmCNniSkpYLroahtX1YgGaAGPlOJW4E5/"
    "7sPq9I1IFm+24bCtDIe1Xqs1eq0Sm6ipDZYhtah8q80wG45rY0XbrmrViRXdjKp1RbSHp0jJiu5Vqld+ctSTetUlCwsjfSdQSKqb"
    "dURNN1QTDvCwkwn/nebVqQWf0SD5SP5T0eXiBK1m1UrNSk9Wg+M/ItjFk3/pbbBtfIPVpKwmZRObWs5iq6zaxKbWcrWliU3KcVCk"
    "+xuHQoXeH46okc9kUn/gHbolnskaYtyfYI8K4qrIW53Mw6eEhUVXfYJGfDKVf0Pu0R5UYNWL09SIVX8JKAQW1YrNmQvrfX2fQYaS"
    "6iaoaiOYsgj/CzjvhLKZQE5cBXgvUe9WPl0XnDVf0YUQajmL+qsKotDjKeFTT3cGRHp0n+lfd8EBLlRVF1SBWVXMQf7nj8b0QX59"
    "NaoumBxGK6pFYXv/bTgVaGNxp+sKvr/8fHZxojZen304v7w++3iCRh6X+7LPPvauzj7cnJjVnt3cGwg+bX9Du05nLQv/7X4dxu6X"
    "c3a/iLVNe/0kaZYSSdOio2X5HE5+rQZMzpDt3FI+PK7DaTmqoptSjtfK1obC3QXIIOcewaw0bCmmy/aLl4Sr4nV0pcHJrbKxAWZl"
    "5BG0qukskIpHwKW2U++oroICLy/PU9DJ+17W7/cz1OF9caBmRQ6iQQovTCz7SLFqtOpTVPZweepwCcG+xhGROUIbEvk0iGRB2UUO"
    "la0FZRcoZp8jtfXsF0s3V20ZQm42328F5Dayv817LgRNFpjrDKmd562Y58YaS57Sqiw10gvIAxWFpmdFQ5aYpMUdqDvQ8IzfBoSh"
    "RwCRobqFAJhWA8kCz+EDDVRRq9EYszviohfAl24E0b58p0ovqTIUYFfVxLqW0NI65zjbnC/iPS4ORTK3uk95JAZD3LTssin9IQmh"
    "BrIqfoNjuLy4ZnI1zaJ93Wx0USuji/QsNxcSWTorIuqICCyaYZMxhYUl68CSZlU2V21ThBY1aLVmaxM5bRDXdrLY5squM1fWxm5t"
    "cexWjw35115ACgO44pvdKpuJwrC6BpNqDUlHWOVbQAfsZCKGetJe06LQQnX+Rg6w+OSv1P1bYTXq9b240HRLzL8qHg1NtxPXkt/u"
    "6dY1ptGfekghpQ21slWXv6Gqy3c+n02buuZTRO21+zoKDFRllREe8lnQRWTvbk+31tKnTk2Uz1YwtWahbU5r57d6frP6RIMTtYDU"
    "2qgWBmghDGBt1qXYrGXnxhJYe5F53I6yuODIbBM8kJqFAoQgO0vlIEF2eTTFCrrS2uaQQ8XlsulCGxKVIyW/+TzMaJI6MlRyGBMX"
    "8qCkeeagW+p52px/5L4rtANdmAZST6EEq3plneypme9ZS37Tlnx50lQxo7chUWpBZh/V8SIelTsRj3I+RAGbiQYFJvv1BHteBVoS"
    "060PMnnVjMudA/QCI5cEmHovoazMsfw8CuTx8viyprWugZRXh29eR9AJfKgCS64/nZ6f59GRgAZeo3SziKC9qMii3vD9Wt7w/Qpv"
    "+H7eG976mnwr426V4buKinwgFhssZDN8BxidXsbHtZbxccUyPs4vYxCDeeaW9+cKx29Db65lLOiVNNeSQqF5TfIEjY0Hq1P43aVE"
    "qvCDpvpcjnAHFbslZ7bHLGvmjMnS7dyRbf0t7TjFtwKPb0kw/fVsmGR/Dv1J3e9WoT8iO7J2aP13kOvA6Yho5yfC0pqa0tE7VZ1T"
    "X/D5o8Jb1A053lH8NK8cEkfaYSMqH18ei7/slzwVAaIeYqP3WxZPUBHSEU5z0SxU1WFIE66xEMNmDtclllswCU6LSLcUpZVurZNu"
    "KWwqPAkb6IpJmh3UyJevKVr/svUvt9H52ci/rHb9Enh6Ez5nR5maPB3b5ErWfC+wIqIJKTcformvYzeowboOp/HSQkHLW+55/HEv"
    "r7dzRnQHgDGKKlFBai5kWTMOtTyhp5I0AorMh5W+62k/cam50BB9WSro0iIX8bJEabllsA2+tbWx++CwjltCjipluLpXUAIv2kMN"
    "7a88cbuL4bXACGsJ9nRORfBBYTJFMiNxt1JwgBdqMIoH1urZp5ePQC/kqUt9JA9H8RJh5up6zzMovKzLcjwKffTjsKSDR++JCLOD"
    "4N3IgT/lRJZ09Fvdq56CoMxgi0BtBwIVTlcDSZMg2UFZs4IONXov5llc7gJPkFgv+DO84IL+p0CyPxEHZmh2KW1uGdFeFuyxYE8b"
    "cYmWJsBf4wfi/kLJY5GaGd+s1DIFDBs8hONqYBRyLQSqBUdee1O6IJJT68/D2HHsuvLwlJrhTE6xL3VAXfTtlvuJLPYieGJVr6mr"
    "XHaT7T8WVTJtYPvSA9utNrlybbL9LT7Wh8LVQYVel4NCr3OYkDq28twtD7mOCHaCveuOuraRZgtNxbb54q3lYC0HaznUthxOiU9H"
    "406B2WDuVNoMOB7zlL1QztBneAiL9vm3guU+q9B1lV79IE2khm2xEiQ7eIIeHh/Xybc7Pq6oPnuc8wjKTdWAw2b4DnL3oFYa2EFF"
    "GthBPg1MvjEgRW1iqmDwiMTC4A1h8I26W//8f2VOuoA="
)
