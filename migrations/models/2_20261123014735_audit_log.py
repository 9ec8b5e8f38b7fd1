from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

UP = {
    "sqlite": """
    CREATE TABLE IF NOT EXISTS "audit_checkpoint" (
    "seq" BIGINT NOT NULL PRIMARY KEY /* the last entry that was removed */,
    "hash" BLOB NOT NULL /* of that entry */,
    "at" TIMESTAMP NOT NULL,
    "signature" BLOB NOT NULL
    ) WITHOUT ROWID /* Up to where the log was cut off after it had been exported; signed, as it vouches for what is no longer there. */;
    CREATE TABLE IF NOT EXISTS "audit_entry" (
    "seq" BIGINT NOT NULL PRIMARY KEY,
    "at" TIMESTAMP NOT NULL,
    "action" VARCHAR(40) NOT NULL,
    "outcome" VARCHAR(16) NOT NULL /* ok, refused or failed */,
    "actor_id" VARCHAR(36),
    "session_id" VARCHAR(36),
    "target" VARCHAR(128) NOT NULL /* kind:id, or nothing */,
    "via" VARCHAR(16) NOT NULL,
    "request_id" VARCHAR(32) NOT NULL,
    "address" VARCHAR(45) NOT NULL,
    "user_agent" VARCHAR(256) NOT NULL,
    "details" TEXT NOT NULL /* JSON, as it was hashed */,
    "salt" VARCHAR(32) NOT NULL,
    "details_hash" BLOB NOT NULL,
    "hash" BLOB NOT NULL
    ) WITHOUT ROWID /* One thing that happened. `hash` covers the entry and the hash of the one before it (`chain.py`). */;
    CREATE INDEX IF NOT EXISTS "idx_audit_entry_at_c3f19e" ON "audit_entry" ("at");
    CREATE INDEX IF NOT EXISTS "idx_audit_entry_action_6bb96d" ON "audit_entry" ("action", "seq");
    CREATE INDEX IF NOT EXISTS "idx_audit_entry_actor_i_752613" ON "audit_entry" ("actor_id", "seq");
    CREATE INDEX IF NOT EXISTS "idx_audit_entry_target_a2dbff" ON "audit_entry" ("target", "seq");
    CREATE INDEX IF NOT EXISTS "idx_audit_entry_address_c0d0d3" ON "audit_entry" ("address", "seq");
    """,
    "postgres": """
    CREATE TABLE IF NOT EXISTS "audit_checkpoint" (
    "seq" BIGINT NOT NULL PRIMARY KEY,
    "hash" BYTEA NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "signature" BYTEA NOT NULL
    );
    COMMENT ON COLUMN "audit_checkpoint"."seq" IS 'the last entry that was removed';
    COMMENT ON COLUMN "audit_checkpoint"."hash" IS 'of that entry';
    COMMENT ON TABLE "audit_checkpoint" IS 'Up to where the log was cut off after it had been exported; signed, as it vouches for what is no longer there.';
    CREATE TABLE IF NOT EXISTS "audit_entry" (
    "seq" BIGINT NOT NULL PRIMARY KEY,
    "at" TIMESTAMPTZ NOT NULL,
    "action" VARCHAR(40) NOT NULL,
    "outcome" VARCHAR(16) NOT NULL,
    "actor_id" VARCHAR(36),
    "session_id" VARCHAR(36),
    "target" VARCHAR(128) NOT NULL,
    "via" VARCHAR(16) NOT NULL,
    "request_id" VARCHAR(32) NOT NULL,
    "address" VARCHAR(45) NOT NULL,
    "user_agent" VARCHAR(256) NOT NULL,
    "details" TEXT NOT NULL,
    "salt" VARCHAR(32) NOT NULL,
    "details_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL
    );
    CREATE INDEX IF NOT EXISTS "idx_audit_entry_at_c3f19e" ON "audit_entry" ("at");
    CREATE INDEX IF NOT EXISTS "idx_audit_entry_action_6bb96d" ON "audit_entry" ("action", "seq");
    CREATE INDEX IF NOT EXISTS "idx_audit_entry_actor_i_752613" ON "audit_entry" ("actor_id", "seq");
    CREATE INDEX IF NOT EXISTS "idx_audit_entry_target_a2dbff" ON "audit_entry" ("target", "seq");
    CREATE INDEX IF NOT EXISTS "idx_audit_entry_address_c0d0d3" ON "audit_entry" ("address", "seq");
    COMMENT ON COLUMN "audit_entry"."outcome" IS 'ok, refused or failed';
    COMMENT ON COLUMN "audit_entry"."target" IS 'kind:id, or nothing';
    COMMENT ON COLUMN "audit_entry"."details" IS 'JSON, as it was hashed';
    COMMENT ON TABLE "audit_entry" IS 'One thing that happened. `hash` covers the entry and the hash of the one before it (`chain.py`).';
    """,
}

# Going back leaves the log where it is, since it only grows; only an index goes, as something has to.
DOWN = 'DROP INDEX IF EXISTS "idx_audit_entry_at_c3f19e";'

# What was written stays as it was written, whoever asks with whatever statement. Two things are let through, and both
# show in the log: entries that a checkpoint covers may go, and what is about a person may be blanked.
#
# SQLite: INSERT OR REPLACE, and an upsert, get past the triggers on UPDATE and DELETE, hence those on INSERT; and a row
# could be replaced under its rowid, hence none.
SQLITE_TRIGGERS = """
    CREATE TRIGGER IF NOT EXISTS "audit_entry_no_replace" BEFORE INSERT ON "audit_entry"
    WHEN EXISTS (SELECT 1 FROM "audit_entry" WHERE "seq" = NEW."seq")
    BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
    CREATE TRIGGER IF NOT EXISTS "audit_entry_no_update" BEFORE UPDATE ON "audit_entry"
    WHEN NEW."address" <> '' OR NEW."user_agent" <> '' OR NEW."details" <> '{}' OR NEW."salt" <> ''
    OR NEW."seq" IS NOT OLD."seq" OR NEW."at" IS NOT OLD."at" OR NEW."action" IS NOT OLD."action"
    OR NEW."outcome" IS NOT OLD."outcome" OR NEW."actor_id" IS NOT OLD."actor_id"
    OR NEW."session_id" IS NOT OLD."session_id" OR NEW."target" IS NOT OLD."target" OR NEW."via" IS NOT OLD."via"
    OR NEW."request_id" IS NOT OLD."request_id" OR NEW."details_hash" IS NOT OLD."details_hash"
    OR NEW."hash" IS NOT OLD."hash"
    BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
    CREATE TRIGGER IF NOT EXISTS "audit_entry_no_delete" BEFORE DELETE ON "audit_entry"
    WHEN NOT EXISTS (SELECT 1 FROM "audit_checkpoint" WHERE "seq" >= OLD."seq")
    BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
    CREATE TRIGGER IF NOT EXISTS "audit_checkpoint_no_replace" BEFORE INSERT ON "audit_checkpoint"
    WHEN EXISTS (SELECT 1 FROM "audit_checkpoint" WHERE "seq" = NEW."seq")
    BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
    CREATE TRIGGER IF NOT EXISTS "audit_checkpoint_no_update" BEFORE UPDATE ON "audit_checkpoint"
    BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
    CREATE TRIGGER IF NOT EXISTS "audit_checkpoint_no_delete" BEFORE DELETE ON "audit_checkpoint"
    BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
"""

POSTGRES_TRIGGERS = """
    CREATE OR REPLACE FUNCTION "audit_only_grows"() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the audit log only grows'; END $$;
    CREATE OR REPLACE FUNCTION "audit_entry_covered"() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
    IF NOT EXISTS (SELECT 1 FROM "audit_checkpoint" WHERE "seq" >= OLD."seq") THEN
    RAISE EXCEPTION 'the audit log only grows';
    END IF;
    RETURN OLD;
    END $$;
    DROP TRIGGER IF EXISTS "audit_entry_no_update" ON "audit_entry";
    CREATE TRIGGER "audit_entry_no_update" BEFORE UPDATE ON "audit_entry" FOR EACH ROW
    WHEN (NEW."address" <> '' OR NEW."user_agent" <> '' OR NEW."details" <> '{}' OR NEW."salt" <> ''
    OR (NEW."seq", NEW."at", NEW."action", NEW."outcome", NEW."actor_id", NEW."session_id", NEW."target", NEW."via",
    NEW."request_id", NEW."details_hash", NEW."hash") IS DISTINCT FROM
    (OLD."seq", OLD."at", OLD."action", OLD."outcome", OLD."actor_id", OLD."session_id", OLD."target", OLD."via",
    OLD."request_id", OLD."details_hash", OLD."hash"))
    EXECUTE FUNCTION "audit_only_grows"();
    DROP TRIGGER IF EXISTS "audit_entry_no_delete" ON "audit_entry";
    CREATE TRIGGER "audit_entry_no_delete" BEFORE DELETE ON "audit_entry" FOR EACH ROW
    EXECUTE FUNCTION "audit_entry_covered"();
    DROP TRIGGER IF EXISTS "audit_entry_no_truncate" ON "audit_entry";
    CREATE TRIGGER "audit_entry_no_truncate" BEFORE TRUNCATE ON "audit_entry" FOR EACH STATEMENT
    EXECUTE FUNCTION "audit_only_grows"();
    DROP TRIGGER IF EXISTS "audit_checkpoint_no_change" ON "audit_checkpoint";
    CREATE TRIGGER "audit_checkpoint_no_change" BEFORE UPDATE OR DELETE ON "audit_checkpoint" FOR EACH ROW
    EXECUTE FUNCTION "audit_only_grows"();
    DROP TRIGGER IF EXISTS "audit_checkpoint_no_truncate" ON "audit_checkpoint";
    CREATE TRIGGER "audit_checkpoint_no_truncate" BEFORE TRUNCATE ON "audit_checkpoint" FOR EACH STATEMENT
    EXECUTE FUNCTION "audit_only_grows"();
"""

TRIGGERS = {"sqlite": SQLITE_TRIGGERS, "postgres": POSTGRES_TRIGGERS}


async def upgrade(db: BaseDBAsyncClient) -> str:
    return UP[db.capabilities.dialect] + TRIGGERS[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    return DOWN


MODELS_STATE = (
    "eJztHWtz27jxr2D0pc6M4ollO3F9bWecRNeqTewbW7m79nIjQSRssaIIHQFFUdv89+6CpMS3SJmSIB4/ZGIBWD52wX3v4r+tKTeZ"
    "LU5v5qYl342ZMZlxy5Gta/LflkOnDP7IWtImLTqbrRfggKQjW8FQXDwwoqtHQrrUwIs/UlswGDKZMFxrJi3uINSnGZGcLMbMZUSO"
    "GbH5E1lQQYy5JPzxkdBHyVxiSTKmJhkx5hD2dcZdyczviLCeHGa2CSyHBV/4HG4uyCN34XpUEksQh8MFnSe4gsQ7nOIzmdyAh7Kc"
    "p8Pcfu5Yv83ZQPInhoPwEL/8CsOWY7KvTAQ/Z5PBo8VsM0IVwX7DK6iJgVzO1OBb66nnyO/VYny70cDg9nzqhABmSznmzgrCp80T"
    "c5hL4U1CxHHmtu3TMxjynhcGpDtnqwc11wMme6RzG0mM0N4jrMdag8HtXX/w0O0PBq0k+RXOqZCEOdJdApoAcYh/l035F2bG6eXf"
    "weAO7it4EaEQ9ITP9/KPnc75+ZvOq/PXV5cXb95cXr26grXqZZJTb755T7pGpncphdLeX3u3fbw3h83r7W4c+KZgqKQelCLWmjpj"
    "KsZp5HGou0wnTwARo89oKZnYhkLBwJpE64/uGTTijx5dFImKUSQPuR/u3uJFpkL8ZuPAjzf3b3u3N/f/PPl48/MLNbX0pz7c3f41"
    "WD/jQj656kKtt//sd28UOdbopzKJ/PeAPGlNWTr6PYgY8k0f5DT4Qx9CBBDPwX6/97H70L/5+EOEBO9v+l2c6USwH4yevH4R/RZW"
    "FyE/9fp/I/iT/Ovuthsn02pd/18tfCY6l3zg8MWAmmGcBMPBUISsyGSpnLus3KcVAdP7+6qCrFV+VCh+HichFocDI2pMFtQ1B4kZ"
    "3uFZa5NT0840PkId+qRwiS+NrxjWPbqK5WRpJt2AIW1SSlaca7M+cuegIgBk8HjeGC4Nu8Q8JUPk1kNigFhyhdIVPJFFHVP9wmmi"
    "WCUjHC4yYqAJMNQMTobGGIh4OlsOXyQ1kF3f8LPz2fkJrzylS1hD6IiDbkPJDK7KHVgLHyPsADFsk+FcMHcA5HAk/jKZpJYthi9Q"
    "lVGPwUAHWoJ8XuJ9g/mBes42Edx7A3gAg8JN4V4jmzoTVJECbYcsLDmGFYIMBbXxLsHbqCcmQtKlAPWJ20WVpV9aQE6kXdtTd2Ba"
    "DXF3YJmRQUlduEp0nffqq7HfkeZVmOvooVzpLd33SY86Cff1pxul7LsxdTOouoKIURZQdIQiHcTf14HNnCc5hp8Xr3KICxL93d9u"
    "7k8uXsUIduvPdNRUVCkGVm/waYrulI3hEIjOKG7xSRusxEcQWSYBk/sRRFFhezGC9bPXBbB+Fv9M1ljHqW/xbb0SPyU29gpmK7z7"
    "PEjPnX1eBMfn2Tg+T+BYgNyGRyqJ5ShUg+fNeF5rTUVxvIbQmn9M4HrXFuimwDwcrjTwrbhH56oI++hcZfMPnIsi/YtFy2DcX64z"
    "urfcz9XzZpfBawpZkm9EoWqI6PNOEcbRyWYcnYQQXNtWhWXgGqSGKL64LKLdXWZrd5dxFK/N9TJYjkLVENGdyyJcA1ZlolrNRXHt"
    "OzuSiO6zrxk+gBCIzlhu/f3h7jaIYmHsBf05RVXpPGu0+3M/YogG+E13SQbLQ/R4h17KmNpH7VKbPVivMwG0Ydlhh145d3scsvG4"
    "x7d30TBWXaOIuuFckyjHLZBdzKjB+nzCnFZKpCO2op0X7XCCtQO5Wrwx4nFDBNDDZi9BMSATtsSECIwnrC6mUhpwxLeeycnQOTv9"
    "k2X+5fRPghkuk38ZfgcL7GUiLuFNY/xgwmYyJfqx75s/I/uinMVQpaVwWP//ThwM2Z5+j2pbyKAYYMMOtxVBB3OtaRZp2bVrTRli"
    "5ZAcAqmjRls5ildipAySI0A1RPPriwJofn2RiWacivl65qbFnHJYDsPUEMmdyyLuHliV44RIOHwsIebMHJQPhkcAm4w3rYPi7OvM"
    "gsttQeUoZJP6oDOVMW69BYlDYBXQV7NY5rHTVxOfwoN0GZ22UnwJ/kw7z4cg1msKJUty11SJgWNLSO4ur8nQ5Xx6jRb6EGOrKqnQ"
    "+3lKelIQly+IzY0JmdIJ8xIb1TVUTqFgvw2jQwafTi0p0hMn93nzxnWgh9qZ7TqQfDYonakZAqomW7MIE321K4zvMVkzxF0spzze"
    "Q0Da4r3FvjDALJmrKjFVJEbh37qsCx2LxQJlh6EMm3EjxY2WzXtWADqbZC1jTAH9wnP7LsbMCQSAil/aIMoLEiWWylMokycnkeeF"
    "PoEFT9R3cf9mawLedAF1YMBWKzcqBT+FyxjaWDBgmR6prpVwXYB0Feo7cpnjie9Hl0+9KoC5C4MSxbTwCGspBz48lqXqD5JqwO5v"
    "lyL4fwnwEqsxiIyGUzoN24Ib4Y9fG6VBs3jDIUs7Du2zOohUwtTLMns7WK+zTNIm5b9JPt99WGHNzUsgOQJUPyxXH1WY0aXNaQqO"
    "MWEtHcchkLh7zDIk+R+xLXGMfDoHtYiMiFMskWYXz6hrR71deIF4mp0BaozcykEZhWxCDdo5KSOR/rC6WjjQHwaqoUiuhpElzMA4"
    "1pMo/567zHpy/sG8BJcePCNND5Am3LlHhvBvwZ4KRtfCzaWLlS0U3Wrw/vDWTHrb8+bh3c37buvbYazrO4f1gX1lJu1F5tt59jV3"
    "wLKEpeUy9mzLmfjNcrg7QXPXYKdkiEbOkIw5vILfg0iSJ5eiC+uEgnHrfLEkxatcE/ZySi0gDT54Gwxgm6Vm5+3uRkVK+2dzF1ie"
    "+gKCwFd2jX5jL1eo62bbyyGaJHHddebTBPOKamhrcJ1lRwvGP/1wTQST89lnp3f7Y69/0+/d3V6HNvdWTsbKK9oU49giXzIK16RL"
    "trdMl8QvpYyNEqxvDJQKDJTRsqwVHgesnyW+A39HYw7+HszB48o8a8i8JZmb1LP60VeTqPM9V6+bsIfVeDvPDnaDFQWsX7y4iao5"
    "pmjNmDu1VOmJOCX9MSOjuWXLl5aDVWMCW9E5XGLjOy9pQDUL8rvLphm8lV77GSljE7YsFSLzltfPnq2oyDnHnl3TuFSkIQrWKPPP"
    "UObVVzWwUhrBveXAFqiTToIwWNx8BbhdIX41smfz9e7uQwTzb3vxfgmfPr7t3p+cKTLAIkuG4u+aCIgHr0owTUYEU7liQoQWFUpP"
    "9pq0I8seYZYPc31GzqiLjd2xEelW5cTp+cg7vVsRj2moQNBlX/ikcZpq4TRtipoP7aXLyITNzPLKSoQ96jyvztnFm4ur89cXq/Su"
    "1UheVlcygwuUXDYdMbekxA6DNRJ7g8RuHHDPJcBRWO5hMuNJKAPBmLMFoeOwDam1JrVl2mywvcM1BbwhuNYEPy7nelPWvWVH+6br"
    "adP19CCI3knX05APoSTTikI2ASOdmVZAKzAVRLnjOJKQNUynqLzPatP4aycOuJyUa0RfEt2lE64/+Zc5MmQXTbcObTKdkq0V1lMC"
    "BgE1sqMFAdmLBJW989BOyZBhvvJgwpZD9L6r7GYvh5n4mhrzyokNPp1R70i0Nhnis3lAynsPvwJPPs6QkyHMiYwj4PZ98yKBhOCS"
    "uB6rlrG6GWP0qxLmJpxwuHCC2iVlML0CqKHw6FwWKdiBVTmKb6L2cPUdlsbyoK6pGDvBs/q/BIqD9TXcx1dFSsGvskvBrxKl4GEe"
    "XgbB1W7hHRVorKSbd3AFSEvBqGuMQSbimaJCHdIO4jEubQ+21WdUCGxGkhEFziZJArB+NtZOuqWu8OZn523hxci4ROPO0NmdAVac"
    "nGe4YDcXqK2h98f+1LGmX4JnKcwCb971ez92r4kH/dl5+PTwQ/f2fff9NRFzMcN2R5qciBk0hy+bhZGA07dVnP+oAi0vigcKMpeo"
    "x1b2Gp6eXZAUFadq2Nygdikdaw2xxy/Aq33eg5ZVRMnK1rESxZdjVk6BXQHsk7sAtzxO7IIs/Q93yiE4BFM/Ran6LjtNatHvQinS"
    "LLVIs4+sTpQOvLQleGYIRGeb/6ABvJzoUlC79szoUlAkd2TILhpdCm2ySHTpHnb8fe9dPy+8FIr9qARiMbZmKRbeWx/4+3/cM3vV"
    "oiMd2x9XF6oRzr/tMg4XwlhKNC6Kz+yY3DS6rnBkjlgOoQTb+7eVg2/MFwDiYpRrScb0C/b3peY1GSpphX8PVD9/AFNBMdVKqk2G"
    "asbgc0equSmYbfC6KecL7PPGqS2G8Zb+BxNEZuPNg3+JzhSOyeX1t02VAymGtv+N6xu92GNv2+xQ3b+55WylXUcAG+Vaa5Ur8uWX"
    "+9oSoNp6uLT88MJJbAF7LUeAKFyD/S2xv5ZVxY0OXuMuos1xoUeC4ly7jlfRpvXev8yRIbu4XcfzW7TGN3EFKG0SMQ+RiPnRM1la"
    "qdafN9XON/3WizbafQ98CrYQYJMIapl4ehvmeHjteUZevwR1KI3Xndb3RRNLgiFmmSp7crXkD4JYZts/382SgsxsPFneN9Bw/yat"
    "v/3ffpMNqA6ZSdh/ISd8k5Z58C4PzVEye9Y7uWtaDk3Jhc1DewhIZ9SrFLcxX7wEhmwBTwhcRkFuN/IGL/Wt7R1pdRbnYjpRasTN"
    "lETEPvuaQaRgfS0U1zxnR/fnfsTPkeioFel3EiyPt9mKncgIYqdsR7MwzDG0M2stxnwtkxd4OiNwY1SdlLh9tFwhsTEfqhnMbWPL"
    "PjKjQqpvB90uvxb7XPbdDa05XCgpu5u0B02Y1bF5ZmFyXP44tDBQLeTPrn1Tjfuv8U3p6Egp5ZvyPvvGO7UJqRH2WDqVY5cOKrWb"
    "U9tPe7s8r/20v6JIPoJy30hOJLUnp+Hq26BkF0dUIjifMUfZaYmqXYDzzbkgJ0D9JxKOqB3f77MTJCKgs8olAtTINhHc82vNHQyP"
    "kT+jmTm1nLkgw3Wex2koo6FwXXFwlquiUOOxOrDHKvsk3s2FMsdwKm/r7ofu7bX6LD4773v33Xf9a2JaLjO2OiG+4vR2/YtfW629"
    "bPSalL7GTWiNWEn1GA4/Vgkkx8Bqt5U7l0UwDatyKlmTZ3qjiYsJYSl+7rx+uxE4vRvutlD7WKKPzmELVGxmc0kAxRxUj2f76Srs"
    "xOsJj7KsJQrVMJdNzKU53m2f3pvGF7oNUzk6X2jE/kuRJDkR0wRokye5XRRUpfsG2NyyEi8K3hTj6fbNJby2h3GG9ZwR/9qTLNUj"
    "tp5s57nFLFxW1C/mcGk9WoaquyLeGWl+CQ1mQOGVTssmR3nFM2SIUd1rPDdnmHpm295unJqjFcrWUzla2CovNBZ+uvwanrafjd7k"
    "cu1LB2pyuTSSjU8un8/KWlYRIH29CS3lp/f6lNERn8s2YadPwJbQWe8xmG0ckk1eRKOXbNnym27X1Z02PdCOgb5xpaMER00B1TnE"
    "o40XpanParq665iusbGYKItvVIDa29jlaoriFJapU91WhAopzoA4lbL9AfHtsdkt8BPqvQsKWq/j8DlsFhMzsQ1YOeYLlXECj70E"
    "c53PbIYKMqgY2MQXVGO0zYbkkTHTM9uxEavKckFrfYjpBynegD3c7xmnujfGe4Wid5u0lnREH0Mqy5bIvigSm7vIjs1dJGJzAr8i"
    "S6ZY6Q9Tats5DpI13P68JOflsNw6IyeUmExSy36BOXeX8NuQBPTsFwUNdM93ct5583rlLcEfef6Rh483Hz4kHSLSkuU6t64A9HWE"
    "bJtW8apQWsWrnLSKV4mdrH9J2s6wu++CtLlb6rwSf3kNEB3dxpeFtvFlzja+TG5jFINJ5GYX+gXrj6HIr4oNvZMqPRAK5euKQjBN"
    "XspmjwqdmxYD3X1QVp9LANZQsas4F3mNsnLxlzhc7Vh2E2LRg4sfhQtek9SPh/kojP6Ewycy385z+Ij4ysL9Wv8giDHmlsG8eCeh"
    "YE3NLOM7srBg26oBly+Uo0VNwPqhwqd/yxEbgh1mWGZeb9aqb7Ipv0NdJC2Jo5THp+m+Wm0KQU4WR0DmNCrkZc5HAfeYOn8Y5lph"
    "gvz2h21VfsbWERHgKKRbxDcVcMISumIYpoYaefWaYhNSbkLKOsY7S4WU1VdfAU77wXVqitQwd9QpeuzhPcWKWBEk23xY0b5Mv0+v"
    "oyZ1yIiRR27bfKHCs3G9nTtMeNFbsqodxJZgYyowI5zY7FH1+spt7rmTez0jQFzS+1LXs6arEqXZlsExxNb2hu6zTpGwBKzKPvKz"
    "k160vPqGStpfSWC9y5c1MMI08T3dMNcyxmnywp/JFRh0vWaTxMhGecUJOr8XX80zj5zN5rUgMUXJNhEhkBry250cd44fVQkM+8tr"
    "iN2zQkH2s5wg+1kyyA53lCytbDo7zh4CaULtJUPtBxVm3/4P2wJe9w=="
)
