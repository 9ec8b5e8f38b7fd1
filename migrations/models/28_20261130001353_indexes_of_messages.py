from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

UP = {
    "sqlite": """
    DROP INDEX IF EXISTS "idx_message_room_id_0974b8";
    DROP INDEX IF EXISTS "idx_message_created_e537a8";
    DROP INDEX IF EXISTS "idx_message_reply_t_355d14";
    CREATE INDEX IF NOT EXISTS "idx_message_room_id_0974b8" ON "message" ("room_id", "pinned_at") WHERE "pinned_at" IS NOT NULL;
    CREATE INDEX IF NOT EXISTS "idx_message_reply_t_355d14" ON "message" ("reply_to_id") WHERE "reply_to_id" IS NOT NULL;
    """,
    "postgres": """
    DROP INDEX IF EXISTS "idx_message_room_id_0974b8";
    DROP INDEX IF EXISTS "idx_message_created_e537a8";
    DROP INDEX IF EXISTS "idx_message_reply_t_355d14";
    CREATE INDEX IF NOT EXISTS "idx_message_reply_t_355d14" ON "message" ("reply_to_id") WHERE "reply_to_id" IS NOT NULL;
    CREATE INDEX IF NOT EXISTS "idx_message_room_id_0974b8" ON "message" ("room_id", "pinned_at") WHERE "pinned_at" IS NOT NULL;
    """,
}

DOWN = {
    "sqlite": """
    DROP INDEX IF EXISTS "idx_message_reply_t_355d14";
    DROP INDEX IF EXISTS "idx_message_room_id_0974b8";
    CREATE INDEX "idx_message_reply_t_355d14" ON "message" ("reply_to_id");
    CREATE INDEX "idx_message_created_e537a8" ON "message" ("created_at");
    CREATE INDEX "idx_message_room_id_0974b8" ON "message" ("room_id", "pinned_at");
    """,
    "postgres": """
    DROP INDEX IF EXISTS "idx_message_room_id_0974b8";
    DROP INDEX IF EXISTS "idx_message_reply_t_355d14";
    CREATE INDEX IF NOT EXISTS "idx_message_reply_t_355d14" ON "message" ("reply_to_id");
    CREATE INDEX IF NOT EXISTS "idx_message_created_e537a8" ON "message" ("created_at");
    CREATE INDEX IF NOT EXISTS "idx_message_room_id_0974b8" ON "message" ("room_id", "pinned_at");
    """,
}


async def upgrade(db: BaseDBAsyncClient) -> str:
    return UP[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    return DOWN[db.capabilities.dialect]


MODELS_STATE = (
    "eJztXXtz2za2/yoY/dNkRvWNFTvJOnt3xkncVruJnbHdZnerjgiJsMWaAlSCsqPd2+9+cQDw/TAo60EpmGmTiMQhpYPHOed3Xv/t"
    "TJlLfH7Qn13OfdI5Qf/tUDyFf+TudFEHz2bJdbgQ4pGk6XizYRANGvEwwONQXL7BPifikkv4OPBmoccoDD5FlIQPLLhD4QSHaIoX"
    "aM4JwhThgGD0zOHz4AaPifP8AJ3qiw9eOBEjFhEpRx5HY59x4qKQIez7iIUTEvAD+A4uG4sv4dHbzbxuTr0/5mQYslsCF8VLf/21"
    "o58K9/VDOr/9Jj541CVfCYdB8HF2N7zxiO9mOO+5QCavD8PFTF57P8HBD3Ik/MDRcMz8+ZQmo2eLcMJoPFz8frh6SygJcEjc1HTQ"
    "ue/riYsuqV8gLoTBnMRf0k0uuOQGz32YVKBW3yC51hkOzy+uh1dn18NhpzDhEUVqUvSlMaOwWDwacvn7p/jr0Cf0NpyIjy9f/ane"
    "k/BBjYIX/nJ6+f6n08tnL189hxcyseLUSjzXd3ry1p/yETjE6iGS6wmbU1NkyusUyWoYHl1IOJ7smo2z/NCE5YfVLD/ULE9YHC39"
    "BixOkbSZxeJx6H3/wyWiLMTy2hIMP/qLAcOP/lLJcLiVYzgLGy3oaHybWb3kan7zwoC5b15UMhduZZk7FrJBMGM4WgybHdEFwqXY"
    "rc/idnJ7Vcd1kds4LLL6g7gTelNSz25FmeO1q0kPon/s4EKvYfV1/9PZ1fXpp8/w+Cnnf/iSX6fXZ3CnJ68uclef5aclfgj60r/+"
    "CcFH9O+L8zPJTsbD20C+MRl3/e8OfCc8D9mQsochdtM8iS5Hl/4EzefmLiWU4cIIj+8ecOAOC3dYj1WNLd6a9qb5K5jiWzlJwE34"
    "nlq1PZ27Xvh+QsZ3MyZYW6b95ofUqsEYBg/H2dGP6sNfhM5IhHJKkM9u0QMWmuY8ROzmBuGbkASgqZKvMxaEbxH3bilxu+JvOibI"
    "CxEPMXU5umGBfEBApuxe6KiEivVDSpThNb+rRBM21Xk5+aO4zd95t30aVqhiiiC3uzXX26D3diSbMQ8lixbK/ACWa84ZKgy38P2+"
    "/0uv9/Ll696Ll6/eHB+9fn385sUbMVb+mOKt1zXnw7v+j/3z6+x2hwv1qvIE80nZ9FAcLMqnJ6LIzc9oERLenhO3w27UvMgpMpuR"
    "OuZ+vHiXOXeFeHvXPz+9/NezT6f/fJ45fD9enP8YjU+fqe/+dX12mhOFzUWgFX0tFX3paYUjFofzoERjr9taGbJ2769VTOsqN1Wb"
    "FI8zeeRU6Rxn0YH0mLoRn1yPaxoXlKiD7gA5cD47aCwEUcClPFdCSoh4+QluI3k4EsQE2YgIuS/VgGeSVGg5Yu4OZgvneVHLWNN7"
    "BnRAv0QY3oigmXgko9gXQ8WmEzPNnS5y5pwEQ8F2GsInl4TY87nzXCJ48C0AwpsEbH47ie8O5ZcUqg5TwkC8fSw0oREZUDFcsBT0"
    "oEipUeCgF3LkcOzDS+ACE2rUSJgdd4IF8seo722mFP2qj2tQacQt8XEcIQq5G+I1Y6bO7SIJC7R1mbsV4kC8uoxGca3kDheXxTeA"
    "58nPARE/gYfy8zekwpnbwq3Q0qyasJdqQnIamOJNCcUe4npHJrjeUTWud1TA9VKnqimHUyRtZnGH3XWFvXkzB8+VMNxvhLgztjzX"
    "7BtIS6wGCzumsRjq4xhqSo434HKWyvL5cT4nKpYpjxOKVp8fQp91Tzyh/orDg7JwAkxe5vTovTE5Pnpvqs8PuJdl+r2Hm3BcD28z"
    "u1vjt03p+w04nKXaQ0a/7JkcHL3qg6NXEIKJCWYsAxOSPWTx0bGJdndcrd0d51mcAAJNuJyl2kNG945NTg0xqpLV8l6W1xpQKTL6"
    "mnytAAFSJG3mcufvVxfnXYQ5oEPgxQHMyFSVrrNGz/55nTFEI/6Wg5vR8NR8vAe8M6f2Yb/RYo/Gt3kCWnNkp0HDZsB9ntJi9/nl"
    "beoQ21d/ZNt43iZ/yT9ItbcE7nUf95XcEUNPyZeJN54gMTyOlfC4joiQcP9buA5+Ci69FgF7OEBnOPA9EkQBEeBKoOIPBsHGMrjC"
    "kaEUQ07+cNADUKceWPChbPwbDCjWr9NhCr5YD28RRkk8CxJ35G06n45I0E2Ty685E8tHvByeI27iBVfDhdnI5SOnBNPwqZEiZTbJ"
    "1RT7fqWfodQe2WE3w8ve61exYwE+1LkSrj6dfvz4uO/gRryXBLPAa6Ym58isAmGgQMSbsKG3LE22msW8bUZvzGvWEjl2MQ9H7Gul"
    "4z99u1aaMTnQTJSBM37mkTEBN7vMg9HudoD2kAN/OgdI+tXFKe2CMBG6EqIMZIpMgpmygJQ7+VfwXHDq99WQOQEB41BhKg5xKIk9"
    "nyCHPYhV7aBnWL6GBM/lg7ywm4wFehVc4MLXAO+8TzAnJ3CVgskWveAW3PID+kX77FNPkGMwcgl2BXEYgoB7kFKYshFzhWSUQjX+"
    "5sjB/E5GGcvXP+gXSdEJUX/yLoRLSvBU/D2gMOYAXdzEElp8V6wYFstQLtaEYB9ZOBkJX51pBORwE5SbfIpRclf/zhr3vc066mwi"
    "6yiaEFNGR+P3ULS+OjJg9qujSmbDraxo1Qq+MW/V8P3zcB32TJzkYlSNv6XgJp/hhc9wyeIFaKycwSmSfJCJNw7R/yHf47uoudQw"
    "F5hRD+jlsbtu1vaGB+QBPSzE0XQWlgCrlepimmRz2uKL9aqKvcOj10dvXr46ijXE+EqdYhiZP+nERCUOC/ysj5dKka0gaKplR8g+"
    "xUxJnbGJKIgJ9k8YrD7cAfTbIQkC1ojFWarN6TOdzkbYfPzCROaKUZWMlvdsEuQ3eFxFlmTTSU7T2Slu9RQDrrDEDKfIrMbRtvlt"
    "Caz4CXv+J8I5lkpyAVZM3+7WwYpTMXA4TY00qOWTRcoAmIMcYpnj41GV1iPBShjgEwWQeSE/QA5gahI5AzPFg/hknWgMji7wIrEA"
    "3Xr3hKL57ETn5BRQyE1/gQEVSzgUCxhhYbtSXVSIzQiV78XjMZsbu7h+FVoPVvU3UtLaInRbRugCMvZmXsN4sQzRHmJ1vWMTsE6M"
    "qgkXK8B1fD76nYybhSolJPvIZSMboldjQ/SKNgScc0UWV0fkReP3gr8bD72LTvTigj6j86nkeJ9CLQ1VRiy7uCPiDRrHIA2jqP4G"
    "4ZBfTvvX/fMfT5CmH9Crs/PrEyk4B/TH/i9n58OfP58oATqcz/KSe0s5RxZHXS2OavGJpU6eXTBuCnC5UKmXhcwT0p0xYqE0jLIt"
    "dBQbRrOAjYV1FCf8C4Vf2xbii8xVHOm3tS5uGXOHwuDx/KbLIku5O9u/oyIpozoRD2zuu1CMQqwWyqCyrCwjkY4Y+fZWBQT7LAN1"
    "JWQ7c0p8M9KgJVDXuVhifIbH5JrdEdopQbtyI7p1gBeNxg7DeLAB5sXFRPvkeygjLSOmmQzBjh8mS+TBFZ1HjZ459PDgr577t4O/"
    "ciL0nvBvzlsxwF8USuCo2wBA3ZFZWFJaZ9MvX3GctkWrVl/FWs7aEtlIOUKbGNNFyyUjba3IggHvd3/l5xJ5mzE5RbIXaNa6WRyL"
    "kSZMzhDtIZtXH6YK2WiENuNymmYPmdw7Nkn8F6Nq/AuF1H+P8/lS4FSGcHeM02/GGklPMvk688TjlpjlLOVmpnmTAnmfZhkqmC0x"
    "xSkyiym0bX5bgilchQHB004JlqDvdOswBJ6MMcrFY4Eri9BOPB6yYHGCnICx6QlY6A5EnMgCturjAeqHXKbL+Wx8h6b4jqg0N/kM"
    "MNsdmcqduTRm0ynEtxSgg02/3EIH7VA7q6GDkM2apyGniPbGHbqRur2p08WjzfmeImot3zvkngjOovkMcEmZvYrF/5SJMwTqBEhg"
    "0cwfsp2ZITM2LoHRqs+emKDNJllnPMGC/VzBvjJRWQuAuNCH4aTkkgyNcgxrUgyftyc1X4n6M1i/1ZqAum2gDgxJPPJxfwJFcnRX"
    "V5Z31TwJ0UO+ir0EGyggVMntm4BNVXn5eRBAiKqQz0nqOeS4E9+TRe5LXAfre095B0zFCSWdk8ry6avpcr5jH6In4wrzVk0w3IWb"
    "8DBss67/tlGqrcghWyRgjeXebeHx9TsSktO8AZMzRPvH5dX7EWxFhq1VZLCBr8tMxU7Aktlw/pS6auzaTxPtoUhezUFWMPzyXC+y"
    "/AcWEO+W/oMsCnkUOTYXANwdY/if0ZqKribCLcAPsS2UXWri94tfTUK1PE+v3p9+OOv8uR17uu8KUe6FpXXu4nvdOkvaS48ysaJ1"
    "8iUUkcMUXcwI7X+AmO17z43atqkkUaxbx8n6pRx59AA50uMbOLIxnaOTzBxpFD9MmDJ636oSc5AlW2Zcb/D1A6qbAKjicBLU0fHI"
    "WJvpYuxC1XgVa4gS6GFXbaqrt0s7XafXFQvJRaE0Nj11y+Z4MlnGrI4p9lAYrSVwxCamboLL8VFqjLZHBHvJ4TUkWEOJgqWMlAyh"
    "tVFabaPIulpLxsfkaW2QTJtn2kZAr0XbqrFEgX0rsEN/1o/ZMWabWqGpRdYmG/SCkmtxZlWmimXud2sLrlNhMomhzfLEkgJBULic"
    "y/pCwtYDzd5BEyZ+Qmy33QYYAieeCcvRo/deiOEpJ8ra68rsri4KmE+gIce9xwVFyBIzs2iObu7dAxrZuCfRE6EUEhe2J5rOeYhu"
    "PONcsl87s3kgDk25kyKp9JtqQK7L60Q9XKKB1hzdsjmamrEirx8veZIib7N86ojrUM6Ek3A+G9D++S/969Pr/sX5SWrPDOjF57Pz"
    "/ocTWRDMcwf08kzQnSBoixMO6Nmn0/7HoWDs+Y9nen8NVWhOfgMbhd+svDqKPNyWyCTM0tlEwrTe2CSREPZYE19eNN468p7gyCtI"
    "FlOJURRJ7fVYQzGTnHgHMJmyYIrFOiEu0oDyW3T+88ePEMotVAQZ9bXM0bQWLCPym44WTcMK8oQtnqj2BHBY//a3gCjsVvKcneYl"
    "p9lmz+3f/LYkcP4z5vyuvDVrdKtbB63MUoMMMBU9HLrBfSGj03k4oUhIHBkrgP3nB8gRBpXrE0eVxJFohOztAaAF6DwuufegaR31"
    "F2+hIeotHUq/vaMc6beg83TFv0swlY29e0DVSF15Lokr8H1jJMX661sCkCQrpLnemiVsL/M7KuPrsPui9xJJi78L1ddHmJNXR/Og"
    "EC9jhG8cGRVDhmHVGMdRsRzybD7yvXG5tVeHcmTpLMrRXRLlUGdkk42QULQZImxNVHgiV8oWeF2D4TSdzd5ZOntHfAHKZywoqzNd"
    "jeZlqSym9wRMT/7d4ICJxu/h8fLGRIa+qZagb2xLsm/HpLRRRd/iTNuoIhtVZKOKmgJeYnP4sGJIpxr5SsZ0DSAwiAVIDTcAw2IC"
    "WfUZR/iSsMRBl5cxP6rag7DFpx6dCxv1AMo2RZVnZfczVfpZFYvWGSRT7BJhv3fRoDPowLNLwLCNvXtAZdARC55cVir+yhUxDjVQ"
    "TIGyvVjMlu3QJSOFqjCXnYgOWpLlq4/gaXMp6p0X6LvrN7VFR3fOrXZJxuyeBIv34mOZhpG5X6tdBHqkWIOusWYRESEg6moRr9NW"
    "ISMVaoZFTSMYdcWDoEAK1IyULVgPey9QgKnLpmjkhVz2xMFiEA9VxwloukrZ/HZS1uFio+9u4krrpoKSrVdty141sTaaq3Fpor1j"
    "+uo9CTZsZP/km0V+LPJjkZ/ldDLml+tizH9MB4tGGKhe8HAXEk0gCluoPVNPWmf8AF0LnWc09/zwew8AFsKhIz1lIfQfVHkkLhTx"
    "DshU6E9lFUBX++wnIDENQ+2fEmDfZon90qSC7svqCrove4+pSRv1hLZMUue0IxNH6KtqR+irYiBRsn+KLK6pwJcls47+Jzj65Yk1"
    "9GiR/++YOHIxLZ+CNFk+kEvQrYvx8ZUNB3JdXHzMcP5dP9/I/udP784unx3KaRCDvLAismV6g4cB+WPuBaREa6zleZ50Ob5vKF0K"
    "YAbAEsKJx2XuMxIyjiOhR8ui9nED6CwEoZOnPBiYF76bnrWWwFhXClou05qiW7WKE08NMmqvAs4n4oISM4JoahJo1YbggAQwNQ5f"
    "qh1qeT+Vtb6tITQVkHt2l0qZl0EYnBCqTXGIBYfr2Sic6KrO/4suWXhr2zXXbVfX7YYpV7QCqYyereoEstOBs73Do9dHb16+Oorj"
    "ZeMrdWGyRcVB2I1kOirDPmqVhjSZVdQaKGo2SHOZCdg5ADcv4xsHaaZo7VS3eqo91yfD5cMOSsjthLd6wm2Iybcwyym7y9SoSpHs"
    "oQvuyKTQ8FF1neGjQplhaSPjW1KWD/eIozOm2kNG945NrFgxqqZITyEubkoEnxpBBAlFi30OnQl7kDBNqnI/cZFHE8hPFvjHskbA"
    "AwtcM/xv3fGgGJfU176aYt+vtGM1yVJW7IYm48VJMfwLpoCHnu9DBPqIoFvvnojZ6Z1EceX6AkyXJAcYFwNSS02r7ymT+GXv9avY"
    "GoYPdYbw1afTjx+L1hmfu2w4p2FZ9fN60Z6l3Jnomg6GThjsJpkJiMrzxdfyF09GyndO5s8Ccu+xOV8C3iuQLgnwtcxVuwV8L+bk"
    "UvuwSL07exG8cIRDm2YqO9PgBZqK/8c4CBZpX8SI3LDA8HDcp+2ZcqQ0XBVZyp1ZEd+k4RXNVUAwZyUBBHWFP/OULdZctxyZZGNN"
    "baypjTXtNA+cuGbh7Adp2XRKYidSd7t14ROhGDe8SQYatdGbCx1AaDVjDGaVeLZM2wWNwFG5M+NgMRPLQFm8qqzdzGeLqSD6DsIX"
    "Fm9l5g6H0AYekplQNGR1MEd5HMQV2dkur1hs8t0DGpAbSFN4ixyxQm68YCrFtnzLuTAJkdTr0ia/DAcSO8MVRj68IgrcgC/Z6TaL"
    "1rDhFa0Ir2hmeiU0NqhiWaMr3oVlrK+uTJYhazEy1TS8YsN1yWxQwDJ7Yecsm7RAazzROVprw7Z5pq1NZW0qa1MZ21SS6yXWVDQb"
    "1XZUNO1GFcqlvSAMF9XgSdgkuq03vFV/DEhF/xU5Egaqyt9Y9u+ezsTfrrzFCQ7GE1JwL27qvQP6zBFs+p+QfA0PZgvHvLMbZFHo"
    "NRHFnItdEs55+kp5bHr0A/S1rm4ELC8lA/gdrDMxC9a62rJ1Zfs6r7sXUrL+m3L5Sc2q2rys18jnexJ44qHL6NOlD7BKdZuVals8"
    "eo3Fo9OivAmDV3tsrcmxLlUr0KEw9H6REUlabVI6FAsAuh4ZRrxs4HjL6k1NpyRN2GIPqJwWDtMiK4n5vu7OIxVdn7E75Ht3RExY"
    "i3sfRlGFjSteFQhbPFFLC36TiGExqobhhZjhmG+69skSor/iEVb4t1n4JyZpcYc93sw6od6cnOrgcejdR9/F+FA8fX/d/+XsBCnq"
    "Ab36+erz2fmHsw8niM/5jIg3CmP/7PL0Ci6Jb82LoMN2YpqjarVNE3QLdJtL1H3RcHL0V5VebEwZYCpIfm0JzEBxTMOpWHEWr8/G"
    "uFnrpoRigzuC0Ia7YVn12EQ7rlaOC+3XJ6SZ5RETbPK0EafnbnJXyNb/6GB/YwanaPZPcVp9vdCAYAiLHBPx1UqE6COp/jnaNhcI"
    "WkmMhc32t8rpLmf7785W27mZTjnLjKPSE5I2g2RbjUevcexHFVqf6NiPSsHuGLNNHfupRZZx7F+KFX/Zf39d59lPJwlDTR8+8WZl"
    "SoIm/uEfl8THoVeKL2puf4oftEc8/3OdIRB/Z6NOSQQEXO7WBUD8rgcYxD+IoVFs9J0H8Qfwp9NFDxMPDNhxyAEfdyCkwjlAjkdn"
    "cxV3/QCArM7WDZnvdlX4whhaLwUOugnYFMn6i2WVjTfw1gEdUCdkIfYlIaSECz4v0AwHoQT8J9iFobKV1YjcYtpFjivMBycZC/Y7"
    "XNJv0VHojvjejJO427vvIlV6+UQ1wCJY/AYZdB4/6JmjOsc/lw+KPA884sGNF/BQDJIXHWhNr7KVHMTxAn70IvrNPGSzmXFF50zF"
    "wZTyKMMwbjzq8YltkNGKIAxY/00YHY3fQ+Vh9YauPD6K3K0u+hwT2HLPTyj3rA7lJnxPKCzjn8B4cGxUIGdmXpFNw5TBnFJgYDP+"
    "dy5/Pj/vn/94gjT9gP7QP+9f/QQ+kEi6DejV9cXnz9JTomRnO/wiyyQyPymBebmZ2Qx4vPr8Zan4NXA3xeNtPdgSxNItReIrmemW"
    "g/DtcdltjZHagmgiE1MkVig+RRuxqPu3gMWmrdqG85wjtZh7m+fZJtPZZLo24L/d3Uim+zsbXcxDQDXK8WR9s/sIqjxkyTiT5Doc"
    "hAnG6UfpahL+neI7wrvIo3DXCxALXKLaAuuuKjIA2IdsN5/RWyCVQ4G4DFJe67tMoFZgT+NqIXV1FEqPqhIlWi/D9mKpGyyfUNeC"
    "mIalRYXrqoikiGwZkbQO0KSMiN4YDSR1QmEFdXNBrb1/T5TT2sm4Y6w2FdPJCmuTlD4NQzyeQHmsMjGdulsrp3F2nIGclvJyPvMZ"
    "dokLBbgwChibHqALaH7mQfFRdTNAnBDpPVUVt6K8KRpGFbWnQoiKH9dFQvg64mTw4C0OwlMtV8MS0b3J1w+oHvIdl+/lB8hJku/D"
    "yXw6oklCfkDk68UHrrUHQJED+QbnwXPDiSYUasXtJIw8wzIQHHlTGDeggnDmfRWz9BY53PsPkf5oaEIHIqRKvfi1E/3myH3re+J3"
    "xhpGRvXQP2lYkphvPbtb9uym5qYBu7NU+xfNvCq+p3LA9GYvcrm+gn6abm8A61WUvbeZ1etNWpwS18OKTY0OhjTVHvL6sFe3VmNf"
    "a+91tbMV7uU84kLsNjO+I4p98gduuICh1I8auA3j8XtUM3JlnkOlYDbgZkJg2VlkZ8OiFjtQz6JNoi1jRjXhc4Fw/zTftTA8MQ4b"
    "MDtDtH+MXn0cqQ0hqGT9PrmWAXtqnM4Vk+yhjFi9sZ7Dtow9+Fkyy+rmzgFYqSvwDlzqx+wYs80z5+L9XO4fKFvMK2DrvgdHZPdv"
    "46TEdfpeUtmJJb6XbO5ite9lmh1nXIAY/AHK66FyzSBz7AYH4HFYoAm+JwgqLpzoziiy+gInfziJU0JcEqSOvKNyzeCehpF5acDE"
    "Rl4s0/DkTRxl8BFFOsXBncxpgyejKbsnbld1c1Gt7KS7BlLhmE8cdUOQO4rDzlvkUBZ6N4vULexDrp94oesFZBzKX6VqJTvgDYMa"
    "PfLLyRI9/AD9LJ1IznQOqpn0KDnpHjJjTOWPR6N5KDP8HgIvJNUOm9ShkWkdU95UBvw0KQr1Y2z0SEujR35nHl1K888QWsW/1Yp/"
    "5ohrttsKpHvjStowaJzIkWYTkKWz3F+S+6V1NcwSByPaFiNJnU9nUKPpBCklYkAvvpzDR/ZAjYv0rbPqmVYClpyAhLrNU3AKHd2F"
    "pjagn87Or/sX51cwHUo7G1BB+ZNM6YQ6ilFK6HYnJaUeNhX+OVKbUdJm6a+NlKZznCKz89vq+bWw7tphXZuUZeHcFuKOzeBcm+e2"
    "u3lun5Qm2SmFcGkU51mH3yaDzMFbTUVchaZq8PMtYJdy4ekgcQmcRl3d4jD0LuJMJavNqYQbI21YApCjks7bG3ntgEprurrW2K+5"
    "IOXHMc9uZicCUGLhznbCnVZXWruu1Bhi3DiwuCervAWpGK1jv7UDdpHFNXaAXqQr0Fs/JU/aMZabqq7ZDW0Ngj03CNRyLjUI4pVe"
    "ZxAkgwwMAj08qi2h4z7RaAEJoeReqNgnyAHN3ONSHZeXvuPIc7taUYd805mPxyQKsVCpsKpCchLrwLF4SllYx4a/wYCeIjXZbvRq"
    "NIGgDsZD+SToPS3tEPGiYCFBfSSYrOtzyJrG4kFGURWxxZBrVR0PyJY4/m8nWSMZ9dSjNB7UIV9ngW7gFC0mvU70foi2cUcOFisA"
    "PqAvP51dnqFB8rBBB/WvkNhxsi+hOkHS7yczfyF+mo79eOprU4/Lv9gm/G434dcq9htX7FngerSs3mcd21NEbWa9bIg6YQ/fCxHn"
    "iXMxPmV1rSM42FQhhK4qf39o6DPdykyNmFvi374WB1z5JEXj98ImqPOmnf3zOuNIK5S8zJTeiYbn62Dm7V2F6BUZXl1uNE2zC/VG"
    "Ow8TBuoI/GZXtX4QpzEoo1KjUZ0VxkLKCcWNBF0E2ssMAk5h70DU1m9m26Vm7tZTrtRmdNmMrrYeVrvm+q/urvF4VNWTOm1sKKbq"
    "6rQP9e2FHSXMsfcQVKVaBTMqI6rOZDhVwZG0hViqtBXU4FzLkbV4KloDwRLXW+5gyxDaiKY2H2sad1likrOUdpZ3YZZHi4anZoHQ"
    "npsGZcRicLDhlsoQ2h3V5h2lp6rxhsrT2f30+H4SEzFhTZ3BGaK9gH7WzWYbsGMjb9voFW4Ueau2/QqYuueu9szx2LIiCtI38QsJ"
    "eGUUbmZE18D3PrxPDX7UB389IcrnDEWYY2eJLimgu+gqG1fWiAZoAY+l4lbiTn/qw0z6RqSLN9tw2FaGw1qv1Qa9VqlN1NQGy5Fa"
    "VL7VZpgNx7Wxom1XtUxiRbejal0S5eEpU7Lie7XqVZAe9ahedUGjwkjfcRSRqmYdcdMN2YQDPOxkyn73iurUks9okHwk/inpCnGC"
    "VrNqpWalJqvB8R8T7OPJv/I22Da+wWpSVpOyiU0tZ7FVVm1iU2u52tLEJuk4KNP9tUOhRu+PRhjkM+nUH3iHaomns4YoC6bY9zhx"
    "ZeStSuZhM0KjoqsBQWM2nYm/IffoACqwqsWpa8TKvzgUAotrxRbMhc2+fkAhQ0l2E5S1EXRZhP8FnHfq0TlHTlIF+CBV71Y8XRWc"
    "1V/RhRBqMYvqq3Ii0eMZYTNfdQZEavSAql93zgAulFUXZIFZWcxB/BeMJ969+PpylCmYHEUrykVhe/9tORVoa3Gnmwq+v/h8dn4i"
    "N96Avv94cXX24QSNfSb25YB+6F+evb8+0as9v7m3EHza/oZ2nc5GFv6bFyaMfVHN2RdlrG3a6ydNs5JImhYdLavncPprNWByjmzv"
    "lnLv2ITTYlRNN6UCr6WtDYW7S5BBxnyCaWXYUkKX7xcvCNfF6/hKg5NbZmMDzErJA2hVs3koFI+QCW3H7KiugwIvLj5moJN3/bzf"
    "72eow/vsUM6KGOSFGbwwtexjxarRqs9Q2cPlscMlAvsaR0QWCG1I5OMgkgVllzlUdhaUXaKYfYHU1rNfLt1ctmWIuNl8v5WQ28j+"
    "Nu+5CDRZYq5zpHaed2KeG2ssRUqrshikF5B7j5eanjUNWRKSFneg7kDDM3YTEooeAESG6hYcYFoFJHO8gA9eKItajSeY3hIXPQO+"
    "dGOI9vlbWXpJlqEAu8oQ61pBS+uC42x7voh3uDwUSd/qPuaRGI5w07LLuvSHIIQayLL4DU7g8vKayfU0y/Z1s9FFrYwuUrPcXEjk"
    "6ayIMBERmDfDJhMKC0uawJJ6VTZXbTOEFjVotWZrEzltENdustjmym4yV9bGbu1w7FafjtjXfkhKA7iSm906m8mDYaYGk2wN6Y2x"
    "zLeADtjpRAz5pIOmRaG57PyNHGDxyV8992+l1ag39+JS0y01/7J4NDTdTl1Lf7vHW9foRn/yIaWUNtTKVl3+hqou3wZsPmvqms8Q"
    "tdfu60gwUJZVRnjE5mEXkYPbA9VaS506hiifrWBqzULbnNbOb/385vWJBidqCam1US0M0EIYwNqsK7FZq86NFbD2PPe4PWVxyZHZ"
    "JnggMwslCEF+lqpBgvzyaIoVdIW1zSCHioll04U2JDJHSnzzRZTRJHRkqOQwIS7kQQnzzEE3nu8rc/6BBS5XDnSuG0g9hhKs65Um"
    "2VPzwLeW/LYt+eqkqXJG70Ki1JLMPjLxIh5VOxGPCj5EDpvJC0tM9qsp9v0atCSh2xxk8rIZlzuH6BlGLgmx5z+HsjLH4vM4FMfL"
    "w3NDa10BKS97r1/F0Al8qANLrj6dfvxYREdCL/QbpZvFBO1FRZb1hr8w8oa/qPGGvyh6w1tfk29t3K0zfNdRkQ/EYoOFrIfvAaOz"
    "y/jYaBkf1yzj4+IyBjFYZG51f65o/C705lrFgl5Lcy0hFJrXJE/R2Hgwk8LvrkeECj9sqs8VCPdQsVtxZnvCsmbOmDzd3h3Z1t/S"
    "jlN8J/D4lgTTX81HafYX0J/M/W4d+sPzI41D67+DXAfmjYlyfiIsrKmZN34rq3OqCwF7kHiLvCHGO5Kf+pUj4gg7bOyJx1fH4q/6"
    "JY9FgMiH2Oj9lsUT1IR0RNNcNgt1dRiyhBssxLCdw3WF5RZ0gtMy0i1DaaVb66RbBpuKTsIGumKaZg818tVrita/bP3LbXR+NvIv"
    "y12/Ap5eR8/ZU6amT8c2uZIV30usiHhCqs2HeO5N7AY5WNXh1F5aKGh5w3yfPRwU9XZGieoAMEFxJSpIzYUsa8qglif0VBJGQJn5"
    "sNZ3Pe4nrjQXGqIvKwVdWuQiXpUorbYMdsG3tjF2H/ZM3BJiVCXD5b2SEnjxHmpofxWJ210MrwVGWEuwp48eD99LTKZMZqTu1goO"
    "8EINx8lAo559avlw9Eycul6AxOHInyNMXVXveQ6Fl1VZjgeujn4clXTwvTvCo+wgeDdy4E8xkRUd/db3qscgKD3YIlC7gUBF09VA"
    "0qRI9lDWrKFDjdqLRRZXu8BTJNYL/gQvOPf+UyLZH4kD0zT7lDa3imgvC/ZYsKeNuERLE+Cv8D1xf/HIQ5mamdys1TI5DBveR+MM"
    "MAqxFkLZgqOovUldEImpDRZR7Dh2XXF4Cs1wLqY4EDqgKvp2w4JUFnsZPLGu15gql910+49llUwb2L7ywHarTa5dm2x/i4/NoXAm"
    "qNCralDoVQETksdWkbvVIdcxwV6wd9NR1zbSbKmp2DVfvLUcrOVgLQdjy+GUBN540ikxG/SdWpsBJ2MesxeqGfoED2HZPv9WsNwn"
    "Fbqu06vvhYnUsC1WimQPT9De8bFJvt3xcU312eOCR1BsqgYc1sP3kLuHRmlghzVpYIfFNDDxxpCUtYmpg8FjEguDN4TBt+pu/fP/"
    "AQGWam4="
)
