from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

UP = {
    "sqlite": """
    DROP INDEX IF EXISTS "idx_user_name_ke_3f8a0d";
    DROP INDEX IF EXISTS "idx_user_role_id_ccc056";
    CREATE TABLE IF NOT EXISTS "list_choice" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "listing" VARCHAR(32) NOT NULL,
    "columns" JSON NOT NULL,
    "size" SMALLINT NOT NULL,
    "user_id" VARCHAR(36) NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_list_choice_user_id_bd8125" UNIQUE ("user_id", "listing")
    ) /* The columns (their keys) and the number of rows that a person likes in the list `listing`. */;
    CREATE TABLE IF NOT EXISTS "saved_view" (
    "id" VARCHAR(36) NOT NULL PRIMARY KEY,
    "listing" VARCHAR(32) NOT NULL,
    "name" VARCHAR(60) NOT NULL,
    "query" TEXT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "user_id" VARCHAR(36) NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_saved_view_user_id_e81547" UNIQUE ("user_id", "listing", "name")
    ) /* A state of the list `listing` (the query of its address) under a name, for one person. */;
    CREATE INDEX "idx_user_name_ke_b89f59" ON "user" ("name_key", "id", "email_key");
    CREATE INDEX "idx_user_role_id_6c6e7a" ON "user" ("role_id", "id");
    CREATE INDEX "idx_user_status_e068f2" ON "user" ("status", "id");
    CREATE INDEX "idx_user_created_5e2aef" ON "user" ("created_at", "id");
    """,
    "postgres": """
    DROP INDEX IF EXISTS "idx_user_role_id_ccc056";
    DROP INDEX IF EXISTS "idx_user_name_ke_3f8a0d";
    CREATE TABLE IF NOT EXISTS "list_choice" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "listing" VARCHAR(32) NOT NULL,
    "columns" JSONB NOT NULL,
    "size" SMALLINT NOT NULL,
    "user_id" VARCHAR(36) NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_list_choice_user_id_bd8125" UNIQUE ("user_id", "listing")
    );
    COMMENT ON TABLE "list_choice" IS 'The columns (their keys) and the number of rows that a person likes in the list `listing`.';
    CREATE TABLE IF NOT EXISTS "saved_view" (
    "id" VARCHAR(36) NOT NULL PRIMARY KEY,
    "listing" VARCHAR(32) NOT NULL,
    "name" VARCHAR(60) NOT NULL,
    "query" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "user_id" VARCHAR(36) NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_saved_view_user_id_e81547" UNIQUE ("user_id", "listing", "name")
    );
    COMMENT ON TABLE "saved_view" IS 'A state of the list `listing` (the query of its address) under a name, for one person.';
    CREATE INDEX IF NOT EXISTS "idx_user_created_5e2aef" ON "user" ("created_at", "id");
    CREATE INDEX IF NOT EXISTS "idx_user_name_ke_b89f59" ON "user" ("name_key", "id", "email_key");
    CREATE INDEX IF NOT EXISTS "idx_user_status_e068f2" ON "user" ("status", "id");
    CREATE INDEX IF NOT EXISTS "idx_user_role_id_6c6e7a" ON "user" ("role_id", "id");
    """,
}

# Going back leaves what people arranged for themselves where it is, for when they come forth again.
DOWN = {
    "sqlite": """
    DROP INDEX IF EXISTS "idx_user_created_5e2aef";
    DROP INDEX IF EXISTS "idx_user_status_e068f2";
    DROP INDEX IF EXISTS "idx_user_role_id_6c6e7a";
    DROP INDEX IF EXISTS "idx_user_name_ke_b89f59";
    CREATE INDEX "idx_user_role_id_ccc056" ON "user" ("role_id");
    CREATE INDEX "idx_user_name_ke_3f8a0d" ON "user" ("name_key", "id");
    """,
    "postgres": """
    DROP INDEX IF EXISTS "idx_user_role_id_6c6e7a";
    DROP INDEX IF EXISTS "idx_user_status_e068f2";
    DROP INDEX IF EXISTS "idx_user_name_ke_b89f59";
    DROP INDEX IF EXISTS "idx_user_created_5e2aef";
    CREATE INDEX IF NOT EXISTS "idx_user_name_ke_3f8a0d" ON "user" ("name_key", "id");
    CREATE INDEX IF NOT EXISTS "idx_user_role_id_ccc056" ON "user" ("role_id");
    """,
}


async def upgrade(db: BaseDBAsyncClient) -> str:
    return UP[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    return DOWN[db.capabilities.dialect]


MODELS_STATE = (
    "eJztHWtz27jxr2D0pc6M4olly3F9bWecRNe6TewbW7m79nIjQSRksaIIHQFZUdv89+6CD/EtUqYkiscPeQjA8rEL7nsX/23NuM5M"
    "cXqz0A35fsK06Zwblmxdk/+2LDpj8J+0JW3SovP5egEOSDoyFQzFxQMtvHokpE01vPiYmoLBkM6EZhtzaXALoT7PieRkOWE2I3LC"
    "iMmfyJIKoi0k4eMxoWPJbGJIMqE6GTFmEfZ1zm3J9O+IMJ4sprcJLIcFz3wBNxdkzG24HpXEEMTicEHrCa4g8Q6n+Ew61+ChDOvp"
    "MLdfWMZvCzaQ/InhIDzEL7/CsGHp7CsT3s/5dDA2mKmHqCLYb3gFNTGQq7kafGc83Vrye7UY32400Li5mFkBgPlKTrjlQ7i0eWIW"
    "sym8SYA41sI0XXp6Q87zwoC0F8x/UH09oLMxXZhIYoR2HmE91hoM7u77g8defzBoxcmvcE6FJMyS9grQBIhD/Ntsxp+ZHqWXeweN"
    "W7iv4EWEQtATPt/rP3Y65+dvO2/OL6+6F2/fdq/eXMFa9TLxqbffnCddI9O5lELp7V9v7/p4bw6b19ndOPBNwVBJHShFrDV1JlRM"
    "kshjUXuVTB4PIkKf0UoysQ2FvIE1idYf3QtoxMcOXRSJ8lEkC7kf79/hRWZC/GbiwI83D+9u724e/nny6ebnV2pq5U59vL/7q7d+"
    "zoV8stWFWu/+2e/dKHKs0U9lHPkfAHnSmLFk9DsQEeTrLsip95/qEMKDeAn2+7efeo/9m08/hEjw4abfw5lOCPve6Mnlq/C34F+E"
    "/HTb/xvBn+Rf93e9KJn8df1/tfCZ6ELygcWXA6oHceINe0MhsiKTpXJhs2KfVgis2t9XGWQt86NC8TOeBlgcDoyoNl1SWx/EZniH"
    "p62NT806s+gIteiTwiW+NL5iUPfoKZaTppn0PIa0SSnxOddmfeTeQkUAyODwvAlcGnaJfkqGyK2HRAOxZAulKzgii1q6+oXTRLFK"
    "RjhcZMRAE2CoGZwMtQkQ8XS+Gr6KayC7vuEX64v1E155RlewhtARB92GkjlclVuwFj5G2AFi2CbDhWD2AMhhSfylM0kNUwxfoSqj"
    "HoOBDrQC+bzC+3rzA/WcbSK48wbwABqFm8K9Ria1pqgiedoOWRpyAisEGQpq4l28t1FPTISkKwHqEzfzKku/tICcSLu2o+7AtBri"
    "9sDQQ4OS2nCV8Drn1f2x35HmlZvrVEO5qrZ03yc96iTc159umLLvJ9ROoaoPEaEsoOgIRTqIv68Dk1lPcgI/L95kEBck+vu/3Tyc"
    "XLyJEOzOnemoqbBSDKxe47ME3SkdwwGQKqO4xadtsBLHILJ0Aib3GERRbnsxhPWzyxxYP4t+Jmus49S36Lb2xU+Bje3DbIV3lwdV"
    "c2ef58HxeTqOz2M4FiC34ZEKYjkM1eB5M57XWlNeHK8hKs0/pnC9awN0U2AeFlca+Fbco3OVh310rtL5B86Fkf5s0CIYd5dXGd1b"
    "7ufyebPN4DWFLMg3wlA1RPR5Jw/j6KQzjk5MCK5tq9wycA1SQxRfdPNod9107a4bRfHaXC+C5TBUDRHd6ebhGrAqFdVqLoxr19kR"
    "R3SffU3xAQRAqozl1t8f7++8KBbGXtCfk1eVzrJGez/3Q4aoh99kl6S3PECP9+iljKh91Cy02b31VSZAZVh20KFXzN0ehWw87tHt"
    "nTeMVdcoYtVwXpEoxx2QXcypxvp8yqxWQqQjsqKdFe2wvLUD6S/eGPG4IQLoYbLXoBiQKVthQgTGE/yLqZQGHHGtZ3IytM5O/2To"
    "fzn9k2CazeRfht/BAnMVi0s40xg/mLK5TIh+7PvmL8i+KGYxlGkpHNb/vxMHQ7qn36HaFjIoAtiww21F0MFcaxWLtOzataYMsWJI"
    "DoDUUaMtHcW+GCmC5BBQDdF8eZEDzZcXqWjGqYivZ6EbzCqG5SBMDZHc6eZx98CqDCdEzOFjCLFg+qB4MDwE2GS8VToozr7ODbjc"
    "FlQOQzapD1WmMsattyBxAKwE+lYslnns9K2IT+FR2ozOWgm+BHemneVDEOs1uZIlua2rxMCJISS3V9dkaHM+u0YLfYixVZVU6Pw8"
    "JbdSEJsvicm1KZnRKXMSG9U1VE6hYL8Nw0Man80MKZITJ/d588Z1UA21M911IPl8UDhTMwBUTrZmHib6ZlcY32OyZoC7GFZxvAeA"
    "Kov3FntmgFmyUFViqkiMwp91WRc6FvMFyg5DGTbnWoIbLZ33+ABVNsla2oQC+oXj9l1OmOUJABW/NEGU5yRKJJUnVyZPRiLPq+oE"
    "FhxR38P9m64JONM51IEB81duVAp+CpYxtLFgwNAdUl0r4boE6SrUd2QzyxHfY5vPnCqAhQ2DEsW0cAhrKAc+PJah6g/iasDub5cg"
    "+H/x8BKpMQiNBlM6NdOAG+GPXxuloWLxhkOWdhzaZ3UQqYSpl0X2tre+yjKpMin/TfL57sMKa25eAMkhoPphufyowpyuTE4TcIwJ"
    "a8k4DoBE3WOGJsn/iGmIY+TTGahFZIScYrE0u2hGXTvs7cILRNPsNFBj5FYOyjBkE2qonJMyFOkPqqu5A/1BoBqK5HIYWcwMjGI9"
    "jvLvuc2MJ+sfzElwuYVnpMkB0pg798gQ/s3bU97oWrjZdOnbQuGtBu8Pb82ksz1vHt/ffOi1vh3Gur63WB/YV2rSXmi+nWVfcwss"
    "S1haLGPPNKyp2yyH21M0dzV2SoZo5AzJhMMruD2IJHmyKbqwTigYt9azISle5Zqw1zNqAGnwwdtgAJssMTtvdzfKU9o/X9jA8tQX"
    "4AW+0mv0G3u5RF033V4O0CSO6561mMWYV1hDW4NXWXa0YPzzD9dEMLmYf7Fu73687d/0b+/vrgObeysnY+kVbYpxbJEvGYZr0iXb"
    "W6ZL4pdSxEbx1jcGSgkGymhV1AqPAtbPEt+Bv6MxB38P5uBxZZ41ZN6SzE3qWf3oW5Go8wNXrxuzh9V4O8sOtr0VOaxfvLiOqjmm"
    "aM2ZPTNU6Yk4Jf0JI6OFYcrXhoVVYwJb0VlcYuM7J2lANQtyu8smGbylXvsFKWNTtioUInOW18+eLanIOcOeXdO4UKQhDNYo8y9Q"
    "5tVXNTASGsG948AWqJVMgiBY1HwFuF0h3h/Zs/l6f/8xhPl3t9F+CZ8/ves9nJwpMsAiQwbi7xUREI9OlWCSjPCmMsWECCzKlZ7s"
    "NGlHlj3CLB9mu4ycURsbu2Mj0q3KiZPzkXd6tzwe00CBoM2e+bRxmlbCadoUNR/aS5eSCZua5ZWWCHvUeV6ds4u3F1fnlxd+epc/"
    "kpXVFc/gAiWXzUbMLiixg2CNxN4gsRsH3EsJcBSWe5DMeBLKQDBmbUHoKGxD6kqT2tBNNtje4ZoA3hC80gQ/Lud6U9a9ZUf7putp"
    "0/X0IIjeSdfTgA+hINMKQzYBoyozLY9WYCqIYsdxxCFrmE5Rep/VpvHXThxwGSnXiL44ugsnXH92L3NkyM6bbh3YZFVKtlZYTwgY"
    "eNRIjxZ4ZM8TVHbOQzslQ4b5yoMpWw3R+66ym50cZuJqaswpJ9b4bE6dI9HaZIjP5gAp7z388jz5OENOhjAnUo6A2/fN8wQSMB7v"
    "7gUsWnaKm6lciOBI2LnkjXpP447B3/5bNZGIQ0ciFCmKYNoHqKHc6XTz1PrAqgydOVa2uN7sRbE8qGsWx07wrP4tgGJvfQ338VWe"
    "KvKr9Cryq1gVeZCHF0FwuVt4R7UdvmB0zrwAQSsYtbUJiFM8jlSo891BskYF9cG2+pwKgX1MUgLI6SSJAdbPPNtJo1Ufb25i3xYO"
    "kJRLNJ6QKntC1iruNrVta+j9sT91Iuqz9yy5WeDN+/7tj71r4kB/sR4/P/7Qu/vQ+3BNxELMsVNSRQ7T9PrKF03giMFVt8uc+6gC"
    "jTaKZxEym6jHVqYeHrydkxQlZ3mYXKNmIR1rDbHHL8Apm96DlpVHyUrXsWJ1mxNWTIH1AfbJXYBbHid2QZb+h1vFEByAqZ+iVH6D"
    "niYr6XehFFUsK6liH1mdKB1w+uaOAK5BqmzzHzT2lxGY8sreXhiY8urrjgzZeQNTgU0WCkw9wI5/uH3fz4pMBcJGKvdYTIx5goX3"
    "zgX+/h8PzPS7eyRj+5N/oRrh/NsuQ3gBjCUE8sL4TA/nzcLrcgf1iGERSvBkgLZy8E34EkBsDJCtyIQ+Y2tgql+ToZJW+P+BOgoA"
    "wFQ8TXWhapOhmtH4wpJqbgZmG7xuwtEE+7xxYndivKX7wXhB3Wjf4V/CM7ljclmtcRPlQIKh7X7j1Y1e7LEtbnqo7t/csLbSrkOA"
    "jXJdaZUr9OUX+9pioJX1cFXywwvmv3nstRgBwnAN9rfE/lpW5Tc6eI0bkDYnjR4JijPtOl5Gh9cH9zJHhuz8dh3P7u4a3cQloLTJ"
    "4TxEDucnx2RpJVp/zlQ72/RbL9po9z3yGdhCgE0iqKHjwW+Y4+F09hk5rRbUeTZOY1vXF00MCYaYoavES3/JHwQx9LZ7NJwhBZmb"
    "eCi9a6Dh/o1bf/u//SYbUJ1PE7P/Ak74Ji3z4A0imlNo9qx3cls3LJqQC5uF9gBQlVGvUtwmfPkaGLIBPMFzGXlp4cgbnNS3tnMa"
    "1lmUi1WJUiOuJyQi9tnXFCJ562uhuGY5O3o/90N+jlgzrlCrFG95tENX5DBHEDtFm6EFYY6hE1prOeFrmbzEgx2BG6PqpMTt2LCF"
    "xJ5+qGYwu43d/sicCqm+HXS7/Jrvc8mg3W66IjfnEjVpD1VlVsfmmYXJSfGT1IJAtZA/u/ZNNe6/xjdVRUdKId+U89k33qlNSA2x"
    "x8KpHLt0UKndnNi52tnlWZ2r3RV58hGU+0ZyIqk5PQ0W7nrVvjiiEsH5nFnKTosV/AKca855OQHqHxFzRO34fl8sLxEBnVU2EaBG"
    "tongjl9rYWF4jPwZzcyZYS0EGa7zPE4DGQ25S5K9Y2AVhRqP1YE9VumH+G4ulDmGA31b9z/07q7VZ/HF+nD70Hvfvya6YTNtq8Pl"
    "S05vr37xa6u1l41ek9LXqAldIVZSPoaDj1UAyRGw2m3lTjcPpmFVRiVr/DhwNHExISzBz53VqjcEV+1evS3UPlboo7PYEhWb+UIS"
    "QDEH1ePFfroSm/g6wqMoawlDNcxlE3NpTobbp/em8YVuw1SOzhcasv8SJElGxDQG2uRJbhcFVem+Hja3rMQLgzfFeFX75mJe28M4"
    "w26tEf96K1miR2w92c5yixm4LK9fzOLSGBuaqrsizvFqbgkNZkDhlU6LJkc5xTNkiFHdazxyZ5h43NvebpyYoxXI1lM5Wtg+LzAW"
    "fLrsGp62m43e5HLtSwdqcrkqJBufbL6YF7WsQkDV9Sa0lJ/e6VNGR3wh24SdPgFbQme9w2C2cUg2eRGNXrJlt3C6XUN42vRAOwb6"
    "RpWOAhw1AbTKIZ7KeFGa+qymIXwV0zU2FhOl8Y0SUHsXuVxNUZzAMqtUtxWiQoIzIEqldH9AdHtsdgv8hHrvkoLWa1l8AZtFx0xs"
    "DVZO+FJlnMBjr8Bc53OToYIMKgY28QXVGG2zIRkzpjtmOzZiVVkuaK0PMf0gwRuwh/u94ED4xngvUfRuk9aSjOhjSGXZEtkXeWJz"
    "F+mxuYtYbE7gV2TIBCv9cUZNM8NBsobbn5fkvBiWW2fkhBKdSWqYrzDnrgu/NUlAz36V00B3fCfnnbeXvrcEf2T5Rx4/3Xz8GHeI"
    "SEMW69zqA1TXEbJtWsWbXGkVbzLSKt7EdnL1S9J2ht19F6Qt7ELnlbjLa4Do8Dbu5trG3Yxt3I1vYxSDceSmF/p564+hyK+MDb2T"
    "Kj0QCsXrigIwTV7KZo8KXegGA919UFSfiwHWULErORd5jbJi8ZcoXO1YdhNiqQYXPwoXfEVSPx4XoyD6Yw6f0Hw7y+Ejoitz92v9"
    "gyDahBsac+KdhII1NTe078jSgG2rBmy+VI4WNQHrhwqf7i1HbAh2mGboWb1Zy77JpvwOdZGkJI5CHp+m+2q5KQQZWRwemZOokJU5"
    "HwbcY+r8YZhriQny2x+2VfoZW0dEgKOQbiHflMcJC+iKQZgaauTla4pNSLkJKVcx3lkopKy++hJw2veuU1OkBrljlaLHDt4TrAif"
    "IOnmg0/7Iv0+nY6a1CIjRsbcNPlShWejeju3mHCit8SvHcSWYBMqMCOcmGysen1lNvfcyb1eECAu6H2p61nTZYnSdMvgGGJre0P3"
    "WSdPWAJWpR/52UkuWva/oYL2Vxy42uXLFTDCKuJ7+mgI+V75ZJJkRmA2U3BgFGqgrRduFB/9Cba7we0jyAlwXcMmwBzFK3Vkjzor"
    "fIF9azCdx+ZL4TB+6h3xYxpTJrzaH7w3GeLfQMiEFKPd3mqTC8pd3HigjsMD5ZGrgKQJgNRQ1pRzGl/I4+R8i3EUp4fAAyBNFPwF"
    "UXBh/CdBsm/IA3Nh6lQpV0a2V+PsaZw9VfRLVPQwkkf6zPQfDbZMUjPXk5lapsBlg2dvXY7YJuwF6TfgD2tvShckQFp75SWNU10H"
    "5gma4QJIbIMOiI/ZJmNuB2rUk6Kbu7pNXuWyHWzQ2CS275VhNdrkQbXJ6jdl3J8XLo9X6DLdKXQZ8wkpthXHbnrKtQ9QC/TuO+u6"
    "yTTbihTHFotvLIfGcmgsh9yWww2zDW3SSjAb3JlMm4Gu12yyF9IRWnIJ6e/Fl9s5u3h7cXV+eeH7WvyRLIfLZi/tM5hIBRsZB0Bq"
    "yEE73W6eertuN6ONcTcWEYSPqgCG3eU1xO5ZrjKws4wysLN4GRjcUbKkxp5ZbnAfpHGDF3SDHzTc+u3/zre1uQ=="
)
