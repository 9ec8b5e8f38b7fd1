from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

UP = {
    "sqlite": """
    DROP INDEX IF EXISTS "idx_audit_entry_at_c3f19e";
    DROP INDEX IF EXISTS "idx_audit_entry_target_a2dbff";
    DROP INDEX IF EXISTS "idx_audit_entry_action_6bb96d";
    DROP INDEX IF EXISTS "idx_audit_entry_address_c0d0d3";
    DROP INDEX IF EXISTS "idx_audit_entry_actor_i_752613";
    CREATE INDEX "idx_audit_entry_address_a33e5f" ON "audit_entry" ("address", "at", "seq");
    CREATE INDEX "idx_audit_entry_request_24a9af" ON "audit_entry" ("request_id");
    CREATE INDEX "idx_audit_entry_actor_i_1ec84e" ON "audit_entry" ("actor_id", "at", "seq");
    CREATE INDEX "idx_audit_entry_target_b119bd" ON "audit_entry" ("target", "at", "seq");
    CREATE INDEX "idx_audit_entry_session_efacde" ON "audit_entry" ("session_id");
    CREATE INDEX "idx_audit_entry_outcome_9d14ea" ON "audit_entry" ("outcome", "at", "seq");
    CREATE INDEX "idx_audit_entry_action_0041bf" ON "audit_entry" ("action", "at", "seq");
    CREATE INDEX "idx_audit_entry_at_fc01e1" ON "audit_entry" ("at", "seq");
    CREATE INDEX "idx_session_last_se_c53872" ON "session" ("last_seen_at", "id");
    CREATE INDEX "idx_session_address_01412e" ON "session" ("address", "id");
    CREATE INDEX "idx_session_created_324b62" ON "session" ("created_at", "id");
    """,
    "postgres": """
    DROP INDEX IF EXISTS "idx_audit_entry_at_c3f19e";
    DROP INDEX IF EXISTS "idx_audit_entry_actor_i_752613";
    DROP INDEX IF EXISTS "idx_audit_entry_address_c0d0d3";
    DROP INDEX IF EXISTS "idx_audit_entry_target_a2dbff";
    DROP INDEX IF EXISTS "idx_audit_entry_action_6bb96d";
    COMMENT ON COLUMN "user"."status" IS 'ACTIVE: active
    SUSPENDED: suspended
    ERASED: erased';
    CREATE INDEX IF NOT EXISTS "idx_audit_entry_session_efacde" ON "audit_entry" ("session_id");
    CREATE INDEX IF NOT EXISTS "idx_audit_entry_address_a33e5f" ON "audit_entry" ("address", "at", "seq");
    CREATE INDEX IF NOT EXISTS "idx_audit_entry_action_0041bf" ON "audit_entry" ("action", "at", "seq");
    CREATE INDEX IF NOT EXISTS "idx_audit_entry_actor_i_1ec84e" ON "audit_entry" ("actor_id", "at", "seq");
    CREATE INDEX IF NOT EXISTS "idx_audit_entry_outcome_9d14ea" ON "audit_entry" ("outcome", "at", "seq");
    CREATE INDEX IF NOT EXISTS "idx_audit_entry_target_b119bd" ON "audit_entry" ("target", "at", "seq");
    CREATE INDEX IF NOT EXISTS "idx_audit_entry_request_24a9af" ON "audit_entry" ("request_id");
    CREATE INDEX IF NOT EXISTS "idx_audit_entry_at_fc01e1" ON "audit_entry" ("at", "seq");
    CREATE INDEX IF NOT EXISTS "idx_session_last_se_c53872" ON "session" ("last_seen_at", "id");
    CREATE INDEX IF NOT EXISTS "idx_session_created_324b62" ON "session" ("created_at", "id");
    CREATE INDEX IF NOT EXISTS "idx_session_address_01412e" ON "session" ("address", "id");
    """,
}

DOWN = {
    "sqlite": """
    DROP INDEX IF EXISTS "idx_session_created_324b62";
    DROP INDEX IF EXISTS "idx_session_address_01412e";
    DROP INDEX IF EXISTS "idx_session_last_se_c53872";
    DROP INDEX IF EXISTS "idx_audit_entry_at_fc01e1";
    DROP INDEX IF EXISTS "idx_audit_entry_action_0041bf";
    DROP INDEX IF EXISTS "idx_audit_entry_outcome_9d14ea";
    DROP INDEX IF EXISTS "idx_audit_entry_session_efacde";
    DROP INDEX IF EXISTS "idx_audit_entry_target_b119bd";
    DROP INDEX IF EXISTS "idx_audit_entry_actor_i_1ec84e";
    DROP INDEX IF EXISTS "idx_audit_entry_request_24a9af";
    DROP INDEX IF EXISTS "idx_audit_entry_address_a33e5f";
    CREATE INDEX "idx_audit_entry_actor_i_752613" ON "audit_entry" ("actor_id", "seq");
    CREATE INDEX "idx_audit_entry_address_c0d0d3" ON "audit_entry" ("address", "seq");
    CREATE INDEX "idx_audit_entry_action_6bb96d" ON "audit_entry" ("action", "seq");
    CREATE INDEX "idx_audit_entry_target_a2dbff" ON "audit_entry" ("target", "seq");
    CREATE INDEX "idx_audit_entry_at_c3f19e" ON "audit_entry" ("at");
    """,
    "postgres": """
    DROP INDEX IF EXISTS "idx_session_address_01412e";
    DROP INDEX IF EXISTS "idx_session_created_324b62";
    DROP INDEX IF EXISTS "idx_session_last_se_c53872";
    DROP INDEX IF EXISTS "idx_audit_entry_at_fc01e1";
    DROP INDEX IF EXISTS "idx_audit_entry_request_24a9af";
    DROP INDEX IF EXISTS "idx_audit_entry_target_b119bd";
    DROP INDEX IF EXISTS "idx_audit_entry_outcome_9d14ea";
    DROP INDEX IF EXISTS "idx_audit_entry_actor_i_1ec84e";
    DROP INDEX IF EXISTS "idx_audit_entry_action_0041bf";
    DROP INDEX IF EXISTS "idx_audit_entry_address_a33e5f";
    DROP INDEX IF EXISTS "idx_audit_entry_session_efacde";
    COMMENT ON COLUMN "user"."status" IS 'ACTIVE: active
    SUSPENDED: suspended';
    CREATE INDEX IF NOT EXISTS "idx_audit_entry_action_6bb96d" ON "audit_entry" ("action", "seq");
    CREATE INDEX IF NOT EXISTS "idx_audit_entry_target_a2dbff" ON "audit_entry" ("target", "seq");
    CREATE INDEX IF NOT EXISTS "idx_audit_entry_address_c0d0d3" ON "audit_entry" ("address", "seq");
    CREATE INDEX IF NOT EXISTS "idx_audit_entry_actor_i_752613" ON "audit_entry" ("actor_id", "seq");
    CREATE INDEX IF NOT EXISTS "idx_audit_entry_at_c3f19e" ON "audit_entry" ("at");
    """,
}


async def upgrade(db: BaseDBAsyncClient) -> str:
    return UP[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    return DOWN[db.capabilities.dialect]


MODELS_STATE = (
    "eJztPW1zG7fRfwXDL7FnGI1EvViR+3RGtpmUrSVlJDluG2VI8A4UrzoCzN1RNNPmvz+7uPdX4miSOtL40Do6YA/HXWCx7/vf1kSY"
    "zHYPetPbmc1aF+S/LU4n+B+ZkTZp0ek0fo4PPDqUMC1r2nfCSUPXc6jhweMRtV0Gj0zmGo419SzBcfIl4cybC+eJeGPqkQldkJnL"
    "CCXuzBlRgx2Qz2PmJB6QMXUJ5Ys24cIbW/yRwPosArS8A1zYFAasDKMbXGPGrd9nrO+JR+YBPKz066+t4A04Hiza+u03+MPiJvvC"
    "XJyEf06f+iOL2WYKx5aJYPJ531tM5bP3Y+r8KGfirxr2DWHPJjyePV14Y8Gj6fCj8ekj48yhHjMTiOcz2w5IFD7yfwE88JwZiz7S"
    "jB+YbERnNpIPof0viJ+1+v3rm/v+Xfe+32/lSBtCJCgRPDIEx21hcc+Vv39Cv/Rtxh+9Mfx5fPanv06MB38WLvjL5e37v13evjo+"
    "e40LCthb/p67DkY6cuhP+QrqUf8lEusxmhMkUsV1AmQ9CA8fxBiPz8fWUX6kgvKjcpQfBSiPURxu/RooToA0GcXwOvK+9+EWOQOV"
    "z1ZA+MkPCgg/+aEU4TiUQbjwam3ocH6TUb3ibj4/VEDu+WEpcnEojVzDYYiM/nDRr8eic4AroTvgxc3E9rrYdR7b1Muj+gOMeNaE"
    "VaPbh8zg2gxAD8L/2MGNXoHq+95V9+7+8upnfP3EdX+3Jb4u77s40pFPF5mnr7JkiV5CPvfu/0bwT/Lvm+uuRKdwvUdHrhjPu/93"
    "C7+JzjzR52Lep2YSJ+Hj8NGfKPmMnhKXMj4YUuNpTh2znxsRHVE2Nz806UyyTyinj5JIiE38zkCIvZyZlvd+zIynqQDUFsm52SmV"
    "Ai/FyX0jPXup5PtpSjxB5lLyBPmR2OKRzEHuNGYeEaMRoSOPOSBrgjBqkiFjnLAvU+HAZn1LXOuRM7NNYDpMeBYzWNwlI+HA+0DC"
    "tVy4nuCF/BHegLIpywvF21++QF5WlYxd9nueGbyzHnvcKxHYfIAMDwho0wTpuCVxTl2PMO45C18zQfw7bCKemakoVjzi933/Q6dz"
    "fPymc3h8dn568ubN6fnhOcyVPyY/9KaCi7zr/dS7vk8zBXxQLVCDtjQuIg+nzqKYPCFEhj7Dhcfc5vDllhj5dJEkUqNIFXI/3rxL"
    "cWe4BN/1ri9v//Xq6vKfr1Ms+uPN9U/h/CTnffev++5l5sKsf1HqC7KhF2SSrMhkqTdzCuT6qqOVAmv2+VoHWdd5qJoknnQlyymT"
    "TLohQ1omlESca7k8csNREEBjl+R5Y3g17BLzgAyQWw+IAdeS40pZwb+yKDflXzhMJKtkRMBLhgwkAbSSkVcDYwxEPJguBq/zEsim"
    "F3zgD/xzaPAbMkKHAmQbSqbwVsFhLhxG2AHuoE0GM5c5fSAH9/Avk3nUst3BaxRl5GcwkIEWcD8vcN1wvC+/s01c4f8C+ACDwqKw"
    "1tCm/AlFpFDaIXPLG8MMlwxcauMq4a+RX0xcjy5cEJ+ErSos/RqwcRR1YAj+NEJ7RGYAfrYhfH6eBxFOoJtmhjzqwNJFMD7WCkZc"
    "eAxfgO+TfzsMfoLryb+/IdFOXZNuhPSmxYe9FB9ibqBqrYoh9tAqeKJiFTwptwqe5KyCCa6qiuEESJNR3BJPbdBDR3ApmgSU+hFc"
    "dsoa6YY9C8kbq8bGjmC0BXa5BTZxj9fAchpK43k5nmMRSxXHMUSj+ccTvO/CAukXmEfgQV+Je3TOVdhH57ycf+BYGunPFq2D8WB6"
    "k9HdGK9vQt6vgeE01B4i+rijwjg65Yyjk7sEYxVM+Q6MQfYQxSenKtLdabl0d5pFcWwQqIPlNNQeIrpzqsI1YFYpquVYGteBOSWP"
    "6Hv2pcQIkABpMpZbf7+7uQ79ZOjdQYuRqihdpY12/3mfUkRD/BYbPcPpCXq8RztoRuyjdq3NHs5vMgEaw7KTJsN6Bv0spLbpZ7e3"
    "qqNsX/2UTcN5Q/woV3BsrkDmodLMmnOkJIfbVZ6UCUzsTxIzFYKabeZ5zDkgg6EwFwN0I7AJDDMT7wJXCI7/coGjhDNmyguC8gWZ"
    "CIddBJ4EMhY2ABDb4kHospgyjpHJhBqGmPHCWOdtLq3ipXA96gXx0F+8vucsMD6r3B+gg6Bb2wiCdphhTa2a4m0KaA+v/c7piZJ0"
    "e1Ih3Z7krGmz4X+YUU+yikH2EcuHKrZ4mFWO5cOcNR7ZWR0FIpy/F/jduqYQsvT8hu7y2URivAdfSLmfM5He3CHw9lDfmlPLC42Q"
    "NbS3z5e9+971TxckgH/gd93r+wviAgt84D/1fule9z/9fEEerWfG+7NpQ1wkcP/DjV+gT5f61JMg63Gsq5DlcFPsxverd45O3pyc"
    "H5+dRO706EmVFz30mOuI9G/MY56UT2vSOQOqCd1oQj8KYfZBhbHsunROQ+4OmVt+NH8YpTYXMxuD+jGYjQvMaZVBbIFSCBvBt258"
    "W7vCFJytcPQTYGvYDw3zgO86fRtiibqGLeZOqcHuxRPjrQJjVGZGu8oexcO5fS+arGCScoHQNvseE9if2AKTfzB2NnqZTN/BJ0Ec"
    "B3k14EcHf7HMvx78xWUgyHh/HbyFCfYiF4PrD6Ol6YlNvYJI320v/hWZRtr81NpKDr6k2grekAygNsy3V3SGvFiQlwLud3/nZwIJ"
    "6iE5AbIX5qlNozi6RuogOQW0h2g+UzFln5Vbss9yhmzMKGK8HpaTMHuI5M6pSuARzKpwGORCjyzXna1kbUoB7o5y+s1oI0kisy9T"
    "C163ApXTkNsh8zYv5H2iMmZQrEDiBJi2KTSNvg2xKdx5DqOTVoEtIRhpV9kQ3HiOUmKwcEyZBDu2XE84iwsycISYXKCGPsAof5lA"
    "6/95QHqeSxwxJ7YwnsiEPjE/iVe+Q+bPuuz3QfqRISYTy3OLk4S3ubg2HTRD7Cw3HXhi2q+dNJwA2hv/5lbyhhPcxeL18Z4Aaize"
    "W+yZAWbJTFZE8iuBwv/iEkZoWFTzh7wMZdhUGAVmtHLeEwE0WSVrGWMK6Hd9s+98zHh4AchIehuuckWiZJLKlHLKKlLKXjcnxNW/"
    "6ru4f8slAX9YQRzos2jmUqHgc7JkRxuLY1imT6oLebnO4XZ15TlyGPev75EjJn7Fi5kDDz28pl2fsJY04MNnWbLWRl4M2PxyxdV8"
    "fbz4d3Vc5yL5NJlcbNgYHBnVu9BCg+KZ3Ia/4SWrjLy0zepFbiVMAq6zt8P5Tb6TVk1PXHvxCV0GYQuFaCNuXgPJKaD9w/L6vQpT"
    "urAFLcAxpk4W4zgBkjWPWYZH/kdsy91FPl2BWkRGyiiWC+PORmy309YufEE2jFvHta5Cip0wUqaj9RPiqrKjPwm0h1fyehhZTg3M"
    "Yj2P8h+Fw6xH/g+2yKVJZNCcM+fuGML/DPdU+DS+3Bw6j3Sh9FaD3w+/mnn+9ry8e3/5odv682W0654JV7nlFZbhjMbala1wkrOW"
    "x+hFyZWEYkomuQF1t/eBTB3xbJlhDcn52DLGcRlLrPfqEosfkIH0/zoDWVlyEOSQDaRSPB8LX+l965fT/B5zWnNK9pbXf+BBURJU"
    "xgMjTxCfTANFHSbDU7TIwS7i8LoqZd1fXmrqQf5cVgv/NQqt0fmnL6yQx8RSRnUEsYfX0UYCSXTm6TawzEJeqmx9DwH2EsMbyKDG"
    "IgQrqSkpQK2lNFpLwV4Y/RXjZbKwOmimyZTWEdEbkbYqdFFE3xo00U/Ba3YM2ap6aGKTNUkLveHsHnhWaepYarxdpY1ipiKyv3p5"
    "Y3EJIOzPiJoadkwdoGQ/kGWC3Ehve3QoBlK8AtXR4s+W3yDxIlD32jLdq00cYbO3oD8+Wy6AeCJWNPMK6RYXf+ChmnsRvhLLHbmg"
    "fZLJzPXIyFLOLvu1NZ05wDblWQrvJa1yvrDKmaBJHtfL65YkwJt8B7XgOdYkcZk3mz7w3vUvvfvL+97N9UXiWDzwm5+7170PF7Ks"
    "l2U+8NsuwF0QuOaZ98C7V5e9j31A7PVPXThCsgKaH46TPaNKITdrL3EiGdgK2YNpOJ08mJQN6yQP4hmr47EL52t33RrcdboN7eZu"
    "D+0c/caU0d3Kw9JkXpHMOhFr/+jbkBjsn6nrPrFCJ3E41K7SyqeJSQrqeDAd9FzymQ0vZ96YE7hxpKOZ2q9l90Ru2mzgV1eRaqyY"
    "c6z+JKTz1WTPlsGC/oNR0Sf4KlCMB+jN7UsX8EC6ZAtU8u1+wAN/xLjtdqJTtQ9P5CRXeqptW1kx1w7ghmjj8ZapL82mAZuL/Jaf"
    "UnTUPuwcE6letkEJJ0PqsrOTmZOLwFBSpk+UyufitHKF+iRfQHc6G9qW0Q84kbpKnYbTKnV7RZXaZ5p1DkIM0WR7VGMCjeObpWiD"
    "V2SCpOB0QsjKCSHwAdydCqeoMnG56SgNpQ1IX2FAkv/WYDDh/D1kL+cqd+h5+Q16nrs/tb1olX2+E4qmDlP5Fimtw1R0mIoOU6lr"
    "BoPDYeOOYa1ye1g8p61gGEPHc2K6WmUCGlqJxtRFFRyF+LaMHpFmJ2yDdYClgMJqprJP1nws3LgEcZCHMKEmA6W9TR5aDy1Zp1jG"
    "jginoFjRdpf+ilJFEUpLfOgV1pccZHPNLy+seq4YiVJmZtmJ6JMVUb7+CJEmlzfe+Tt8dx2oupDlzvnXbpkhnpmzeA9/FgkVqfFK"
    "gcIJZsIeNJU7eeJceffCFc0AWl7rWHwq7D4g4FIfydoaWHxQDh91DokDl72YkKHlubK5CoVJrue3LsCenFzMHsfyxVZhG8+trVvH"
    "a9bW4axbZrQVDjTYIPXFtyTQ3iF9/U4DHTeyf/eaNvJoI4828qwmiwm7WAYT9jLZK5yhIHLhy01MYMDizFPmTCyplbkH5B5En+HM"
    "sr3vLY79olzsVc6Fh73s/PwEEwtCO2wCgl5BGck1v/srLDCFcRYVxfEKwyt2/8Y+VqnGelxejfW4s0xM2qrTs2E3dUY6UvF5npX7"
    "PM/yMUPx+cmjuKJ+WxpM+/S/wqcvOVbf4nn8vxPAcikvJkESLBuzBXCbQnz0ZMsxWzc3H1OYf9fLdjn/dPWue/vqSJIBJlleSRDL"
    "ZET7Dvt9ZjmsQGqsxHkWdDW8b4fFtLBik3RgjC1XZs0SuONcAnK0jMPFSlBihs6OlCXiLbn+9PEj2hm4yF6+26ZaQ8xXd75JuUhq"
    "CocqBSc3MUmpVQf6m5iJQswQI6eZE4g2jDrMQdIM3JVaaxb35tjoajVNUw57FkG9l9+wTreMt3AZ44EqjmHf+DwdcBM+DYqRhY+0"
    "eeulK3brDqEvG5Fc0laiNFC2rKvETsfIdo5O3pycH5+dRKGx0ZOqiNi84AB6I5sMi2wflUJDEkwLajUENR2PuQoBds6Am73ja8dj"
    "JmA1qRtNasu0WX/1cIMCcE3wRhNch5Z8C1RO6F2qSlUCZA9dcCcqRWpPymvUnuRK1EodmT6yotS3JY7OCGoPEd05VdFiYVZFsdpc"
    "PNyEAZ5qmQhiiAb7HFpjMZdmmkTZd2YSi8cmP1kdnsr6ANiOTc3+t+k4UEoLajPfTahtl+qxAchKWuyWiHF4kY8CQxK4nmXbGHQ+"
    "ZOTRemZAnc5FGE4ePEBySXA041K01HLVqm6+SnzceXMWacP4R5UifHd1+fFjXjtzZ6boz7hXVDm7+mpPQ+5MdE2LYhsFMYopgcF5"
    "NnxWvsjG/t/5U4c9W2LmrmDey4GuaOBrmKv2Bex7ESZXOod56N05i+iFYy62/OWyrQldkAn8z6COs0j6IoZsJBxF5rhPxzPhSKm5"
    "K9KQO7MjvknFK6SVw6grCgIIyiXWPGSDJdcXjkzSsaY61lTHmrbqB07cC2/6o9RsWgWxE4nRdlX4hAfz+qN4olITthnIACDVGBTV"
    "Kni3zNdFiWDgp9AYzmIK2yAQH1BgwIJ4QRyDyaa2WEzgBW9Bt/LzeGCIgnLGpsSvCDbwXQ/wYJCVLrb+AQ88rKTHQQyCs/GWSJGO"
    "DGDnjCxnIq/zQVinD4OC3LGYc78sPy4IH+iX59dV+JrIINtLoyzqaWAxjI6tWFX3io5fEerLa5GlwBpsoKobZbHlSmQ6NmCVs7Bz"
    "Ck7y/qpN6AysVmWbTGmtWmnVSqtWyqqVxHqBUhVSo1ydCsmuVKlcegpBdfH7B4GGEpQ6ArXB78pFAkc+c2WXaENMpvCvSYaLNhng"
    "t/lA0iILf4UKDo6QVwMYcw+mi8Hrojy/7S6uovNgEkWwF8KQczgd3sxNPikOTQ+/JnjWDnrIykdahXphFUr3/910/994s9fFcklZ"
    "8t3f1hvE8zNzLHjpKkJz4Qu05NxkyVnXhN5gTejkvV0HwetlWxtyokfCEMUeLzL6iFHHGIMI5de5dDwpTWWFsxdjb2FgWu2iSTnA"
    "/fN2dk5Vgk5hVgXCc2GnEd6C8hkr3Cglr9B3SpPvlFityZ+w5X12Y+jtsb8WqLLWc/gtyizw8v1975fuBfGhH/jdp7ufu9cfuh8u"
    "iDtzpwxWNB949/byDh/BV7usIWGxYaHTujmeObjt5Xoe1iRO8Kmu9H1ygXo5kZ8t1X0sBKlIijUngtrCoPUa/cQQWzwRfoP4LUhd"
    "KkJXucyV6ww9ZvUE2ghgm9wGuOduYhfu1j+CeHFlBCdg9k9wWn/JSe2c/CaEpIYlLjfskO0TpROGf+UA2xikyTaAFw2trXBOhsUm"
    "v9I5GVa13DFkqzonE5ss5Zy8hR1/23t/X+WdTOY7YnkSd2xNCzS+dwHwj/+4ZTb1rMJg8QDbV9GL9gjnf27SjXvpedQYY6Bnq8CZ"
    "mxhtV7l0aXqegmN3ZNnMj/6Mk9k8rDTvCDGRxeiHzBb8Uba/wfbPs6ktKEaqUnjMgvDS0GbIvTBzdAIaG/zSNvZ0HgAXtnDJggDZ"
    "LX/AAyAWXuYvGEz5zpUf4R6QgfQSo8Vz4I1nkyGP3M2oZuLiU5sa2Aeb+75kD1garjGYW6Y3DkDHwJnGHnqbsQ+QGMGanFgTOREA"
    "p9YXIJtsj/0Hk45sLLiG4ZZl7udfW+FvDo64YVvwS6Og25RrOvhR/QIvtHYvv7B7OUGbGuhOQ+2f2rX+Pjbhcc9juTpbPAnXWGNY"
    "3XjcdaR4a8/iZr0rE2Za1EdTLcaQhNpDXB91qvZqZCzvvCm3luNYtnf4HwVYru4a/kcRhne6FuKWo/SlfFTDNxHN36PEiLV5HXwB"
    "swY2YwCNzjw6X7J9w0ujcvNXW0qRqufMyQDun+S7EYTHymENZKeA9g/R2rOj7f0r2vvFpLa9PwLZwzti/cp6xralnPOVBtOorp/3"
    "hTt1La4V/zU7hmx110p0novzvoo28xrQuu/pdOnzW9trtUlnTMJ9VeCMSTu3yp0xk/Q85Sw79Af47o+2dChgtc4RlaVBsGTHMyMg"
    "QZgXQd0P/O++y34fxE4JeASgAzki64HIscCM7JZn2G164Qf+OWo1NECP5cB/NTpX0GGD6HobtSMacOFZo8WAmJbDDE9+l0s8ZtsY"
    "BYhtlOHYwC+QnypDAmV4IDq//CaAn9Az9MAHkxmKW9JPFCyIBeLwIyUotgWcO5bHyt0vCRaQqnayhjooVXanwputQGUPjldz3Sxb"
    "NDmVO1/+Iyy+ksCeAtTyeqPl9RRnqnfacqB74wHasq03Zv/1CJCG09hfEfuF8VJq6RohbIMNQK2rLjYNugjEhQd+8/ka/xRzrpwE"
    "sMmoal9oWZUAMXSTSXCJRcepDbLVVff6vndzfXcRiV0PHCD/1rv+6QIFK5TPGkCUhARY9/LPgOro3Cbf/tpat3lrna7OpK10DTQn"
    "1bPS6YJXu1vw6sqXNFqFljkehu9VmeXiSeo2Oeyhja2wYUHTt5MFZq23aMqSey8I/5UmMTRpoU0sCjFuY4sQGXU849L0JDhziUE5"
    "tneRSg8zKyxzW1u+0P6VjkBdbgJrp84jqtPaKNZMo5iWmDYuMdU2RG3d/LQnu7wBcfaNQ7/WBnYRxRXaQLBJ1yC9XsVv2jGUqwqw"
    "6QOt1YI9Vwv87VyoFkQ7vUotiCctVQvuBDb6ROezSy1TZilG0vnQbzvGnjEZUYrcQcQfsbwLMkBBHeZGU75ziWW2A7k9SjEMfeoy"
    "CTKnFmx3+ZTb/gl25yDsQjnA5QcH5GaE+kScxelvCjO0AOOCNht5ZDgLPimAl40rldzukQ6R0jeSuY2Y65gUTS3OkyNsai/g9bpR"
    "SQPSILVEvHWJWDimxYva51ahPQHUZNTL6pVjMf8e7gYL2Edo9QirfCNX8BPE22TkwH8fKbqkXoRS2JgpT6Z79qWESOH8vRCmq5xR"
    "3X/ep/xQIccpbt4TTk9wqPfYzyerKPpeyzzC/353c12mJsYwWXegZXjkf8S23CYdj5TtcI5XLnBjlOLkzT+yHBdkBLjlQOJhTlve"
    "5FPq+u3AMCjmN7XjUkE7RGY17bJkaqedg/iCLO10nkv+7tZ5Lg1hVrvmOUexvvgcLQ9aCWEbfJxad5c9LOQK6soDx0qvN9d+pVfB"
    "ZcBKV0arKHaH3mioSlJRqcHXMmANJkVjbJfMtFZjbClAHRDUZLYWGCJWIHIaUlN5F6g8XNTkmjlAzTcViitFlrWaRyoFqE9Uk09U"
    "QKraByoLp8/T8vOEDcJFXS9qCmgvTD+bRrOOdNGBq010p9YKXPWP/RqQuuc+6hR7bFhqufRN/MIctzSINTWjreC0xjZ90eSlzuvP"
    "6IGNAkilUYQM2UjIErfSL+truLJyLhoWqCHFtkHeEf11r1LptJosZ6tjSBsZQ6o9Vlv0WCUOUV39KwOqLfKNVsF0DKsOsGy6mKUS"
    "YPkyYtYt8707RQJWNFYpWjnJWUtlqht0mstUne9c7FMv/mMNSFI2ystOaiA18nHa2LQZ3pILlNNyUyPlJp9YNZh7BLCPfH0tfYR0"
    "5IKWk7ScpHN9dgjFWhTVuT6NxWpDc32kS6BIsg9cBRVSfThDJfNfZsJ4gnjUfjogA1zM7wZmuWSOlk98IotOiinjQYFKTL03xGQK"
    "/2IyDsCFWzOoiCn/cXPqwIbXe+BhGU5ZOlO2SssVBfg/tNpOLD4DhSSucnqQqOcJr/fLcfof5n+QLP7JPPywKRNTW0be0weeKNx5"
    "QK4F2v38SptuXGk0yAfC32GMrefyKgQ5y3AYdij3gM7peeGcnhcLIN1WFP3Nz93rC3nwHvj7jzd33Q8XxLCFy8wH/qF3231/fxFU"
    "qs0e7ReIIm1+v65Waysb//xQBbGH5Zg9LEJt3VYmSZi1hMQ0iLWsH8PJz6qB5AzY3m3lzqkKpmFWRbOYHK6lao0FjgsMgULYjPLS"
    "+KMYLoPqIQBuCtfRkxqcW5YKx6wmzuYoaUxnIHBw2U1WjVVXWf5ubj6mLCXvelkn3iesV/rqSFIFJlleyjyY2PaRXFVr16egNHNZ"
    "xlxC217t0MYcoI5tXG4z0jbYVZjKztpgVyj6nQPVdb9XyxuX5etDbNY/bwXgOkS/yWcutJesQOsMqKbzTtC5tsSSh9Qii6IP5uXM"
    "2u9occxKMNReZtzuD+kqpW2xIxI2QjLEhBH8Nb6GREsKUNWEXbWpkg5caWTgCmyxlbLDsnCaHSmkLTHq1rODxRDaBKZiAgt2ZX0x"
    "KgWoNdRGS1E6+0/HB+0minWC5TYTLHVY0A6HBfX4UHzpeawwNigebFfpUBZOU1WgZLs2y6D4BENaRDKkX77poG7FXVc20SUDRPHF"
    "XyzzrwVZl9tcuFB1S9BfFubFCruJZ8mvW94oBIOLsEyvjuDRVXm/saq8j46YTet6fFNAzVXxWvOg0DfG9g3FzGsTdvB44Lcr8hlM"
    "lrGpnANd4VJrgKtpgME9U5PGCTDtJ2kyfbNCRw2OWgCq1VGt8TdQ49fq6VrU0zK+sQbUXmdet6coLmCZTbIEpKhQYAzIUqncHpDd"
    "HorllbD0EeVczGCzmFhT34CZYzGXuTfw2YswUwYEZKw0MGYmptaAbjYgI8ZMX22fC8eU+T6orfutd0pqMG12PZV0nJljax3+pXX4"
    "8iycYkTvQubNisg+UXEVnpR7Ck9yjkIXD5PlFSjrdxNq2xV2khhue8aS43pYbh2RV5SYzKOW/RqTEE/hb8MjIG6/VtTTfRPKcefN"
    "WWQ0wT+qzCR3V5cfP+btIp7l2bXylyKA5tpDVnV5Hyq5vA8rXN6HeZd34yu2bQy7VSrvJuq14bVYYyMH0/cA0eltfKq0jU8rtvFp"
    "fhvjNZhHbnnnpnD+LnRtWseG3kjbJbgU6lerTsDooC+VkuCmxUCE79eV53KAeyjYrTlVOkZZPTdMFm7vWLb2tDSDi++EJb4hEfR3"
    "s2ES/Tm7T2q8XWX3cbMzlePpv3OJMRaWwXy3J6GgTU0t4y2ZR12UHTGX9hY5gNUfJT6DJYdsAHqYYcHrywPv173IsjAP+RIdot+w"
    "SIKKYI6QzEVUqErsTwNuMbP/ZZjrGvP3jTHlj6vdbilIfbs17nZL2aZCTlhDVkzC7KFEvn5JUXuWtWe5iW7PWp5leerXgNP78D17"
    "itQkd2ySE9nHe4EWERGkXH2IaL9cb7gTE5C5AZF+KUSDcjJkZCRsW8yllzYrtwvOXN+JS6LSRpiHO6auzMO12Ug2by/I293wWsv9"
    "xKXqQk3ry1qNLg1yEa/rKi3XDHbBt7Y1dB91VNwSMKsU4XKsoKZadIZq6l954GZXV2uAEtYQ29NHy/XeS5tM0Z2RGK28ONAL1Tfi"
    "iUuvj/sx1v/F7eOSV8B1LYcAc3RfE8pNaf/hMyzki1E9jpi7PuOnYf0G23ryq/HiTFybDPD/gZAFkUabXWqZCSqYrC1Qu2GBCslV"
    "46ZJgOzhXbOBDif+WcyjuNwFngDRXvCv8IK71h8FN/uSOLAAZp8S5tYR7aWNPdrY00S7REOz3O/oMzN/sdi8SMyMByulTBen9Z/D"
    "eQq+TdgLnuzrkJfepCxIgLTOIowdp6YJzBMkwxmQ2AEZED+zTUbCSaSqF3k3N7WMqnDZTvaTWFXI1IHtaw9s19LkxqXJ5veM2J4V"
    "TsUqdFZuFDrL2YQk28pjtzzkOgLYC/RuO+paR5qtRIpd88VrzUFrDlpzUNYcLpljGeNWgdoQjFTqDDSes0xfKEfoV3gIi875t2LL"
    "7RydvDk5Pz47iWwt0ZMqg8tyK+0zqEg1+ywlQPaQg3ZOT1Xy7U5PK0rMnuY8gnCoamA4mL6H2D1SSgM7qkgDO8qngcGKHivqO1Jl"
    "Bo9AtBm8phn8Rd2tf/4/NufnPw=="
)
