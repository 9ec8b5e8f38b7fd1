from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

UP = {
    "sqlite": """
    CREATE TABLE IF NOT EXISTS "ip_rule" (
    "id" VARCHAR(36) NOT NULL PRIMARY KEY,
    "surface" VARCHAR(16) NOT NULL,
    "network" VARCHAR(49) NOT NULL /* in CIDR notation */,
    "note" VARCHAR(80) NOT NULL,
    "created_by_id" VARCHAR(36),
    "created_at" TIMESTAMP NOT NULL,
    CONSTRAINT "uid_ip_rule_surface_9b2775" UNIQUE ("surface", "network")
    ) /* A network that may use a surface. Where a surface has any, nothing else may use it. */;
    """,
    "postgres": """
    CREATE TABLE IF NOT EXISTS "ip_rule" (
    "id" VARCHAR(36) NOT NULL PRIMARY KEY,
    "surface" VARCHAR(16) NOT NULL,
    "network" VARCHAR(49) NOT NULL,
    "note" VARCHAR(80) NOT NULL,
    "created_by_id" VARCHAR(36),
    "created_at" TIMESTAMPTZ NOT NULL,
    CONSTRAINT "uid_ip_rule_surface_9b2775" UNIQUE ("surface", "network")
    );
    COMMENT ON COLUMN "ip_rule"."network" IS 'in CIDR notation';
    COMMENT ON TABLE "ip_rule" IS 'A network that may use a surface. Where a surface has any, nothing else may use it.';
    """,
}

# Going back leaves the list where it is, for when one comes forth again: an empty one would let everyone in.
DOWN = "SELECT 1;"


async def upgrade(db: BaseDBAsyncClient) -> str:
    return UP[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    return DOWN


MODELS_STATE = (
    "eJztXetz27gR/1cw+lJnRvHE8iM+X9sZx/G16iX2ja1crr3cSJAIWawpQkdQVtQ2/3t3wfdTpCzJEA8f7mEAS1C74GL3t4vFf1tT"
    "bjBLHHZnd3OLtS7If1s2neL/pHrapEVns6gdG1w6lDQtc9Z3gkFD4Tp05ELzmFqCQZPBxMgxZ67JbRx8SWzmLrjzSNwJdcmULslc"
    "MEKJmDtjOmKH5POEObEGMqGCUHvZJjZ3J6b9QGB+FhKa7iFObPARzAy9W5xjbpu/z1nf5Q/MBXqY6ddfW/4TsN+ftPXbb/CHaRvs"
    "KxM4CP+cPfbHJrOMBI9NA8lke99dzmTb1YQ6P8iR+KuG/RG35lM7Gj1buhNuh8PhR2PrA7OZQ11mxBhvzy3LF1HQ5P0CaHCdOQtf"
    "0ogaDDamcwvFh9TeG0RtrX7/5rbXv7/u9futjGgDipgk/KYRt3FZmLYr5O+f0q99i9kP7gT+PD775s0T8cEbhRP+fHl39ffLu4Pj"
    "s1c4IYe15a25G7+nI7u+yUdQl3oPkVyP2BwTUVVex0g2w/CgIeJ49H3snOVHVVh+VMzyI5/lEYuDpV+DxTESlVkMjyNX3fd3qBmo"
    "bFuD4SffVWD4yXeFDMeuFMO5W2tBB+NVZvWaq/n8TQXmnr8pZC52JZk7chgyoz9c9uup6AzhWuz2dbGa3N6Uus5ym7pZVr+HHtec"
    "snJ2e5QpXhs+6WHwP3u40EtY3et+vL7vXX78CR8/FeJ3S/LrsneNPR3Zuky1HqTFEj6EfO72/k7wT/Kv25tryU4u3AdHzhiN6/2r"
    "he9E5y7v23zRp0acJ0Fz0PQNLZ/xY2xTxoYhHT0uqGP0Mz28w4vGZrumnWm6hdr0QQoJuYnv6Ruxl3PDdK8mbPQ448DaPDs3PaTU"
    "4KU4uD9Kjl5p+X6aEZeThbQ8wX4kFn8gC7A7R3OX8PGY0LHLHLA1wRg1yJAxm7CvM+7AYv2eCPPBZkabwHAY8MTnMLkgY+7A88DC"
    "NQVsT/BA+wGegLYpyxrFu58+x16uahkL9ntWGbwzH7q2W2CweQQpHeDLRgXruCV5ToVLmO06S88zQf47bMqfmFHRrHjA93v9Xadz"
    "fPy28+b47Pz05O3b0/M35zBW/phs19sSLfKu+7fuTS+pFLCh3KAGb2mSJx6bOst88QQUKfkMly4T6ujlFh97cpEiqiaRMuZ+uH2X"
    "0M6wCb7r3lze/fPg4+UvrxIq+sPtzd+C8XHN++6fvevL1IZZf6PUG6SiG2RcrKhkqTt3cuz6sk8rQab297UJsW7yo1LJPLmWKqfI"
    "MrkOFNIqoyTUXKvtkVsbDQEEu6TOm8CjYZUYh2SA2npARrAtOULaCt6WRW1D/oXdRKpKRjg8ZMjAEkCUjBwMRhMQ4uFsOXiVtUC2"
    "PeEX+4v9OQD8hozQIQfbhpIZPJXbMBY+RlgBYtAmg7lgTh/EYbv4l8Fcalpi8ApNGfkaDGygJezPS5w36O/L92wTwb1fAC8wojAp"
    "zDW0qP2IJlJg7ZCF6U5ghCADQS2cJfg18o2JcOlSgPnErarG0q8tEKcPQKC5A92yiTu+sxk2utSBpyTHeT89bPsDWV7VHV0ljCu1"
    "d/ddyqNJm3v06VbFkiKKBmJ2J1Uwu5NizO4kg9mBqh/xaS1MNEaiMotb/LENXuIYtiyDgMs9hq2osr+4Zdw/vv3UWNghjcZHV+Oj"
    "AvZteKWaXE5SaT6v5nNkNVXlcUShtP54hOddmGCbgvLw49traY/OeRX10Tkv1h/Yl2T6k0nrcNwfrjK7lYnJOgx+pnBr6o0kVQMZ"
    "fdypojg6xYqjk9kEI9+q8h4YkTSQxSenVay702Lr7jTN4shdr8PlJFUDGd05raI1YFQhq2Vfktc+2JFldI99LcAAYiQqc7n1j/vb"
    "myCKhbEXxHOqmtJl3uj1L72EIxrwNx+SDIbH5HGFKGXK7KNWrcUejFdZAMqo7DigVw9uT1NqxD29vKuGsZoaRVSN54pEOW5A7GJG"
    "R6zHH5ndyol0pEa0y6IddjC274aDK+QeC5CHxV5jUu8jW2JCBMYTwofJlAZs8b1ncjCwjw7/bBp/PfyzYCOHuX8dfA8DrGUmLuF1"
    "Y/zgkc3cnOjHrid/RvaFzktu7SQvWUptjT0oRajV4bpb0ItBa4pFWrYNrUlHrB6TYyRNtGg3zuJwG6nD5ARRA9l8dlKBzWcnhWzG"
    "rhTWMzdMZtfjcpymgUzunFaBe2BUCQiRAXxMIeZr5YQnCHXGm9JBcfZ1ZsLj1pByklKnPqgsZYxbryHiGNkG5KtYLHPf5asIpnDv"
    "OoxOWzlYgt/TLsMQRDSmUrIkdwyZGDgxhcud5QUZOJxPL9BDH2BsVSYVen8ekq4riMMXxOKjRzKlj8xLbJTPkDmFgv0+SDaN+HRq"
    "uiI/cXKXk2voQA2zsxg6cPmsXztTM0a0mWzNKkr0zbY4vsNkzZh2Me36fI8RKcv3FntiwFkyl6fEvOoI8E90rAuBxWqBspeRDJvx"
    "UQ6MVqx7QgKVXbLWaEKB/cKDfRcTZgcbgIxfWrCVVxRKKpWnUiZPSSLPK3UCC95Wf43rt9gS8LormAN9Fo5caRR8jh9jaOOBAdPw"
    "RHUhN9cF7K5CfkcOs73te+zwqXcKYO5Ao4vbtPAEa0oAH17LlOcPsmbA9qfLr3Di8SV1xiDRGk/pHFkmTIR/6DooqsUbXvJox0tj"
    "Vi+yK2HqZZ21HYxXeU9SJuVfJ5/voDhHqM1rMDlB1Dwubz6qMKNLi9McHmPCWj6PYyRpeMwcueR/xDLFPurpEtYiMxKgWCbNLp1R"
    "106iXfiAdJqdrj6zjij2AqRMRPrj5mrlQH+cqIFb8mYUWcYNTHM9y/IfuMPMB/tH5iW4dOEdaX6ANAPn7hnDvwVrKmiNNjeHLkJf"
    "KLnU4PfDr2autzwv768u31+3vr2Md31rsx6or8KkvUR/u8y/5jZ4ljC0XsaeZdp+GU+sFojuLtbvHKCTMyATDj/Br0HkkgeHIoR1"
    "QMG5tZ9Mr1zfBWGvp9QE0eCLt8EBtlhudt72JqpytH82d0DlyS8gCHwVn9HX/vIGbd1ifzkmkyyvr+35NKO8khZaRK7y3tGC9k8/"
    "XRDB3Pnsi929+bnbu+x1b28uYot7LZBx4yfapOJYI18ySafTJdtrpkvil1LHRwnGawdlAw6KLka6vT1Au4N/MHdwvzLPtJjXFLNO"
    "PWuefBWJOt/x/AszZHu7zA92ghFV7sqAhxtommOK1ow5U1MePRGHpDdhZDg3Lfe1aeOpMYGl6GzuYuE7L2lAFgvyq8vm3pGxyWc/"
    "I2XskS1rhci84c3zZzd0yLnEn41kXCvSkCTTxvwzjHn5VfXNnEJw7zioBWrniyBOlnZfgW5bjA9bduy+3t5+SHD+XTddL+HTx3fX"
    "dwdHUgwwyHRj8XdFNoh775Rg3h4RdJVuEyI2qFJ6slekHVX2ELN8mOMrckYdLOyOhUjXOk6cn4+81dmqIKaxA4IOe+KPGjRVAjTV"
    "h5pfGqUryIQtzPIqSoTd6zyvztHJ25Pz47OTML0rbCnL6spmcIGRy6ZD5tTcseNkesdesWNrAO65AtgLzz0uZrwJpS8Ys9cQdJpW"
    "i1ppUZuGxfrrA6455FrgSgt8v8B1fax7zYr2uuqprnr6IozeStXTGIZQU2klKXXASGWlFcgKXAVR7zqOLGUD0yk2XmdVF/7aCgBX"
    "knKN7Muyu3bC9Sf/MXvG7Krp1rFFplKyteR6TsAgkEZxtCAQe5Wgsncf2iEZMMxX7j+y5QDRd5nd7OUwE99SY95x4hGfzqh3JVqb"
    "DPDdPCKJ3sNfAZKPPeRgAH2i4Aq4XU9eJZCA8Xh/LeChZe9wM3XnIt6SBJeC1uBt/Db4d/irdCTipSMRUhR1OB0SNHDf6ZxWOesD"
    "o0ps5syxxWix1+Vyv6lZHFvhs/xvDRYH4xu4js+rnCI/Lz5Ffp45RR7X4XUYvNklvKWzHeHG6N15ARutYNQZTWA7xetIhbzfHXbW"
    "9Eb9Ykt9RoXAOiYFAeRikWQIm+eebaXQasg3P7FvDQCk4BEaCVEZCYlM3HXOtkXUu1N/8kbUp+BdKqvAy6te9+frC+JRf7HvP93/"
    "dH3z/vr9BRFzMcNKSYpcphnUla+bwJGhU7fKnP+qAp02incRMofI15auHl68XVEUG87ysPiIWrVsrIhih1+Ad2x6B1ZWFSOr2MbK"
    "nNucsHoGbEiwS+0C2nI/uQt76X+4XY/BMZrmGUqbL9Cjs5L+EEaRYllJin1kTZJ0DPStHAGMSFT2+V809lcSmAqOvT0zMBWcr9sz"
    "ZlcNTMUWWSIwdQcr/q571SuLTMXCRjL3WEzMWY6H984n/uHHO2aF1T3yuf0xfFCDeP5tmyG8GMdyAnlJfhaH86bJcZWDesS0CSV4"
    "M0BbAnwTvgASBwNkSzKhT1gamBoXZCB3K/z/vrwKAMhkPE1WoWqTgewZ8bntyr4puG3wc3OuJtjlxLnViXFK/4MJgrrpusO/Jnsq"
    "x+TKSuPm7gM5jrb/jasbvdhhWdziUN2/uWmvZV0nCLVxrbTJlfjy631tGVJlES4lP7x4/lugXusJIEmnub8m96O9qrrTwRtcgFTf"
    "NLonLC716/gmKrze+Y/ZM2ZX9+t4eXXX9CLeAEt1DudL5HB+9FyWVq7353W1y12/aNBKv++eT8EXAm4SQU0DL37DHA+vss/QK7Ug"
    "77PxCtv6WDQxXXDETEMmXoZD/iSIabT9q+FMV5CZhZfS+w4art+s97f76Vf5gPJ+moz/FwPhdVrmixeI0LfQ7Nju5I5h2jQnF7aM"
    "7TEilVkvU9wmfPEaFLIJOiGAjIK0cNQNXupb27sN6yitxVSS1JAbOYmIPfa1QEjB+EYYrmVgx/UvvQTOkSnGlSiVEgxPV+hKXeYI"
    "207dYmhxmn2ohNZaTHi0Jy/wYkfQxmg6ye12bDrCxZp+aGYwp43V/siMCld+Owi7/FbtcymR3XaqIut7iXTag6rKat+QWeic1L9J"
    "LU7UiP1n29iUhv80NqUikFILm/I+e41OrWJqQj3WTuXYJkAlV3Nu5WpvlZdVrvZHVMlHkPCNy4lLrcfD+MHd4LQvtshEcD5jtvTT"
    "Mgd+gc5354KcAPkfkQGitjzfFztIRECwyiECzMg2EdzDteY2hsfIX9DNnJr2XJBBlOdxGMtoqHwkObgGVkpII1YvjFgVX+K7+qDM"
    "Plzo27r96frmQn4WX+z33bvrq94FMUyHjda6XH7D6e3qH35ttXay0Bty9DXtQiukSjbP4fhr1WByiqxxS7lzWoXTMKrkJGv2OnB0"
    "cTEhLAfnLivVm6BTu1ZvC62PJWJ0NlugYTObuwRYzMH0eDZOt8Eivt7mUVe1JKm0clmlXPTNcLtEbzQWuo5S2TssNOH/5ewkJRHT"
    "DKnOk1wvCirTfQNurnkSL0muD+Op9s1lUNuXAcO69pB/7bosFxGLOttlsJiJw6riYjZ3zbE5kueuiHe9mn+EBjOg8EmHdZOjvMMz"
    "ZIBR3Qu8cmeQe93bzibOzdGKZevJHC0snxdri79d+Rmetp+NrnO5dmUD6VwuhfbGB4fPZ3U9qwSRumhCS+L0Xp0yOuRzt03Y4QOo"
    "JQTrPQWzDiCp8yK0XbJmtXC6XkF4qmug7YN800ZHDY2aQ6pyiEcZFEWfz9IF4VVM11h5mKhIb2yAtTepxzWUxTkqU6VzWwkp5IAB"
    "aSkV4wHp5bEaFviMdu+CgtVr23wOi8XATOwRjJzwhcw4gddegrvOZxZDAxlMDCziC6Yx+mYDMmbM8Nx2LMQqs1zQWx9g+kEOGrCD"
    "+Z5xIbx23je49a6T1pLP6H1IZVmT2SdVYnMnxbG5k0xsTuBXZLo5Xvr9lFpWCUAS0e0OJTmux+XWETmgxGAuNa1XmHN3Cn+PXAJ2"
    "9quKDrqHnRx33p6FaAn+UYaP3H+8/PAhC4i4pluvcmtIoC4Qsm5axZtKaRVvStIq3mRWsvpH0rbG3V0fSJs7te4r8Yc3gNHJZXxa"
    "aRmflizj0+wyxm0wy9zig37B+H045LeJBb2VU3qwKdQ/VxSj0XkpqxEVOjdMBrZ7v649lyFsoGG34VzkiGX14i9pusapbB1iUUOL"
    "7wUEr0jqx/18GGd/BvBJ9LfLAB+RHlm5XuufBBlNuDliXryTUPCmZuboe7IwYdnKBocvJNAiO2D8QPLTn3LIBuCHjUyjrDbrpidZ"
    "ld8hH5KXxFEL8dHVVzebQlCSxRGIOU8KZZnzScIdps6/jHLdYIL8+pdtbfyOrT0SwF7sbglsKtCENWzFOE0DLfLNW4o6pKxDyirG"
    "O2uFlOVXvwGe9oLnNJSpce2oUvTY43uOFxEKpNh9CGVfp96nV1GT2mTIyJhbFl/I8Gzabuc2E170loRnB7Ek2IQKzAgnFhvLWl+l"
    "xT23MtczAsQ10Zem3jW9qa202DPYh9jazth91KkSloBRxVd+dvIPLYffUE3/K0us9vFlBZwwRbCnD6ZwryQmk7dnxHpLNw6MQvVH"
    "0cCV20dvguVucPkIcgBa13QIKEfxSl7ZI+8Kn2PdGkzncfhCeIqfBlf8WOYjE8HZH5ybDPDfIMicFKPtTrUKgvIHawRqPxCoQFw1"
    "dpoYSQP3ms3cxpdAnLxvMcvi4hB4jERHwZ8RBRfmf3J29hV5YD5Nk07KbSLbS4M9GuxREZdQ9DKSe/rEjJ9NtsgzM6POUitT4LD+"
    "UzCuQmwT1oIbFuBPWm/SFiQgWmcZJI1TwwDlCZbhHETsgA2Ir9kmY+7EzqjnRTe3NU1V47IdL9CoE9t3qrC0Nfmi1qT6RRl3h8JV"
    "QYXOikGhswwmJNVWlrvFKdchQSPYu+usa51ptpYo9i0Wrz0H7Tloz6Gy53DJHHM0aeW4DX5Pqc9AozGr/IVihm74COkfBcvtHJ28"
    "PTk/PjsJsZawpQxwWY3SPoGLVLOQcYykgRq0c3pa5bzd6WlJGePTTEQQPqoaHPaHN5C7R5WOgR2VHAM7yh4DgxldllfYswwGD0k0"
    "DF4TBn/RcOu3/wPT4jGZ"
)
