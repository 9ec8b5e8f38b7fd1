from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

UP = {
    "sqlite": """
    CREATE TABLE IF NOT EXISTS "outbox" (
    "id" VARCHAR(36) NOT NULL PRIMARY KEY,
    "kind" VARCHAR(64) NOT NULL,
    "key" VARCHAR(120),
    "payload" JSON NOT NULL,
    "attempts" INT NOT NULL,
    "next_at" TIMESTAMP,
    "owner" VARCHAR(36),
    "last_error" VARCHAR(500) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "asked_at" TIMESTAMP NOT NULL,
    "dead_at" TIMESTAMP,
    CONSTRAINT "uid_outbox_kind_c25064" UNIQUE ("kind", "key")
    ) /* One piece of work of the kind `kind`. What is done has no row any more. */;
    CREATE INDEX IF NOT EXISTS "idx_outbox_kind_bce2cd" ON "outbox" ("kind", "next_at");
    """,
    "postgres": """
    CREATE TABLE IF NOT EXISTS "outbox" (
    "id" VARCHAR(36) NOT NULL PRIMARY KEY,
    "kind" VARCHAR(64) NOT NULL,
    "key" VARCHAR(120),
    "payload" JSONB NOT NULL,
    "attempts" INT NOT NULL,
    "next_at" TIMESTAMPTZ,
    "owner" VARCHAR(36),
    "last_error" VARCHAR(500) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "asked_at" TIMESTAMPTZ NOT NULL,
    "dead_at" TIMESTAMPTZ,
    CONSTRAINT "uid_outbox_kind_c25064" UNIQUE ("kind", "key")
    );
    CREATE INDEX IF NOT EXISTS "idx_outbox_kind_bce2cd" ON "outbox" ("kind", "next_at");
    COMMENT ON TABLE "outbox" IS 'One piece of work of the kind `kind`. What is done has no row any more.';
    """,
}

# The table stays, with what is in it.
DOWN = "SELECT 1;"


async def upgrade(db: BaseDBAsyncClient) -> str:
    return UP[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    return DOWN


MODELS_STATE = (
    "eJztPftz27jR/wpGv1wyo3Nt+RHX6dcZJ/Fd1Sb2Texc2p5uRIiELNYUoCMpK7r2/vdvF3w/RSp6UAx+aHMmsAS1Cyz2vf/tTIXB"
    "LOeoP/s4t1jnivy3w+kU/yM10iUdOptFz/GBS0cSpmPOhnYwaeS4NtVdeDymlsPgkcEc3TZnrik4Tr4mnLkLYT8Rd0JdMqVLMncY"
    "ocSZ22OqsyPyecLs2AMyoQ6hfNklXLgTkz8SWJ+FgKZ7hAsbQoeVYXSLa8y5+ducDV3xyFyAh5V++aXjvwHH/UU7v/4Kf5jcYF+Y"
    "g5Pwz9nTcGwyy0jg2DQQTD4fusuZfPZ2Qu0f5Ez8VaOhLqz5lEezZ0t3Ing4HX40Pn1knNnUZUYM8XxuWT6JgkfeL4AHrj1n4Uca"
    "0QODjencQvIhtPcF0bPOcHh79zC8v3kYDjsZ0gYQMUr4j3TBcVuY3HXk75/SL0OL8Ud3An+eXvzhrRPhwZuFC/58/fHt364/vji9"
    "eIkLCthb3p679Ud6cugP+QrqUu8lEusRmmMkqorrGMhmEB48iDAenY+do/ykCspPilF+4qM8QnGw9WugOAbSZBTD68jb/ruPyBmo"
    "fLYGws/+XAHhZ38uRDgOpRAu3FobOpjfZFSvuZsvjysg9/K4ELk4lESubjNExnC0HNZj0RnAtdDt8+JmYntT7DqLbepmUf0ORlxz"
    "ysrR7UGmcG34oEfBfxzgRi9B9UP/w839w/WHn/D1U8f5zZL4un64wZGefLpMPX2RJkv4EvK5//A3gn+Sf9/d3kh0Csd9tOWK0byH"
    "f3fwm+jcFUMuFkNqxHESPA4e/YGSz/gpdinjgxHVnxbUNoaZEdETRXOzQ9PeNP2EcvooiYTYxO/0hdjruWG6bydMf5oJQG2enJue"
    "UirwUpw81JOzV0q+n2bEFWQhJU+QH4klHskC5E597hIxHhM6dpkNsiYIowYZMcYJ+zITNmzW18QxHzkzugSmw4RnMYfFHTIWNrwP"
    "JFzTgesJXsgf4Q0om7KsULz75XPk5aqSscN+yzKDN+Zjn7sFApsHkOIBPm2aIB13JM6p4xLGXXvpaSaIf5tNxTMzKooVj/h93/+5"
    "1zs9fdU7Pr24PD979er88vgS5sofkx16VcJF3vR/7N8+JJkCPigXqEFbmuSRh1N7mU+eACJFn9HSZU5z+HJHjD26SBJVo0gZct/f"
    "vUlwZ7gE3/Rvrz/+68WH63++TLDo93e3Pwbz45z3zb8ebq5TF2b9i1JdkA29IONkRSZL3bmdI9eXHa0EWLPP1ybIuslD1STx5Eay"
    "nCLJ5CZgSKuEkpBzrZZH7jgKAmjskjxvAq+GXWIcEQ25tUZ0uJZsR8oK3pVFuSH/wmEiWSUjAl4yYiAJoJWMvND0CRDxaLbUXmYl"
    "kG0vOOAD/jkw+I0YoSMBsg0lM3ir4DAXDiPsAEfrEm3uMHsI5OAu/mUwl5qWo71EUUZ+BgMZaAn38xLXDcaH8ju7xBHeL4AP0Cks"
    "CmuNLMqfUEQKpB2yMN0JzHCI5lALVwl+jfxi4rh06YD4JKyqwtIvPhtHUQeG4E89sEekBuBn68Lj51kQYfu6aWrIpTYsnQfjYS1n"
    "xIHH8AX4Pvm3zeAnOK78+xsS7apr0o2Q3pT40ErxIeIGVa1VEUQLrYJnVayCZ8VWwbOMVTDGVatiOAbSZBR3xFMX9NAxXIoGAaV+"
    "DJddZY10y56F+I1VY2OHMMoCu9oCG7vHa2A5CaXwvBrPkYhVFccRRKP5xxO878oE6ReYh+9BX4t79C6rsI/eZTH/wLEk0p9NWgfj"
    "/vQmo7sxXt+YvF8Dw0moFiL6tFeFcfSKGUcvcwlGKljlOzACaSGKz86rSHfnxdLdeRrFkUGgDpaTUC1EdO+8CteAWYWolmNJXPvm"
    "lCyiH9iXAiNADKTJWO78/f7uNvCToXcHLUZVRekybfTmnw8JRTTAb77RM5geo8dbtIOmxD5q1drswfwmE6AxLDtuMqxn0E9DKpt+"
    "entXdZS11U/ZNJw3xI9yN3dH4kuhIyU+3C3zpAg5sboTZWYynaGfQIYc+34KVImIhv+vYbixFyVhoPcCY425ILZYYMgxmYq8aI0N"
    "vRddIn1vypwRmKxxuGKH1JXApsWIJhawpTXygsplmP1Svsh0u9FchPe8MgZ+Bjo1LEYddoVPOV51wQKP6IwZ8M8mHJ+5G3+DnEOJ"
    "wagBwK7L7C5ZTEx9At88EsaSwE9nTvTlRKPOk4ztkssv/IXwTpVRFHIUQ1Ck0gn/DjjOOSJ3Y+k9wpfBt1IPYdIZgz/BgT0B6GNL"
    "zQtUwXcD8orjuxEcBwEkE9gdjfq/s8TtoWK9O7uI9Q4IUhXRwfwWyjQXZxWQfXFWiGwcSt6neAbq4Nab3j7L4EmvinMBZpXYqTLu"
    "hRldWoLmbF5UKfIRHANJO+dM3SX/I5bprOUlba7YgsgoV4TSOk9KZsEXpBUhCtfRdObmKKSFTuk4yGY801Vwfryt7e05pnsnZ6/O"
    "Lk8vzkJ/dPikzA0duJzj6SDedZjBZ7mfOQa2AWdzw1hIm3zNUmas5QgNANp3GWzeTYTy7ZDZtqiF4iTU7uSZTmcnaD4/rnLnwqxC"
    "RMsxlXryDbKrQJOsS+Q4nCJxo0mMdoU1KBwDUxJH0+jbELPiB2paH5jjUCkkZ8yK8eFumVlxChOH09jMCrUSPEvZEdHQRCYNYah1"
    "mMxAF5MjBCfS6CcNaJwxQ/qdAhvalR+gTCbCAgDQBrlfEUHMGEdbG6G6LuY8t4TCLpeuEvzsuNRloa3NtZfK3tYAe5vNdHNm1vSa"
    "J4BaaHnrnVcxvcGsEqd5xvjmzEf/YXo9h20E0kYsV9IIeiUaQS+rESA7y6K4OC4hmN8K/O48ACFg6dkNfcPnU4nxPnwh5V4pluTm"
    "DoB3qOouqOkGsY01gkI+X/cf+rc/XhEffsDvb24frogDLHDAf+z/fHM7/PTTFXk0nxkfzmfp23hPkdfKKrpZq6iyNqzFeQ5BVckY"
    "v335tCadU6CK0I0m9KMQxhBUGNOqS+ck5OGQueMVCQmSXxdibmGtEAy04AJL5cnc2HhAR7WrrE27AmNx1rFERWDKEtU0+jbEEnUL"
    "W8yZUZ09iCfGOznGqNSMbpk9igdzh244uYJJygFCW+x7rIv5xJZYUwiDz8KXyapA+MRPDyMvNH5y9BfT+OvRXxwGgoz7V+01TLCW"
    "mdR+bxgtTU9s5uYUENj14l9RwEiZnzo7Ke0pqbZGkHUKUMX7dsl6MdZ7yx2tgPvD3/mp/KR6SI6BtMI8tW0Uh9dIHSQngFqI5s1H"
    "kWKhIsbrYTkO00Ik986r5DPCrBKHQSaj0XSc+VrWpgTg4Sin34w2Eicy+zIz4XVrUDkJuRsy7/JCbhOVsTDLGiSOgSmbQtPo2xCb"
    "wr1rMzrt5NgS/JFumQ3BieZUSpUTtiFr601MxxX28opothDTK9TQNczjknX5vD+PSN91ZDabJfQnMqVPzMtCk++QZfkc9puWfKSL"
    "6dR0nfx8ul0urkwHzRA7i00HrpgNa9cijAG1xr+5k3KEMe5i8vp4jwE1Fu8d9swAs2QuC617DYbgf1FldDQsVvOH7IcybCb0HDNa"
    "Me8JAZqsknX0CQX0O57ZV+YR+xeAl0wsnKpESeUAVkoBLMkAfNmczHnvqr/B/VssCXjDFcSBIQtnrhQKPscrAXex5q5peKSSyeWY"
    "kw5/4zmyGfeu77Etpl4h3bkND128pqMEccxEZ5YpS/hmxYDtL5ffJMzDi3dXR+Vz40/jNQt1C4MjwzK6SmioeCZ34W/YZ/Hifdus"
    "9nIrqYz+Lda0VdVVt+9WiLh5DSQngNqH5c17FVT5hL2VT1BxreuQ4iCMlMlo/Zi4WtnRHwdq4ZW8GUaWUQPTWM+i/AdhM/OR/4Mt"
    "M2kSKTRnzLkHhvA/gj0VPI0uN5suQl0oudXg98OvZq63Pa/v316/u+n8sR/tum/AVW66uUXpwrFuaYft+KzVMXphciVWfKOc3IG6"
    "239HZrZ4No2gNY1XfC3sjoNtpBxi8iOiSf+vrcmGNZqfQ6ZJpXgxEZ7S+9qrB/c95rRmlOwdrz/gfq1jr5abNPL48cnUV9RhMjxF"
    "ixzsIg6vK1PWveWlpu7nz2XrvgWhNSr/dM8KeUSsyqgOIVp4HW0lkERlnu4CyyzgpZWt7wFAKzG8hQxqLEKwlpqSAFRaSqO1FFkG"
    "a814mTSsCpppMqVVRPRWpK0SXRTRtwFN9JP/mgNDdlU9NLbJmqSF3nH2ADyrMHUsMd4trY/OQWWCqfXyxqISQFhnHDU1Hat8o2Sv"
    "yTJBTqi3PdoUAylegOpo8mfTpfiWK1/d68p0ry6xhcVeg/74bDoA4opI0cwqpDtcfMADNfcqeCWWO3JA+yTTueOSsVk5u+yXzmxu"
    "A9uUZym4l5TKuWeVM0aTLK5X1y2JgTf5DurAc6xJ4jB3Phvw/u3P/Yfrh/7d7VXsWAz43U83t/13V7Ksl2kM+McbgLsicM0zd8Bv"
    "Plz33w8Bsbc/3sARkhXQvHCc9BmtFHKz8RInkoGtkT2YhFPJg3HZsE7yIJ6xOh67YL5y123AXTda1vVJpwHb55fegvdfOUe/BWX0"
    "sPKwFJnXJLNKxGoffRsSg/0TdRzsmJOjmgdD3TKtfBabVEEd96dj36/PbHQ9dyecwI0jHc3UegnKMcjphsU0r7qKVGNlFwfUdtH5"
    "arBnU4dXo5fWDYs+wVeBYqyhN3coXcCadMnmqOS7/YABf8S4bew5hm7gCJ7ISY70VFtWZcVcOYAboo1HW6a+NJsEbC7yO15K0Un3"
    "uHdKpHrZBSWcjKjDLs7mdiYCo5IyfVapfC5OK1aoz7IFdGfzkWXqw9xWYWUqdRJOqdTdNVVqj2nWOQgRRJPtUY0JNI5ulrwNXpIJ"
    "koBTCSFrJ4TAB3BnJuy8ysTFpqMklDIgfYUBSf5bg8EE81vIXi6r3KGXxTfopWpJ9e0omipM5VuktApTUWEqKkylrhkMDoeFO4Z1"
    "iu1h0ZxuBcMYOp5j06tVJqCBlWhCHVTBUYjvyugRaXbCNlhHWAooqGbq96oXTlSC2M9DmFKDgdLeJYPOoCPrFMvYEWHnFCva7dJf"
    "UaooRGmBD73E+pKBbK75Zc+q55qRKEVmloOIPlkT5ZuPEGlyeeODv8MP14GqClkenH/tI9PFM7OXb+HPPKEiMV4qUNj+TNiDRuVO"
    "njhX3r1wRTOAltc6Fp8Kug8IuNTHsrYGFh+Uwye9Y2LDZS+mZGS6jmyuQmGS43qtC7AnJxfzx4l8sZnbxnNn69bxmnVVOOuOGW2J"
    "Aw02SH3xLQ7UOqRv3mmg4kbad68pI48y8igjz3qymLDyZTBhrZK9ghkVRC58uYEJDFicecbsqSm1MueIPIDoM5qblvu9ybFflIO9"
    "yrlwsZedl59gYEFom01B0MspI7nhd3+FBSY3zqKkOF5ueMXh39inVaqxnhZXYz3trRKTdur0bNhNnZKOqvg8L4p9nhfZmKHo/GRR"
    "XFK/LQmmfPpf4dOXHGto8iz+3whguZTnkyAOlo7ZArhtIT58suOYrbu79wnMv+mnu5x/+vDm5uOLE0kGmGS6BUEs0zEd2uy3uWmz"
    "HKmxFOdp0PXwvhsW08GKTdKBMTEdmTVL4I5zCMjRMg4XK0GJOTo7EpaI1+T20/v3aGfgIn357ppqDTFf3Xsm5TypKRgqFZyc2KRK"
    "rTrQ38QMFGJGGDnNbF+0YdRmNpJGc9ZqrZnfm2Orq9U0TdnsWfj1Xn7FOt0y3sJhjPuqOIZ94/NkwE3w1C9GFjxS5q19V+xWHUL3"
    "G5Fc0FaiMFC2qKvEQcfI9k7OXp1dnl6chaGx4ZOyiNis4AB6I5uO8mwfpUJDHEwJajUENRWPuQ4BDs6Am77ja8djxmAVqRtNatOw"
    "2HD9cIMccEXwRhNchZZ8C1SO6V1VlaoYSAtdcGdVitSeFdeoPcuUqJU6Mn1kealvKxydIVQLEd07r6LFwqySYrWZeLgpAzzVMhFE"
    "EA32OXQmYiHNNLGy78wgJo9MfrI6PJX1AbAdWzX737bjQCnNqc18P6WWVajH+iBrabE7IsbxVTYKDEnguKZlYdD5iJFH85kBdXpX"
    "QTi5/wDJJcHRjEvRUsurVnXzVOLT3quLUBvGP8oU4fsP1+/fZ7UzZ26I4Zy7eZWzy6/2JOTBRNd0KLZREOOIEhicZ8FnZYtstP/O"
    "n9ns2RRzZw3zXgZ0TQNfw1y1e7DvhZhc6xxmoQ/nLKIXjjnY8pfLtiZ0SabwP53a9jLuixixsbArMsc2Hc+YI6XmrkhCHsyO+CYV"
    "r4BWNqOOyAkgKJZYs5ANllz3HJmkYk1VrKmKNe3UD5x4EO7sB6nZdHJiJ2Kj3bLwCRfmDcfRxEpN2OYgA4BUo1NUq+DdMl8XJQLN"
    "S6HR7eUMtoEvPqDAgAXx/DgGg80ssZzCC16DbuXl8cAQBeWMzYhXEUzzXA/wQEtLFzv/gAEPKulxEIPgbLwmUqQjGuycsWlP5XWu"
    "BXX6MCjImYgF98ry44LwgV55flWFr4kMsrsyyqKeBhbBqNiKdXWv8Pjlob64FlkCrMEGqrpRFjuuRKZiA9Y5Cwen4MTvr9qETsEq"
    "VbbJlFaqlVKtlGpVWbWSWM9RqgJqFKtTAdkrVSqXnkJQXbz+QaCh+KWOsEiS58FnjmwPrYvpDP41yGjZJRp+lDdbmmLhr0CzwRHy"
    "QoPP+5PLvrhHs6X2Mi/Jb4crV9F2MH3C3wVBsDmcC3fuxJ/kB6UHX+Q/6/rdY+UjpTztWXlSnX+33fk32ux1sVxQkPzwt/UW8fzM"
    "bBNeuo64nPsCJTM3WWZW1aC3WA06fm/XQfBm2daW3OehQESxu4uMO2LU1icgRnkVLm1XSlRpyWxv7C0ISatdLikD2D4/Z++8Srgp"
    "zCpBeCbgNMSbXzhjjRul4BXqTmnynRKpNdkTtrrDbgS9O/bXASXWfA6+pTILvH770P/55op40AN+/+n+p5vbdzfvrogzd2YMVjQG"
    "/Obj9T0+gq92WEMCYoMSp3WzOzNwu8vyPK5JHP9THen15AL1ciI/W6r8WAKyIik2nAJqCZ3Wa/ETQezwRHit4XcgdVURuoplrkxP"
    "6AmrJ9CGALvkNsA9DxO7cLf+7keKV0ZwDKZ9gtPmi03ajGJMnc7g03Iu0RV54inYJleX2YhnXqWKK+H0kFPFD+eoHRylYw6XyiHN"
    "EUiTbS97DWYucQcH5T2/0h0c1BE9MGRXdQfHNlnCHfwRdvzH/tuHMn9wPMMUC8I4E3OWJyT4wD/84yOzqGvmhuf72P4QvqhFOP9j"
    "m47za9el+gRDazs57vPYaLfMiU6T8yq40semxbx42yh90MXa/rYQU1n+f8QswR9lwyFsuD2fWYJibDCFx8wP6A1stdwNcnWnoCnD"
    "L+1iF20NuLCJS+aEJO/4AwaAWHiZt6A/5TtHfoRzRDTpoUdLs+ZO5tMRD338qN7j4jOL6th5nHt+fBdYGq6hLUzDnfigE+BMExc9"
    "/dh5SYxhTU7MqZwIgDPzC5BNNiT/ncnoASxxhwGuRW7/XzrBb/aPuG6Z8EvDMOdESID/o4Y53n/l1t+zWz9GmxroTkK1T93dfOeg"
    "4LhnsVyenx+Ha6wRsm4E9CaS6pVHd7terSkzTOqhqRZjiEO1ENcnvbK9Gjopeq+KvRQ4lu7W/nsOlsv7tP+eh+GDrj6547wIKR/V"
    "8AmF81uUirIxb48nYNbAZgSg0JlF5z4bZuwbldu/2hKKVD0nWgqwfZLvVhAeKYc1kJ0Aah+iN+9RU56dQtS3y94vprXt/SFIC++I"
    "zSvrKdtW5Sy7JJhCdf1MO9ypG3GteK85MGRXd62E5zk/0y5vM28ArW1PYEye39peq206Y2LuqxxnTNK5VeyMmSbnVc5rRH+A5/7o"
    "SocC1kcdU1mMBYukPDOCITlXfqUVGZ7jsN+0yCkBjwBUkyOyAosc883ITnFa47YXHnBs4DOl9pP09chuhwTfJX00Eoq62uuwL/V/"
    "hMn9yH8cJBhwCZ9MHBMOjiwXgxVGj8jnsGWUhn5QzftgdNnQAfeo8DrsK6XBW8zxUiOGaTPdlT/XIS6zLAzqxHWX3iq4rIzwlNGe"
    "6FPzujl+8krYTOcoxEnvk78gFvrD70R/j/xYsrBNlxV7dWKcJVG2ZgMFbcrMWbkXZo4lwD+1zfXe7NCSVezT8TbpGnpAAlCpAY1W"
    "AxIMr95py4C2xrG0YxNydKvUI0ASTmF/TeznhmFVy74JYBtsV+p8uMGQ3iviiQsDfvf5Fv8UC145p2ObQfKe0LIuASLoJpPgGqvH"
    "U8sa8A83tw/9u9v7q1DsGnCA/Fv/9serQApsAFFiImDdyz8FqoJ+m3z7+5pJXRrHwBR9G01fZeTdupFXlVFTxt0GWiHrGXdVZbrD"
    "rUz3wZMkO7kGXR5EfZZZc6NJ1U252Owee9bDgoZnXvWtoa/RVin3nh81Li2paLNEU2oYmd7FXj4yWH3OpQ1UcOYQnXLswySVWmaU"
    "GHR3tnyufTMZuLzaxNlNnEc0lyijZzONnkpi2rrEVNvQuHPzYkt2eQPSMxqHfqUNHCKKS7QBf5NuQHr9EL3pwFBeVYBNHmilFrRc"
    "LfC2c65aEO70MrUgmrRSLbgX2JFXhjBQ05DJraF0PvL6A7JnzGGVIrcfKEpM94poKKjD3HDKdw4xja4vt4eZqUEohsydzagFu11+"
    "wGNxGU+wO7WgXayGy2tH5G6M+kSU/OttiijOAxa02Nglo7n/ST687DBbKawi1CES+kY8JRZTZGMAJUMzk/P4CJtZS1hZNRtqQGKt"
    "EpZ3LiwL2zB5XgvsMrTHgJqMelmHdiIW38O1YQJnCQwiQc1+5ApeyYEuGdvw3ycVvZF7oRQ2V8uS6YF9KSBSML8VcnaZn+rmnw8J"
    "F1XAcfIbcAXTYxzqLfbkSuuQnsM6i/C/39/dFmmQEUzaU2jqLvkfsUynSccjYVZc4G0M3BgFPCkUjE3bAfEBbjkQhpjdlZf8DMM8"
    "8exgPNSv1Y5LCe0QmeW0S5Opm/Qb4gvStFOZU9m7W2VONYRZHZpTHSX+/HO0Ol4pgG3wcercX/exJDNoMgOONZvvbr2azYLLWKUb"
    "GahUscP7VqOU4opKDb6WAmswKRpj1mSGuR5jSwCqWKEmszXfRrEGkZOQisqHQOXRsibXzAAqvlmhXFdoWat5pBKA6kQ1+UT5pKp9"
    "oNJw6jytPk9AiImo62BNALXC9LNtNKsgGBXT2kRPa62YVu/YbwCpLXdfJ9hjw4oVSN/Ez8x2CuNbEzO6FfzZ2HAznLzSr/1Ztj8O"
    "vSRoFCEjNhayaLJ02Xoarp/nL33FMtc/66P+uldV6ZkcL5CswksbGV6qPFY79FjFDlFd/SsFqizyjVbBVHirir1suphVJfZyP2LW"
    "R+Z5d/IErHCsVLSy47NWylR36DSXWTzfOURjU/EfUyNx2SgrO1UDqZGq08X26/CWTAydkpsaKTd5xKrB3EOANvL1jXSmUpELSk5S"
    "cpJKAzogFCtRVKUBNRarDU0Dki6BPMnedxWUSPXBjCpFAWSSjCuIS62nI6LhYl5/OdMhC7R84hNZb1TMGPdrk2JWvi6mM/gX83QA"
    "Ltiafo1V+Y+TUQe2vB6WVvUKu8qqqbL5XqZewP+h1XZq8jkoJFHd3KNYhVh4vVeJ1fsw74NkOVnm4ofNmJhZMvKeDnisZusRuRVo"
    "9/OKrDpR7Vo/VQh/hz4xn4sLFGQsw0HYodwDKqdnzzk9ewsg3VUU/d1PN7dX8uAN+Nv3d/c3766IbgmHGQP+rv/x5u3DlV+kOH20"
    "9xBF2vwOcJ3OTjb+5XEVxB4XY/Y4D7V1m+PEYTYSEtMg1rJ5DMc/qwaSU2Ct28q98yqYhlkl7YcyuJaqNda2zjEECmExygvjjyK4"
    "FKpHALgtXIdPanBuWSUes5o4W6CkMZuDwMFlf+JqrLrM8nd39z5hKXnTTzvxPmGp2hcnkiowyXQT5sHYtg/lqlq7PgGlmMsq5hLY"
    "9mqHNmYAVWzjapuRssGuw1QO1ga7Rr33DKgq+b5e3rjsXBBgs/55ywFXIfpNPnOBvWQNWqdAFZ0Pgs61JZYspBJZKvpg9mfWfkPz"
    "Y1b8oe4q4/ZwRNepeovdsLAHli6mjOCv8TQkWlCbqibsuv20VOBKIwNXYIutlR2WhlPsqELaEqNOPTtYBKFMYFVMYP6urC9GJQCV"
    "htpoKUpl/6n4oMNEsUqw3GWCpQoLOuCwoD4fiS99l+XGBkWD3TIdysRpVRUo2anP1Ck+wZAWEQ/pl286qluM15FtmYmGKL76i2n8"
    "NSfrcpcL56puMfrLmr1YYTf2LP51q3uI+H3XVASPqsq7x5t7Lzb7R1vMZ3U9vgmg5qp4nYVfAxxj+0Zi7nYJO3o88joZeQwmzdiq"
    "nANV4VJpgKotqKJvhr5poaMGR80BVeqo0vgbqPEr9XQj6mkR39gAam9Tr2spinNYZpMsAQkq5BgD0lQqtgekt0fF8kpY+ohyLuaw"
    "WQysqa/DzIlYyNwb+OxlkCkDAjJWGpgwA1NrQDfTyJgxw1PbF8I2ZL4PauteV56CGkzbXa9KOs7ctpQOv28dvjgLJx/Rh5B5syay"
    "z6q4Cs+KPYVnGUehg4fJdHOU9fsptawSO0kEtztjyWk9LHdOyAtKDOZS03qJSYjn8LfuEhC3X1bU0z0Tymnv1UVoNME/yswk9x+u"
    "37/P2kVc07Vq5S+FAM21h6zr8j6u5PI+LnF5H2dd3o2v2LY17JapvNuo14bXYo2N7E9vAaKT2/i80jY+L9nG59ltjNdgFrnFnZuC"
    "+YfQtWkTG3orbZfgUqhfrToGo4K+qpQEN0wGIvywrjyXAWyhYLfhVOkIZfXcMGm41rFs5WlpBhc/CEt8QyLo7+ejOPozdp/EeLfM"
    "7uOkZ1aOp//OIfpEmDrz3J6EgjY1M/XXZBE2WLbFQtpb5ABWf5T49JccMQ30MN2E1xcH3m96kVVhHvIlKkS/YZEEJcEcAZnzqFCW"
    "2J8E3GFm/36Y6wbz9/UJ5Y/r3W4JSHW7Ne52S9imAk5YQ1aMw7RQIt+8pKg8y8qz3ES3Zy3Psjz1G8DpQ/CeliI1zh2b5ET28J6j"
    "RYQEKVYfQtqv1hvuxRRkbkCkVwpRp5yMGBkLyxIL6aVNy+2CM8dz4pKwtBHm4U6oI/NwLTaWzdtz8na3vNZqP3GhulDT+rJRo0uD"
    "XMSbukqLNYND8K3tDN0nvSpuCZhViHA5llNTLTxDNfWvLHCzq6s1QAlriO3pvem4b6VNJu/OiI2WXhzohRrq0cSV18fDBOv/4vZx"
    "yAvguqZNgDk6LwnlhrT/8DkW8sWoHlssHI/x06B+g2U+edV4cSauTTT8fyBkTqTRdpdaZYLyJysL1GFYoAJy1bhpYiAtvGu20OHE"
    "O4tZFBe7wGMgygv+FV5wx/w952ZfEQfmw7QpYW4T0V7K2KOMPU20SzQ0y/2ePjPjZ5Mt8sTMaLBUynRw2vA5mFfBtwl7wZV9HbLS"
    "m5QFCZDWXgax49QwgHmCZDgHEtsgA+JndslY2LFU9Tzv5raWqSpcduP9JNYVMlVg+8YD25U0uXVpsvk9I3ZnhatiFbooNgpdZGxC"
    "km1lsVscch0CtAK9u466VpFma5Hi0HzxSnNQmoPSHCprDtfMNvVJJ0dt8EdKdQYazVmlLxQj9Cs8hHnn/Fux5fZOzl6dXZ5enIW2"
    "lvBJmcFltZX2GVSkmn2WYiAt5KC98/Mq+Xbn5yUlZs8zHkE4VDUw7E9vIXZPKqWBnZSkgZ1k08BgRZfl9R0pM4OHIMoMXtMMvld3"
    "6x//D30GoIc="
)
