from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

UP = {
    "sqlite": """
    CREATE TABLE IF NOT EXISTS "passkey_challenge" (
    "challenge_hash" VARCHAR(64) NOT NULL PRIMARY KEY,
    "purpose" VARCHAR(16) NOT NULL,
    "session_id" VARCHAR(36) NOT NULL,
    "expires_at" TIMESTAMP NOT NULL
    ) /* What a device has to sign, once and soon. `session_id` is whose session it was made in, "" for visitors. */;
    CREATE INDEX IF NOT EXISTS "idx_passkey_cha_expires_50344d" ON "passkey_challenge" ("expires_at");
    CREATE TABLE IF NOT EXISTS "passkey" (
    "id" VARCHAR(36) NOT NULL PRIMARY KEY,
    "credential_id" VARCHAR(1400) NOT NULL UNIQUE /* up to 1,023 bytes, in base64url */,
    "public_key" BLOB NOT NULL,
    "handle" VARCHAR(64) NOT NULL,
    "sign_count" BIGINT NOT NULL,
    "transports" JSON NOT NULL,
    "name" VARCHAR(80) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "last_used_at" TIMESTAMP,
    "user_id" VARCHAR(36) NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE
    ) /* A passkey (a WebAuthn credential). `handle` names its owner to the device, and to nobody else; `sign_count` only */;
    CREATE INDEX IF NOT EXISTS "idx_passkey_user_id_2b774b" ON "passkey" ("user_id");
    CREATE TABLE IF NOT EXISTS "recovery_code" (
    "id" VARCHAR(36) NOT NULL PRIMARY KEY,
    "code_hash" VARCHAR(64) NOT NULL UNIQUE,
    "used_at" TIMESTAMP,
    "user_id" VARCHAR(36) NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE
    ) /* A code for whoever has lost the second factor. It has 120 random bits, so a fast hash is enough for it. */;
    CREATE INDEX IF NOT EXISTS "idx_recovery_co_user_id_aa7ed3" ON "recovery_code" ("user_id", "used_at");
    CREATE TABLE IF NOT EXISTS "totp_factor" (
    "id" VARCHAR(36) NOT NULL PRIMARY KEY,
    "secret" BLOB NOT NULL,
    "last_step" BIGINT,
    "created_at" TIMESTAMP NOT NULL,
    "confirmed_at" TIMESTAMP,
    "user_id" VARCHAR(36) NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE
    ) /* An authenticator app. `secret` is encrypted under the key of the deployment; no code of a step up to `last_step` */;
    CREATE INDEX IF NOT EXISTS "idx_totp_factor_user_id_eb8f26" ON "totp_factor" ("user_id");
    ALTER TABLE "role" ADD "mfa_required" INT /* who has this role gets nowhere without a second factor; NULL is no */;
    ALTER TABLE "session" ADD "aal" SMALLINT /* 0: the second factor is still to be given; 2: it was given; NULL: there was none */;
    """,
    "postgres": """
    CREATE TABLE IF NOT EXISTS "passkey_challenge" (
    "challenge_hash" VARCHAR(64) NOT NULL PRIMARY KEY,
    "purpose" VARCHAR(16) NOT NULL,
    "session_id" VARCHAR(36) NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL
    );
    CREATE INDEX IF NOT EXISTS "idx_passkey_cha_expires_50344d" ON "passkey_challenge" ("expires_at");
    COMMENT ON TABLE "passkey_challenge" IS 'What a device has to sign, once and soon. `session_id` is whose session it was made in, "" for visitors.';
    CREATE TABLE IF NOT EXISTS "passkey" (
    "id" VARCHAR(36) NOT NULL PRIMARY KEY,
    "credential_id" VARCHAR(1400) NOT NULL UNIQUE,
    "public_key" BYTEA NOT NULL,
    "handle" VARCHAR(64) NOT NULL,
    "sign_count" BIGINT NOT NULL,
    "transports" JSONB NOT NULL,
    "name" VARCHAR(80) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "last_used_at" TIMESTAMPTZ,
    "user_id" VARCHAR(36) NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE
    );
    CREATE INDEX IF NOT EXISTS "idx_passkey_user_id_2b774b" ON "passkey" ("user_id");
    COMMENT ON COLUMN "passkey"."credential_id" IS 'up to 1,023 bytes, in base64url';
    COMMENT ON TABLE "passkey" IS 'A passkey (a WebAuthn credential). `handle` names its owner to the device, and to nobody else; `sign_count` only';
    CREATE TABLE IF NOT EXISTS "recovery_code" (
    "id" VARCHAR(36) NOT NULL PRIMARY KEY,
    "code_hash" VARCHAR(64) NOT NULL UNIQUE,
    "used_at" TIMESTAMPTZ,
    "user_id" VARCHAR(36) NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE
    );
    CREATE INDEX IF NOT EXISTS "idx_recovery_co_user_id_aa7ed3" ON "recovery_code" ("user_id", "used_at");
    COMMENT ON TABLE "recovery_code" IS 'A code for whoever has lost the second factor. It has 120 random bits, so a fast hash is enough for it.';
    CREATE TABLE IF NOT EXISTS "totp_factor" (
    "id" VARCHAR(36) NOT NULL PRIMARY KEY,
    "secret" BYTEA NOT NULL,
    "last_step" BIGINT,
    "created_at" TIMESTAMPTZ NOT NULL,
    "confirmed_at" TIMESTAMPTZ,
    "user_id" VARCHAR(36) NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE
    );
    CREATE INDEX IF NOT EXISTS "idx_totp_factor_user_id_eb8f26" ON "totp_factor" ("user_id");
    COMMENT ON TABLE "totp_factor" IS 'An authenticator app. `secret` is encrypted under the key of the deployment; no code of a step up to `last_step`';
    ALTER TABLE "role" ADD "mfa_required" BOOL;
    ALTER TABLE "session" ADD "aal" SMALLINT;
    COMMENT ON COLUMN role."mfa_required" IS 'who has this role gets nowhere without a second factor; NULL is no';
    COMMENT ON COLUMN session."aal" IS '0: the second factor is still to be given; 2: it was given; NULL: there was none';
    """,
}

# The new tables stay: what is in them would be lost, and the program before does not look at them.
DOWN = {
    "sqlite": """
    ALTER TABLE "role" DROP COLUMN "mfa_required";
    ALTER TABLE "session" DROP COLUMN "aal";
    """,
    "postgres": """
    ALTER TABLE "role" DROP COLUMN "mfa_required";
    ALTER TABLE "session" DROP COLUMN "aal";
    """,
}


async def upgrade(db: BaseDBAsyncClient) -> str:
    return UP[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    return DOWN[db.capabilities.dialect]


MODELS_STATE = (
    "eJztXe1z27jR/1cw+tJkRuex5ZfknLYzjuNr3Sb2ja1crr3cSBAJWawpQkeAVtQ++d+fXZAU3ymSkWRKwYdeYwBLULvgYl9+WPyv"
    "M+Ums8XB9ezOs1nnnPyv49Ap/iPV0yUdOptF7dgg6UjRdKzZwA0HjYR0qSGheUxtwaDJZMJwrZm0uIODL4jD5Jy7j0ROqCRTuiCe"
    "YIQS4bljarAD8mnC3FgDmVBBqLPoEofLieU8EJifLQkteYATm9yAmaF3g3N4jvWHxwaSPzAJ9DDTb791gidgfzBp5/ff4Q/LMdkX"
    "JnAQ/jl7HIwtZpsJHlsmkqn2gVzMVNvlhLo/qZH4q0YDg9ve1IlGzxZywp3lcPjR2PrAHOZSycwY4x3PtgMRhU3+L4AG6Xps+ZJm"
    "1GCyMfVsFB9S+28QtXUGg5vb/uD+qj8YdDKiDSlikgiaDO7gsrAcKdTvn9IvA5s5D3ICfx6fffXnifjgj8IJf7m4u/z7xd2L47OX"
    "OCGHteWvuZugp6e6vqpHUEn9hyiuR2yOiagqr2Mk62F42BBxPPo+ts7yoyosPypm+VHA8ojF4dKvweIYSZtZDI8jl9fv7lAzUNXW"
    "gOEnP1Zg+MmPhQzHrhTDuay1oMPxbWZ1w9X8+rACc18fFjIXu5LMNVyGzBiMFoN6KjpD2IjdgS5uJ7fXpa6z3KYyy+p30COtKStn"
    "t0+Z4rUZkB6E/9jBhV7C6v71h6v7/sWHn/HxUyH+sBW/LvpX2NNTrYtU64u0WJYPIZ+u+38n+Cf59+3NlWInF/LBVTNG4/r/7uA7"
    "UU/ygcPnA2rGeRI2h01f0fIZP8Y2ZWwYUeNxTl1zkOnhPV40Nts17U3TLdShD0pIyE18z8CIvfBMS15OmPE448DaPDs3PaTU4KU4"
    "eGAkR6+0fD/OiORkrixPsB+JzR/IHOxOw5OEj8eEjiVzwdYEY9QkI8Ycwr7MuAuL9Q0R1oPDzC6B4TDgiXswuSBj7sLzwMK1BGxP"
    "8EDnAZ6AtinLGsXbnz7HXq5qGQv2R1YZvLUerh1ZYLD5BCkdEMimDdZxR/GcCkmYI92F75kg/1025U/MrGhWPOD7/fBjr3d8/Kp3"
    "eHz2+vTk1avT14evYaz6MdmuVyVa5O31365v+kmlgA3lBjV4S5M88TjUXeSLJ6RIyWe0kEy0Ry93+NiXixJRNYmUMff97duEdoZN"
    "8O31zcXdv158uPj1ZUJFv7+9+Vs4Pq553/6rf3WR2jDrb5R6g2zpBhkXKypZKj03x64v+7QSZO3+vtYh1nV+VG0yT66UyimyTK5C"
    "hbTKKFlqrtX2yK2DhgAGu5TOm8CjYZWYB2SI2npIDNiWXKFsBX/Loo6p/sJuolQlIxweMmJgCWCUjLwYGhMQ4sFsMXyZtUA2PeFn"
    "57PzKQz4jRihIw62DSUzeCp3YCx8jLACxLBLhp5g7gDE4Uj8y2SSWrYYvkRTRr0GAxtoAfvzAucN+wfqPbtEcP8XwAsYFCaFuUY2"
    "dR7RRAqtHTK35ARGCDIU1MZZwl+j3pgISRcCzCduVzWWfuuAOIMABJo70K2auBs4m8tGSV14SnKc/9OXbd+R5VXd0W2FcdXu3X2b"
    "8tinzT36dKvGkiKKPYzZnVSJ2Z0Ux+xOMjE7UPUGn9aKicZI2sziDn/sgpc4hi3LJOByj2ErquwvbjjuH99+aizsJY2Oj66OjwrY"
    "t+GVanI5SaX5vJrPkdVUlccRRav1xyM879wC2xSUR5DfbqQ9eq+rqI/e62L9gX1Jpj9ZtA7Hg+FtZndrcrIug58pZE29kaTaQ0Yf"
    "96oojl6x4uhlNsHIt6q8B0Yke8jik9Mq1t1psXV3mmZx5K7X4XKSag8Z3TutojVgVCGrVV+S10GwI8voPvtSEAOIkbSZy51/3N/e"
    "hFkszL1gPKeqKV3mjV792k84oiF/80OS4fCYPC4xSpky+6hda7GH49ssgNao7HhAr164PU2pI+7p5V01jbWvWcS28bwlWY4bELuY"
    "UYP1+SNzOjmZjtSIblm2wwnHDuRycAXssQB52OwHBPU+sgUCIjCfsHyYgjRgS+A9kxdD5+jgz5b514M/C2a4TP51+AYG2ItMXsLv"
    "xvzBI5vJnOzHtif/BvSFxiV3toJLVlJrsAelCLU6bLoFPVtorWWZlk2H1pQjVo/JMZJ9tGjXzuLlNlKHyQmiPWTz2UkFNp+dFLIZ"
    "u1KxHs+0mFOPy3GaPWRy77RKuAdGlQQhMgEfSwivESY8QagRb61OirMvMwse10DKSUoNfWizlDFv3UDEMbI1yLdlucxdl29LYgr3"
    "0mV02smJJQQ93bIYgojGVAJLctdUwMCJJSR3F+dk6HI+PUcPfYi5VQUq9P88INdSEJfPic2NRzKlj8wHNqpnKEyhYH8Mk00Gn04t"
    "KfKBk9ucXIcO2mF2FocOJJ8NaiM1Y0TrQWtWUaKHm+L4FsGaMe1iOfX5HiNqLd877IkBZ4mnTon51RHgf9GxLgwsVkuUPY9k2Iwb"
    "OWG0Yt2zJGizS9YxJhTYL/yw73zCnHADUPlLG7byikJJQXkqIXlKgDwv25NY8Lf6K1y/xZaA313BHBiw5ciVRsGn+DGGLh4YsExf"
    "VOdqc53D7irUd+Qyx9++xy6f+qcAPBcaJW7TwhespQL48FqWOn+QNQM2P11+hROfL6kzBonWOKTTsC2YCP/QdVDalm94zqMdzx2z"
    "epZdCaGXddZ2OL7Ne1JrIP8afL6F4hxLbV6DyQmi/ePy+rMKM7qwOc3hMQLW8nkcI0mHxyxDkv8jtiV2UU+XsBaZkQiKZWB2aURd"
    "NxntwgekYXa6+kwTUexEkDKR6Y+bq5UT/XGiPdyS16PIMm5gmutZlv/EXWY9OP9kPsDlGt6R5idIM+HcHWP413BNha3R5ubS+dIX"
    "Si41+P3wq5n0l+fF/eXFu6vO1+fxrm8d1gf1VQjaS/R3y/xr7oBnCUPrIfZsywnKeGK1QHR3sX7nEJ2cIZlw+AlBDSJJHlyKIawX"
    "FJxb58nyy/WdE/bDlFogGnzxLjjANstF521uoipH+2eeCypPfQFh4qv4jL72l9do6xb7yzGZZHl95XjTjPJKWmgReZv3jg60f/z5"
    "nAgmvdln5/rml+v+Rf/69uY8trgbBRnXfqJNKY4GeMkknYZLdhvCJfFLqeOjhOO1g7IGB0UXI93cHqDdwe/MHdwt5JkWc0Mxa+jZ"
    "/sm3JVnnn6kQjyy3Yl/Y1S3zhmexQRXc4GA4+JzkExtdeHLiENhxTOZIi9ovVQ09x7TZ0D9PpgrP8bmD9Xi5SgCb7MkyWFCFjhOH"
    "j7i5UNdcvCFDrCEJ699z5FDlk3Pc4+2+wGfnATPV3Vi9Yp+eqEGCgCNObbuyex2eJtE+9TP71NGSqW/NJgnby/yOD6I66h72joly"
    "L7vgSpMRFezsxHPtRs70yWGV/CkOK3aoVWcq8+SNbMsYBJqoukudpNMudbehS+0rzTofQkTR5qhSa1Kr0c6St8BLsC8JOg2BaQyB"
    "gRdwBF4kkFNRpjh0lKTSAaRvCCCp/6+hYMLxe6heNndVkI4X7Z2jGRczXtwxaBhNSNPqkEKbJa1LFWzEJywBiSD7suyuDRH5GDxm"
    "x5hdFSASW2RtgocEsS74OGxcMaxTHA+LxnQrBMYGRmJ4tbMYNIwS4X2u4IKjEd9VSA4VdhKcOwd4+DGs3zLEIxDzCRdR0aWgMuCU"
    "mgyc9i753PncUZWZnixhSe7mHM/c7tTfcDhzydKCHHpJ9CVD2d7wS2sPbZbiSYrCLDuBIWnI8vUjRNpc0Gnn9/DdTaDq0h07l1+7"
    "Y+oepsUl/JlnVCT6Sw0KNxgJa9CsfEk9jg0uuOQMqNW2jsdtw3qLHDb1sTpNhOUWVPdR75C4sNnzKRlZUqh7oigMEtIv1ggbPnO4"
    "9zBRD86/uH5r89bJmnU1KHXLirYkgQYLpL75FifaO6avP2mgcSP7t6/pII8O8uggTzNbjNv5Nhi3V9le4YgKJhc+3MRjCFiOasbc"
    "qaW8MnFA+mD6jDzLlj9YDlbIFnjtpsMlXvLpF0hRF6MFN2nnmVVrffY3RGBycRYl5QBy4RW7v2Ov60KHklhLJOM6aecUmc47f0Pe"
    "WX1VAyvn0su3HNQCdfJFECdL44qAblOMX7ZsGVd0e/s+wfm31+m7YT5+eHt19+JIiQEGWbIAaDEd0wHe3mW5LMeyKeV5mrQZ37dj"
    "sHbAM/aD7BNLqFOWBPSwIGDrKawo3rvs3/uc8JbfkJuP79+jL+zw9Aaxbam1JMRy74c983b2sKt0cxexQZUKaGJOhJm40Y4Q3cvc"
    "YPtl1GUuimYoGl14kV8xc6Oz1QyfuOyJP+oISisiKPrajecGvRbUaizEYhaVatxpGGbv6OTVyevjs5Ml+nLZUga6zO774Jqw6SjP"
    "vS7d8+Nk2s6qYWdpyF8TAexcjFDB9gRjTlPIX4xWi7rVorZMmw2aZ7RzyLXAWy1wjV74HqSs7+XW93I/D6M3ci/3lAGfaoUIIooW"
    "l37pTPhcRVlmzBXcCcI2xHKiiB2G9AhVR9Cxxnm18N2moYaU2llZ3E+pbRf6sQFJIy92S8I4PM8CjVAEQlq2jbjmESMP1hMD6fTO"
    "Q8Ry0IDiUuQYhaUYaHVYRVn5LvFx79XZ0hvGP8oc4fsPF+/fZ70z4Zl84DnwunW39iTlzgA4OvBhuJyPI0kg/suG18rWcdj/PX/m"
    "sieLe01uds+QNgzw7Q5uZ1PxvSUnG32HWerd+RYxicYE3qODF3DAJ7kgU/ifQV13EU8ljNiYuxWV4z59nrE8SM1VkaTcmRXxXTpe"
    "oaxcRgXPyf8XW6xZyhZbrs8MftFwRg1n1HDGTn3cQ5/L2U/Ks+nkQB9ivd0y9IOEcYNxNHA1wtEhoDUnWMTKoOhWwbPVkVC0CIb+"
    "KQ3DXcxgGQTmAxoMWHMtgCGYbGbzxRQe8AYv5lNHRaCLgnPGZsHNfUM/9QANw7R1sfUX+OyExdocMIPg23hDlElHhrByxpY7Vdv5"
    "MCwFh5geMeFzx6/CjhPCC/rV2HWhtzYqyO5KlEU9Dyyi0diKpr7X8vPLY31xuasEWYsDVHVRFlsudqWxAU2+hZ1zcOL7V21Bp2i1"
    "K9tmSWvXSrtW2rWq7Fopruc4VaE0it2pUOyVimGrTCG4LgwvXMIitEE1HXAb/EuYSJDIZ/59yAafzijehzxadMkQ380nUhFZ+Ct0"
    "cLCHvBhCnziYLYa590Rtd/IqPg+egQjWAno+/u3MVHoi3pK0L8LW8G2CNvjv8ldpF+q5XSglijqcXhLs4b7TO61yyh9GlUAqMuf8"
    "o8Vel8sFla93f1lvhM+6BO0GS9DGdXgdBq93CW8oobrcGCleKaGQKIy6xgS2U7+snivVzlotlbqFpR6ClGrXaMkQ7l/mq3daBYAI"
    "o0oYnoEgLvkWnNZv4JIXPEJ75m32zCMTN/uFrb6cM6LenvrrgFtjPYXvUlkFXlz2r3+5Oic+9Wfn/uP9z1c3767enRPhiRmDGVsC"
    "iQzrKNY935eh2945v8OawgheVai8l8PRJyPqtZWrh3XmKopizYcAbW7QeveIRBRb/AL8e5+3YGVVMbKKbazMxbMTVs+AXRJsU7uA"
    "ttxN7sJe+t8AK1yZwTGa/TOU1l/RTiemvgujqGWHVlv2ke2TpGNB38rgyoikzT7/s8IqSxJTYS27b0xMhUXzdozZVRNTsUWWSEzd"
    "wYq/u77sl2Wm4mfdsDSFmFizHA/vbUD80z/vmE2llQsUDrj9YfmgPeL5102m8GIcy0nkJflZnM6bJsdVTurhRZmUuJxP/Zti8XDg"
    "mCokIiIEnxgBc8Q8D2CG+G/Ysv4YIpnKp0loAtKh6gkulIW+Kbht8HNzLu/Y5sQ5yTzM3vFpVGQ7Ai+uAdZYBvjK3QdyHO3gG29v"
    "9mKLOK/iVN1/uOU0sq4ThNq4brXJlfjy631tGdLWRrha+eHFjxaF6rWeAJJ0mvsNuR/tVdWdjiXJPjoda79YRwMOtw04xBW6Fr/O"
    "f8yOMbu6X7f8jvMBh+lFvAaWagznc2A4P/guSyfX+/O7uuWuXzRopd93z7FIDXCTCGqZ6kojLNGsyvWP/CPz7Ik50j8TFsSiiSXB"
    "EQvuUFwO+ZMgltnF82zolklBZjY1WOig4frNen/bn36VD4j2Ydb/iwXhNSzz2U+21TT+t27y74m7HbGcu6bl5NVbKmN7jKjNrFcQ"
    "twmf/wAK2QKdEIaMQlg46gYf+tYlYxf+fZTWYm2SFJ7kzYqpz74UCCkcvxeGa1mw4+rXfiLOkblhI3HaMxyevnYjXRHOkXVvOInT"
    "7ML1Juq6h+WerK54AG2MppPabseWKyRe1INmBnPxxmWGheL88+MYdvm92udSIruN3I5i2BZIoqanlyDSsAcNe9CRWTUXlrXgdcMm"
    "CaK92H82HZvS4T8dm2pjIKVWbMr/7HV0ahVTE+qxNpRjkwEqtZpzolPhKi+7jjIYUQWPoMI3khNJ7ceD+MHd8LQvtiggOJ8xR/lp"
    "mQO/QBe4cyEmwC+JlAlEbXi+z04IRCDqVnEBZqS6J1zFtTwH02PkL+hmTi3HE2QY4TwOYoiGykeSH+EvHKskpCNWzxyxCqXR5KBM"
    "SNvm3btz+/PVzbn6LD47767vri7758S0XGbIirGSTcLb23/4tdPZykLfk6OvaRe6Rapk/RyOv1YNJqfI9m4p906rcBpGlZxkzfBa"
    "ubgICMuJc5fd5Jaga/dVbh20PhYYo3PYHA2bmScJsJiD6fHNcbo13vHmbx51VUuSSiuXVcoljLGNFnXjoGnC/YuFrj96o2OhTZTK"
    "zsVCE/5fzk5SkjHNkGqcZLMsqIL7htxseBIvSa4P47Xtm8tEbZ8nGHbtjPiXa8lyI2JRZ7csLGbhsKpxMYdLa4wFxC3/0IxKuKoj"
    "NIiAwicd1AVH+YdnyBCzuud4I/sw75zO9ibOxWjF0HoKo4Xl82Jt8bcrP8PTDdDoGsu1LRtIY7latDc+uNyb1fWsEkTtjSZ0VJze"
    "r1NGR9yTXcIOHkAtYbDeVzBNApIaF6HtkoYXMdFmd21RXQNtF+SbNjpqaNQc0janeFoTRdHns3RB+DbCNVYeJirSG2tg7U3qcXvK"
    "4hyV2aZzWwkp5AQD0lIqjgekl8fqsMAntHvxAmLqONyDxWIiEtuAkRM+V4iTKV4CNmN8ZjM0kMHEwCK+YBqjbzYkY8ZM323HQqwK"
    "5YLe+hDhBznRgC3Mtxrmop33tsJa8hm9C1CWhsw+qZKbOynOzZ1kcnMCvyJL5njp5Xfcx+m2FyU5rsflzhF5QYnJJLXsl4i5O4W/"
    "DUnAzn5Z0UFf34310pL1KrcuCdobCGkKqzisBKs4LIFVHGZWcvuPpG2Mu9s+kOa5te4rCYbvAaOTy/i00jI+LVnGp9lljNtglrnF"
    "B/3C8btwyG8dC3ojp/TU9b51zxXFaDQuZXVEhXqmxcB2H9S15zKEe2jYrRmLHLGsXv4lTbd3KlunWNqhxXciBN8S6Me9N4qzPxPw"
    "SfR3ywI+Ij2ycr3WPwliTLhlMD/fSSh4UzPLeEPmFixb1eDyuQq0qA4YP1T8DKYcsSH4YYZlltVmXfckq/Ad6iF5II5aER9dfXW9"
    "EIISFEco5jwplCHnk4RbhM4/j3JdI0C++WVba79ja4cEsBO7WyI2FWrCGrZinGYPLfL1W4o6paxTym3Md9ZKKauvfg087YfP2VOm"
    "xrVjm7LHPt9zvIilQIrdh6Xs69T79CtqUoeMGBlz2+ZzlZ5N2+3cYcLP3pLl2UEsCTahAhHhxGZjVeurtLjnRub6hgRxzejLvt41"
    "va6ttNgz2IXc2tbYfdSrkpaAUcVXfvbyDy0vv6Ga/leWuN3Hl1vghLUk9vTeEvJSxWTy9oxYb+nGgVmogRENXLl99CdY7gaXjyAv"
    "QOtaLgHlKF6qK3vUXeEe1q1BOI/L58JX/DS84se2HpkIz/7g3GSI/wVB5kCMNjvVqhBUMFhHoHYjAhWKq8ZOEyPZw71mPbfxJSJO"
    "/reYZXFxCjxGorPg35AFF9Z/c3b2FTiwgGafTsqtA+2lgz062NPGuERLLyO5p0/M/MVi8zwzM+ostTIFDhs8heMq5DZhLchlAf6k"
    "9aZsQQKidRchaJyaJihPsAw9ELELNiC+ZpeMuRs7o56X3dzUNFWNy268QKMGtm9VYWlr8lmtyfYXZdxeFK5KVOisOCh0lokJKbWV"
    "5W4x5HpJsBfs3TbqWiPNGoli13Lx2nPQnoP2HCp7DhfMtYxJJ8dtCHpKfQYajVnlLxQzdM1HSL+XWG7v6OTVyevjs5NlrGXZUhZw"
    "WR2lfQIXqWYh4xjJHmrQ3ulplfN2p6clZYxPMxlB+KhqcDgYvofcPap0DOyo5BjYUfYYGMwoWV5hz7Iw+JJEh8FrhsGfNd369f8B"
    "eUPEGw=="
)
