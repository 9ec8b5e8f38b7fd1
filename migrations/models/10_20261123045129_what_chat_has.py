from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

UP = {
    "sqlite": """
    CREATE TABLE IF NOT EXISTS "attachment" (
    "id" VARCHAR(36) NOT NULL PRIMARY KEY,
    "message_id" VARCHAR(36),
    "position" SMALLINT NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "media_type" VARCHAR(127) NOT NULL,
    "size" BIGINT NOT NULL,
    "width" INT,
    "height" INT,
    "key" VARCHAR(255) NOT NULL,
    "thumbnail_key" VARCHAR(255),
    "client_id" VARCHAR(64),
    "created_at" TIMESTAMP NOT NULL,
    "room_id" VARCHAR(36) NOT NULL REFERENCES "room" ("id") ON DELETE CASCADE,
    "uploader_id" VARCHAR(36) NOT NULL REFERENCES "user" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_attachment_uploade_084ab2" UNIQUE ("uploader_id", "client_id")
    ) /* A file that was given to a room. It belongs to its uploader alone until it is sent with a message, at `position` */;
    CREATE INDEX IF NOT EXISTS "idx_attachment_message_3d2f98" ON "attachment" ("message_id");
    CREATE INDEX IF NOT EXISTS "idx_attachment_created_846439" ON "attachment" ("created_at");
    CREATE TABLE IF NOT EXISTS "mention" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "room_id" VARCHAR(36) NOT NULL,
    "seq" BIGINT NOT NULL,
    "message_id" VARCHAR(36) NOT NULL REFERENCES "message" ("id") ON DELETE CASCADE,
    "user_id" VARCHAR(36) NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_mention_message_df793a" UNIQUE ("message_id", "user_id")
    ) /* A person who is named in a message; `room_id` and `seq` are the message's, so that unread ones can be counted. */;
    CREATE INDEX IF NOT EXISTS "idx_mention_user_id_590e6e" ON "mention" ("user_id", "room_id", "seq");
    CREATE TABLE IF NOT EXISTS "message_version" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "body" TEXT NOT NULL,
    "replaced_at" TIMESTAMP NOT NULL,
    "message_id" VARCHAR(36) NOT NULL REFERENCES "message" ("id") ON DELETE CASCADE
    ) /* What a message said before it was edited at `replaced_at`. */;
    CREATE INDEX IF NOT EXISTS "idx_message_ver_message_7fd3a2" ON "message_version" ("message_id");
    CREATE TABLE IF NOT EXISTS "reaction" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "emoji" VARCHAR(32) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "message_id" VARCHAR(36) NOT NULL REFERENCES "message" ("id") ON DELETE CASCADE,
    "user_id" VARCHAR(36) NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_reaction_message_838725" UNIQUE ("message_id", "user_id", "emoji")
    ) /* One person's `emoji` at a message. */;
    CREATE TABLE IF NOT EXISTS "room_ban" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "banned_by_id" VARCHAR(36),
    "reason" VARCHAR(250) NOT NULL,
    "banned_at" TIMESTAMP NOT NULL,
    "room_id" VARCHAR(36) NOT NULL REFERENCES "room" ("id") ON DELETE CASCADE,
    "user_id" VARCHAR(36) NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_room_ban_room_id_ce088e" UNIQUE ("room_id", "user_id")
    ) /* A person who may not come back into a room. */;
    ALTER TABLE "membership" ADD "muted_until" TIMESTAMP;
    ALTER TABLE "membership" ADD "role" VARCHAR(8) /* MEMBER: member
    OWNER: owner */;
    ALTER TABLE "membership" ADD "notify" VARCHAR(8) /* ALL: all
    MENTIONS: mentions
    NOTHING: nothing */;
    ALTER TABLE "message" ADD "reply_to_id" VARCHAR(36);
    ALTER TABLE "message" ADD "deleted_by_id" VARCHAR(36);
    ALTER TABLE "message" ADD "deleted_at" TIMESTAMP;
    ALTER TABLE "message" ADD "edited_at" TIMESTAMP;
    ALTER TABLE "message" ADD "pinned_at" TIMESTAMP;
    ALTER TABLE "message" ADD "kind" VARCHAR(8) /* SAID: said
    ACTION: action
    NOTE: note */;
    ALTER TABLE "message" ADD "pinned_by_id" VARCHAR(36);
    ALTER TABLE "room" ADD "archived_by_id" VARCHAR(36);
    ALTER TABLE "room" ADD "archived_at" TIMESTAMP;
    CREATE INDEX "idx_message_room_id_0974b8" ON "message" ("room_id", "pinned_at");
    """,
    "postgres": """
    CREATE TABLE IF NOT EXISTS "attachment" (
    "id" VARCHAR(36) NOT NULL PRIMARY KEY,
    "message_id" VARCHAR(36),
    "position" SMALLINT NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "media_type" VARCHAR(127) NOT NULL,
    "size" BIGINT NOT NULL,
    "width" INT,
    "height" INT,
    "key" VARCHAR(255) NOT NULL,
    "thumbnail_key" VARCHAR(255),
    "client_id" VARCHAR(64),
    "created_at" TIMESTAMPTZ NOT NULL,
    "room_id" VARCHAR(36) NOT NULL REFERENCES "room" ("id") ON DELETE CASCADE,
    "uploader_id" VARCHAR(36) NOT NULL REFERENCES "user" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_attachment_uploade_084ab2" UNIQUE ("uploader_id", "client_id")
    );
    CREATE INDEX IF NOT EXISTS "idx_attachment_message_3d2f98" ON "attachment" ("message_id");
    CREATE INDEX IF NOT EXISTS "idx_attachment_created_846439" ON "attachment" ("created_at");
    COMMENT ON TABLE "attachment" IS 'A file that was given to a room. It belongs to its uploader alone until it is sent with a message, at `position`';
    CREATE TABLE IF NOT EXISTS "mention" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "room_id" VARCHAR(36) NOT NULL,
    "seq" BIGINT NOT NULL,
    "message_id" VARCHAR(36) NOT NULL REFERENCES "message" ("id") ON DELETE CASCADE,
    "user_id" VARCHAR(36) NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_mention_message_df793a" UNIQUE ("message_id", "user_id")
    );
    CREATE INDEX IF NOT EXISTS "idx_mention_user_id_590e6e" ON "mention" ("user_id", "room_id", "seq");
    COMMENT ON TABLE "mention" IS 'A person who is named in a message; `room_id` and `seq` are the message''s, so that unread ones can be counted.';
    CREATE TABLE IF NOT EXISTS "message_version" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "body" TEXT NOT NULL,
    "replaced_at" TIMESTAMPTZ NOT NULL,
    "message_id" VARCHAR(36) NOT NULL REFERENCES "message" ("id") ON DELETE CASCADE
    );
    CREATE INDEX IF NOT EXISTS "idx_message_ver_message_7fd3a2" ON "message_version" ("message_id");
    COMMENT ON TABLE "message_version" IS 'What a message said before it was edited at `replaced_at`.';
    CREATE TABLE IF NOT EXISTS "reaction" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "emoji" VARCHAR(32) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "message_id" VARCHAR(36) NOT NULL REFERENCES "message" ("id") ON DELETE CASCADE,
    "user_id" VARCHAR(36) NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_reaction_message_838725" UNIQUE ("message_id", "user_id", "emoji")
    );
    COMMENT ON TABLE "reaction" IS 'One person''s `emoji` at a message.';
    CREATE TABLE IF NOT EXISTS "room_ban" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "banned_by_id" VARCHAR(36),
    "reason" VARCHAR(250) NOT NULL,
    "banned_at" TIMESTAMPTZ NOT NULL,
    "room_id" VARCHAR(36) NOT NULL REFERENCES "room" ("id") ON DELETE CASCADE,
    "user_id" VARCHAR(36) NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_room_ban_room_id_ce088e" UNIQUE ("room_id", "user_id")
    );
    COMMENT ON TABLE "room_ban" IS 'A person who may not come back into a room.';
    ALTER TABLE "membership" ADD "muted_until" TIMESTAMPTZ;
    ALTER TABLE "membership" ADD "notify" VARCHAR(8);
    ALTER TABLE "membership" ADD "role" VARCHAR(8);
    ALTER TABLE "message" ADD "pinned_by_id" VARCHAR(36);
    ALTER TABLE "message" ADD "deleted_at" TIMESTAMPTZ;
    ALTER TABLE "message" ADD "kind" VARCHAR(8);
    ALTER TABLE "message" ADD "pinned_at" TIMESTAMPTZ;
    ALTER TABLE "message" ADD "edited_at" TIMESTAMPTZ;
    ALTER TABLE "message" ADD "deleted_by_id" VARCHAR(36);
    ALTER TABLE "message" ADD "reply_to_id" VARCHAR(36);
    ALTER TABLE "room" ADD "archived_by_id" VARCHAR(36);
    ALTER TABLE "room" ADD "archived_at" TIMESTAMPTZ;
    COMMENT ON COLUMN membership."notify" IS 'ALL: all
    MENTIONS: mentions
    NOTHING: nothing';
    COMMENT ON COLUMN membership."role" IS 'MEMBER: member
    OWNER: owner';
    COMMENT ON COLUMN message."kind" IS 'SAID: said
    ACTION: action
    NOTE: note';
    CREATE INDEX IF NOT EXISTS "idx_message_room_id_0974b8" ON "message" ("room_id", "pinned_at");
    """,
}

DOWN = {
    "sqlite": """
    DROP INDEX IF EXISTS "idx_message_room_id_0974b8";
    ALTER TABLE "membership" DROP COLUMN "muted_until";
    ALTER TABLE "membership" DROP COLUMN "role";
    ALTER TABLE "membership" DROP COLUMN "notify";
    ALTER TABLE "message" DROP COLUMN "reply_to_id";
    ALTER TABLE "message" DROP COLUMN "deleted_by_id";
    ALTER TABLE "message" DROP COLUMN "deleted_at";
    ALTER TABLE "message" DROP COLUMN "edited_at";
    ALTER TABLE "message" DROP COLUMN "pinned_at";
    ALTER TABLE "message" DROP COLUMN "kind";
    ALTER TABLE "message" DROP COLUMN "pinned_by_id";
    ALTER TABLE "room" DROP COLUMN "archived_by_id";
    ALTER TABLE "room" DROP COLUMN "archived_at";
    """,
    "postgres": """
    DROP INDEX IF EXISTS "idx_message_room_id_0974b8";
    ALTER TABLE "membership" DROP COLUMN "muted_until";
    ALTER TABLE "membership" DROP COLUMN "notify";
    ALTER TABLE "membership" DROP COLUMN "role";
    ALTER TABLE "message" DROP COLUMN "pinned_by_id";
    ALTER TABLE "message" DROP COLUMN "deleted_at";
    ALTER TABLE "message" DROP COLUMN "kind";
    ALTER TABLE "message" DROP COLUMN "pinned_at";
    ALTER TABLE "message" DROP COLUMN "edited_at";
    ALTER TABLE "message" DROP COLUMN "deleted_by_id";
    ALTER TABLE "message" DROP COLUMN "reply_to_id";
    ALTER TABLE "room" DROP COLUMN "archived_by_id";
    ALTER TABLE "room" DROP COLUMN "archived_at";
    """,
}


async def upgrade(db: BaseDBAsyncClient) -> str:
    return UP[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    return DOWN[db.capabilities.dialect]


MODELS_STATE = (
    "eJztPW1z27jRfwWjL5fM6Dy2LDuu06czTuK7qk3sm9i5tD13JIiELNYUoCMpK7o2//3ZBd9fRSp6gRR8aHMGsQS1Cyz2ff/bmgiT"
    "2e5Rb/pxZrPWJflvi9MJ/kfmSZu06HQaj+OAR4cSpmVN+044aeh6DjU8GB5R22UwZDLXcKypZwmOk68IZ95cOE/EG1OPTOiCzFxG"
    "KHFnzoga7Ih8HjMnMUDG1CWUL9qEC29s8UcC67MI0PKOcGFTGLAyPN3gGjNu/T5jfU88Mg/gYaXffmsFb8DnwaKtf/8b/rC4yb4w"
    "Fyfhn9On/shitpnCsWUimBzve4upHHs7ps5Pcib+qmHfEPZswuPZ04U3FjyaDj8aRx8ZZw71mJlAPJ/ZdkCicMj/BTDgOTMWfaQZ"
    "D5hsRGc2kg+h/S+Ix1r9/s3tff/u+r7fb+VIG0IkKBEMGYLjtrC458rfP6Ff+jbjj94Y/jw9/+qvE+PBn4UL/nr18e1frz6+OD1/"
    "iQsK2Fv+nrsJnnTko6/yFdSj/ksk1mM0J0hUF9cJkPUgPByIMR6fj62j/KQOyk/KUX4SoDxGcbj1G6A4AaIyiuF15G3v3UfkDFSO"
    "rYDw7p9qILz7p1KE46MMwoXXaEOH81VG9Yq7+eK4BnIvjkuRi4/SyDUchsjoDxf9Ziw6B7gSugNerCa218Wu89imXh7V7+CJZ01Y"
    "Nbp9yAyuzQD0KPyPPdzoFai+7324vru/+vALvn7iur/bEl9X99f4pCNHF5nRF1myRC8hn3v3fyX4J/nX7c21RKdwvUdHrhjPu/9X"
    "C7+JzjzR52Lep2YSJ+FwOPQVJZ/RU+JSxoEhNZ7m1DH7uSeiI8rm5h9NOpPsCOX0URIJsYnfGQixVzPT8t6OmfE0FYDaIjk3O6VS"
    "4KU4uW+kZy+VfD9NiSfIXEqeID8SWzySOcidxswjYjQidOQxB2RNEEZNMmSME/ZlKhzYrK+Jaz1yZrYJTIcJz2IGi7tkJBx4H0i4"
    "lgvXE7yQP8IbUDZleaF4+8sXyMt1JWOX/Z5nBm+sxx73SgQ2HyDDAwLaqCAdtyTOqesRxj1n4WsmiH+HTcQzM2uKFY/4fT/+qdM5"
    "PX3VOT49vzjrvnp1dnF8AXPlj8k/elXBRd70fu7d3KeZAg5UC9SgLY2LyMOpsygmTwiRoc9w4TFXHb7cEiOfLpJE9ShShdz3t29S"
    "3BkuwTe9m6uP/3zx4eofL1Ms+v3tzc/h/CTnffPP++urzIXZ/KLUF6SiF2SSrMhkqTdzCuT6qqOVAlP7fK2DrOs8VCqJJ9eS5ZRJ"
    "JtchQ1omlESca7k8cstREEBjl+R5Y3g17BLziAyQWw+IAdeS40pZwb+yKDflX/iYSFbJiICXDBlIAmglIy8GxhiIeDRdDF7mJZBN"
    "L/jAH/jn0OA3ZIQOBcg2lEzhrYLDXDiMsAPcQZsMZi5z+kAO7uFfJvOoZbuDlyjKyM9gIAMt4H5e4Lrh8778zjZxhf8L4AMMCovC"
    "WkOb8icUkUJph8wtbwwzXDJwqY2rhL9GfjFxPbpwQXwSdl1h6bcWkDMwQKC4A4/lkHACZTMa9KgDb0nP8396NPYdSV71FV0lhCu1"
    "b/dt0uOQLvf46Na1JcUQB2iz69ax2XXLbXbdnM0OWL0hJo1sogkQlVHcEk9t0BJHcGWZBFTuEVxFtfXFDdv9k9dPg40dwWj76HL7"
    "qAv3NnxSQyynoTSel+M5lprq4jiGUJp/PMH7Li2QTYF5BP7tlbhH56IO++hclPMPfJZG+rNFm2A8mK4yupXxyToMfqbrNeQbaagD"
    "RPRppw7j6JQzjk7uEox1q9p3YAxygCjuntWR7s7KpbuzLIpjdb0JltNQB4jozlkdrgGzSlEtn6VxHRg78oi+Z19KbAAJEJWx3Prb"
    "3e1N6MVC3wvac+qK0lXa6PU/7lOKaIjfYpNkOD1Bj7dopcyIfdRutNnD+SoTQBmWnTToNTO3ZyG1xT27veu6sQ7Vi6gazhXxcnyA"
    "Y/MBZB4qraw5N0fycbvKzzGBif1JYmaNkGObeR5zjshgKMzFAI38bAKPmYl3gSsEx3+5wKeEM2bKC4LyBZkIh10Gdn4yFjYAENvi"
    "QWCxmDKOccOEGoaY8cJI5G0uXceH4HrUC6KVv3h9z1lg9FS5O0CHKLe2EaLsMMOaWg3F2xTQAV77nbNuLem2WyHddnPWtNnwP8xo"
    "JlnFIIeI5eM6tniYVY7l45w1HtlZEwUinH8Q+N26phCy9PyGvuazicR4D76Qcj+jIb25Q+Dtob41p5YXGiEbaG+fr3r3vZufL0kA"
    "/8Dvrm/uL4kLLPCB/9z79fqm/+mXS/JoPTPen00VcZHA/Q83foE+XepST4Ksx69ehyzHm2I3vlu9c9J91b04Pe9G3vRopMqJHjrM"
    "dbz4d+YxT8qnDemcAdWEVprQj0KYfVBhLLspndOQ+0Pmlh9rH8aQzcXMxpB7DDXjAjNOZYhZoBTCRvCtG9/XrjAFZysc/QTYGvaD"
    "Yh7wfaevIpaoG9hi7pQa7F48Md4qMEZlZrSr7FE8nNv3osk1TFIuENpmP2J6+RNbYGoORrZGL5PJNTgSxHGQFwN+cvRny/zL0Z9d"
    "BoKM95fBa5hgL3IRsv5jtDQ9salXEIe77cW/IQ9Im59aW8mQl1RbwRuSAdSG+faKzpCdBXkpFvO76SAvGRLQDMkJkIMwT20axdE1"
    "0gTJKaADRPN5HVP2ebkl+zxnyMZ8H8abYTkJc4BI7pzVCTyCWRUOg1zokeW6s5WsTSnA/VFOvxttJElk9mVqwetWoHIaUifhqExl"
    "zKBYgcQJMG1TUI2+itgU7jyH0UmrwJYQPGlX2RDceE6ttF3hmDJFdWy5nnAWl2TgCDG5RA19gFH+Mr3V//OI9DyXOGJObGE8kQl9"
    "Yn6KrXyHzG512e+D9JAhJhPLc4tTeLe5uDYdqCF2lpsOPDHtN84ZTgAdjH9zK2nDCe5i8eZ4TwApi/cWe2aAWTKT9Yr8Op3wv7jA"
    "EBoW6/lDdkMZNhVGgRmtnPdEACqrZC1jTAH9rm/2nY8ZDy8AGUlvw1VekyiZpLJaOWUVKWUv1Qlx9a/6a9y/5ZKA/7iGONBn0cyl"
    "QsHnZEGNNpausEyfVJfycp3D7erKc+Qw7l/fI0dM/HoUMwcGPbymXZ+wljTgw2dZshJGXgzY/HLFtXZ9vGSqXaRGk8nFho3BkfiH"
    "rsirmr9hl0VGdm2z2smthEnATfZ2OF/lO2nV9MS1F5/QZRC2UCY24uYNkJwCOjwsr9+rMKULW9ACHGPqZDGOEyBZ85hleOR/xLbc"
    "feTTFahFZKSMYrkw7mzEdjtt7cIXZMO4dVzrKqTYCyNlOlo/Ia7WdvQngQ7wSl4PI8upgVms51H+k3CY9cj/zha5NIkMmnPm3D1D"
    "+NdwT4Wj8eXm0HmkC6W3Gvx++NXM87fn1d3bq3fXra+70a57JlzllldYJDN61q5sVJOctTxGL0quJBRTMsktqLu9d2TqiGfLDCs8"
    "zseWMY6LTGI1VpdY/IgMpP/XGci6j4Mgh2wgleL5WPhK72u/2OWPmNOaU7K3vP4DD4qSoDIeGHmC+GQaKOowGUbRIge7iMPrqpR1"
    "f3mpqQf5c1kt/LcotEbnn+5YIY+JVRvVEcQBXkcbCSTRmafbwDILeWlt63sIcJAY3kAGNRYhWElNSQFqLUVpLQU7VfRXjJfJwuqg"
    "GZUprSOiNyJtVeiiiL41aKKfgtfsGbLr6qGJTaaSFnrL2T3wrNLUsdTzdpU2ipmKyP6a5Y3FJYCweyJqatjPdICS/UCWCXIjve3R"
    "oRhI8QJUR4s/W377wstA3WvLdK82cYTNXoP++Gy5AOKJWNHMK6RbXPyBh2ruZfhKLHfkgvZJJjPXIyOrdnbZb63pzAG2Kc9SeC9p"
    "lXPHKmeCJnlcL69bkgBX+Q5qwTjWJHGZN5s+8N7Nr737q/ve7c1l4lg88Ntfrm967y5lWS9Lkdruki2tkBOYhtMpgUmJr0lKIJ6c"
    "Jn64cL52wq3BCadbv27uTtAuz+9Mxdyv7CpN5hXJrNOrDo++ikRW/0Jd94kVun7DR+0qXXuamFRDyQ6mg/ZKPrPh1cwbcwI3jnQf"
    "U/ul7FjITZsN/JopUjkVc441nYR0qZrs2TJY0PMvKuUEXwXq7gB9tH3p2B1IR2uBor3dD3jgjxiN3U50h/bhiZzkSv+zbddWt7Vb"
    "VxEdO94yzaXZNKC6yG/5iUIn7ePOKZHqZRtUazKkLjvvzpxcXEUtZbpbqyguTitXqLv5srjT2dC2jH7Aieqr1Gk4rVK3V1SpfabZ"
    "5CDEECpbmZQJH45vlqINXpHfkYLTaR4rp3nAB3B3KpyiesPlpqM0lDYgfYMBSf7bgMGE8w+QvVzUuUMvym/Qi9z9qe1Fq+zzvVA0"
    "dfDJ90hpHXyig0908ElTMxgcDht3DGuV28PiOe0ahrG+kZper94ADa1EY+qiCo5CfFvGhEizEza3OsICP2GNUtn9aj4WblxYOMgu"
    "mFCTgdLeJg+th5asPiwjQoRTUIJou0t/QwGiCKUlPvQK60sOUl3zy45VzxXjS8rMLHsRU7IiytcfIaJy0eK9v8P314Gqy1PunX/t"
    "IzPEM3MWb+HPIqEi9bxSoHCCmbAHzdr9OXGuvHvhimYALa91LCkV9hQQcKmPZMUMLCkoH590jokDl72YkKHlubJlCoVJruc3JMBO"
    "m1zMHsfyxVZhc86trdvEa9bWQapbZrQVDjTYIM3FtyTQwSF9/U4DHTdyePeaNvJoI4828qwmiwm7WAYT9jLZK5xRQ+TCl5uYloAl"
    "l6fMmVhSK3OPyD2IPsOZZXs/Why7QLnYgZwLDzvU+UVATSzz7LAJCHoFxSHX/O5vsMAUxllUlLwrDK/Y/xv7tE6N1dPyGqunnWVi"
    "0ladnord1BnpqI7P87zc53mejxmKz08exRVV2dJg2qf/DT59ybH6Fs/j/40Alkt5MQmSYNmYLYDbFOKjkS3HbN3evk9h/k0v27v8"
    "04c31x9fnEgywCTLKwlimYxo32G/zyyHFUiNlTjPgq6G9+2wmBbWYZIOjLHlylxYAnecS0COlnG4WN9JzNDZkbJEvCY3n96/RzsD"
    "F9nLd9tUU8R8deeblIukpvBRpeDkJibVasCB/iZmohAzxMhp5gSiDaMOc5A0A3elhpnFHTc2ulpD05TDnsWTtk4pYZ3SbTt3HVBc"
    "0uuhNM61rNXDXoe4dk66r7oXp+fdKLI1GqkKaM3f+6D2scmwyHRReecnwbSc1UDO0uGUqxBg7+yvMiTSZYyvGk6ZgNWkVprUlmmz"
    "/urRAgXgmuBKE1xHhnwPVA4qMzdRqhIgB+hB69apHNstLxzbzdWNlSoufWRFmWtL/JQR1AEiunNWR4uFWRUVZHPhbBMGeGpkIogh"
    "FHYZtMZiLq0siVrszCQWjy12smQ7len92COtnvlu02GclBYUTL6bUNsu1WMDkJW02C0R4/gyH8SFJHA9y7YxZnzIyKP1zIA6ncsw"
    "GjwYQHJJcLTCUjS0claTVr5KfNp5dR5pw/hHlSJ89+Hq/fu8dubOTNGfca+onHX11Z6G3JvgmBbF3gZiFFMCY+ts+Kx8jYzDv/On"
    "Dnu2xMxdwbyXA13RwKeYp3UH9r0Ikyudwzz0/pxFdKIxF/vwctlrhC7IBP5nUMdZJF0JQzYSTk3meEjHM+EHabgr0pB7syO+S8Ur"
    "pJXDqCsK/P/lEmseUmHJdceBRTpUVIeK6lDRVvO4h3vhTX+Smk2rIPQh8bRdFf3gwbz+KJ5YqzPaDGQAkGoMimoVvFum26JEMPAz"
    "YAxnMYVtEIgPKDBgPbsgDMFkU1ssJvCC16Bb+Wk48IiCcsamxC/oNfBdDzAwyEoXW/+ABx4WwuMgBsHZeE2kSEcGsHNGljOR1/kg"
    "LLOHMT3uWMy5XysfF4QP9Gvm6yJ6KjLI9tIoi2YaWAyjYytW1b2i41eE+vJSYikwhQ1UTaMstlxITMcGrHIW9k7BSd5fjQmdgdWq"
    "rMqU1qqVVq20alVbtZJYL1CqQmqUq1Mh2WsVGpeeQlBdZBdSLPAbVCoCtcFvlUUCRz5zZetmQ0ym8K9Jhos2GeC3+UDSIgt/hQoO"
    "PiEvBvDMPZouBi+L0vS2u3gdnQdzIIK9gJpPm/wGnIZ6Mzc5kpYvwtHwa4KxdtDYVQ5pFWrHKpRuyrvpprzxZm+K5ZKq4vu/rTeI"
    "52fmWPDSVYTmwhdoyVllyVmXdN5gSefkvd0EwetlWxtyokfCEMUWLTL6iFHHGIMI5ZepdDwpTWWFs52xtzAwrXHNoxzg4Xk7O2d1"
    "gk5hVgXCc2GnEd6C6hcr3Cglr9B3isp3SqzW5E/Y8ua3MfT22F8LVFnrOfyW2izw6u1979frS+JDP/C7T3e/XN+8u353SdyZO2Ww"
    "oiJhsGFd0qY5nTm47eV2HjckRvCprvR1coF6OJGfLdV7rNtYkxRrTvy0hUGb9eWJIbZ4Avwu7VuQsuoIWeUyVq6R85g1E2AjgG1y"
    "F+CW+4lduEv/COLDayM4AXN4gtL6K0RqZ+R3IRQplqis2CE7JEonDP21A2pjEJV1/p2G0lY4I8PakN/ojAyLUO4Zsus6IxObLOWM"
    "/Ag7/mPv7X2VNzKZ34jlSNyxNS3Q8N4EwD/9/SOzqWcVBocH2P4QveiAcP51k27bK8+jxhgDO1sFztvE03aVC5em59Vw5I4sm/nR"
    "nnHymoeF4R0hJrJ2/JDZgj/KbjXYrXk2tQXFyFQKwywIJw1thNwLM0UnoLHBL21jC+YBcGELlywIiN3yBzwAYuFl/oLBlB9c+RHu"
    "ERlIrzBaOAfeeDYZ8si9jGomLj61qYFtq7nvO/aApeEag7lleuMAdAycaeyhdxnb9kiN9YFbEzkRAKfWFyCb7Gb9B5OOa6yPhuGV"
    "Ze7m31rhbw6OuGFb8EujINuUKzr4Uf0Cr7N2J+/YnZygTQN0p6EOT+1af9uZ8LjnsVydHZ6EU9YY1jT+dh0p3dqTuFlvyoSZFvXR"
    "1IgxJKEOENcnnaq9GhnLO6/KreX4LNvq+48CLFc3+f6jCMN7Xftwy1H5Uj5q4JuI5h9QIsTavA6+gNkAmzGARmcenbvstrBrVG7+"
    "akspUs2cORnAw5N8N4LwWDlsgOwU0OEhWnt2tL1/RXu/mDS290cgB3hHrF9Zz9i2aud4pcE0qpvneeFOXYtrxX/NniG7vmslOs/F"
    "eV5Fm3kNaD309Ln0+W3stdqkMybhvipwxqSdW+XOmEl6Xu2sOvQH+O6PtnQoYHXOEZWlQLBExzMjIEGYl0GdD/zvvst+H8ROCRgC"
    "0IF8Iut/yGeBGdktz6jb9MIP/HPUGWiAHsuB/2p0rqDDBtH1OuoeNODCs0aLATEthxme/C6XeMy20aeCXY/h2MAvkJ8qQwJleCA6"
    "v/yefZ/QM/TAB5MZilvSTxQsiAXh8CMlKHbxmzuWx8rdLwkWkKpusoa6J1V2p8KbrUBlD46Xum6WLZqcyp0v/xEWX0lgTwFqeV1p"
    "eT3FmZqdthzowXiAtmzrjdl/MwKk4TT2V8R+YbxUvfSMEFZhA1DrwzU2CboMxIUHfvv5Bv8Uc147CWCTUdW+0LIqAWJolUlwhUXG"
    "qQ2y1Yfrm/ve7c3dZSR2PXCA/Gvv5udLFKxQPlOAKAkJsOnlnwHV0bkq3/7aWrd5a52uxqStdAqak5pZ6XSBq/0tcPXBlzRahZY5"
    "HobvVZnl4kn1bXLY8ho7V8OCpm8nC8xar9GUJfdeEP4rTWJo0kKbWBRi3MaWIDLqeMal6Ulw5hKDcmznIpUeZlZY5ra2fKH9Kx2B"
    "utwE1k6dR1SntVFMTaOYlpg2LjE1NkRt3fx0ILtcgTh75dCvtYF9RHGFNhBs0jVIrx/iN+0ZyusKsOkDrdWCA1cL/O1cqBZEO71K"
    "LYgnLVUL7gQ29kTns0stU2YpRtL50G8zxp4xGVGK3EHEH7G8SzJAQR3mRlN+cIlltgO5PUoxDH3qMgkypxZsd/mU2/4Jducg7Do5"
    "wOUHR+R2hPpEnMXpbwoztADjgjYbeWQ4Cz4pgJeNKmu53SMdIqVvJHMbMdcxKZpanOusxy0KBVV9SLQAvGUBWDimxYu641ahPQGk"
    "MuplccqxmP8IV4EF3CI0coRFvJEJ+PngbTJy4L9PanqgdkIp7LuUJ9M9+1JCpHD+QcjOVb6n63/cp9xOIccp7s0TTk9wqLfYrier"
    "F/pOyjzC/3Z3e1OmFcYwWe+fZXjkf8S2XJWOR8pUOMcbFrgxCm3yoh9ZjgsiAdxyIOAwpy0v7il1/W5fGAPz73rHpYJ2iMxq2mXJ"
    "1E77AvEFWdrptJb83a3TWhRhVvvmKEcpvvgcLY9RCWEVPk6tu6se1mkF7eSBYyHX2xu/kKvgMj7lWgan1Gz+vNHIFIdN7QWoPU1t"
    "8GkwhUmhjKmSmdZqjC0FqON/VGZrgd1hBSKnITWV94HKw0VDrpkD1HyzRi2lyJDW8EilAPWJUvlEBaRqfKCycPo8LT9P2P9bNHWa"
    "poAOwvSzaTTrwBYdp6qi97RRnKp/7NeA1AN3SafYo2KZ5NI38Stz3NKY1dSMdg0fNXbhiyYv9VV/RodrFC8qjSJkyEZCVrSVblhf"
    "w5WFctGwQA0ptg3yfudve1WdRqrJ6rU6ZFTJkFHtsdqixypxiJrqXxlQbZFXWgXTIas6nlJ1MatOPOVuxKyPzPfuFAlY0bNK0cpJ"
    "zloqU92i01xm5vzgYht68R9rQJKyUV52qgfSIP2mjT2Z4S25uDgtNykpN/nEasDcI4BD5OtraRukIxe0nKTlJJ3as0co1qKoTu1R"
    "FquKpvZIl0CRZB+4Ciqk+nBGnUR/mfjiCeJR++mIDHAxv/mX5ZI5Wj5xRNaYFFPGg3qUmGlviMkU/sXcG4ALt2ZQAFP+4+bUgQ2v"
    "98DDqpuyUqbsjJarAfB/aLWdWHwGCklc1PQoUb4TXu9X3/Q/zP8gWeuTefhhUyamtt/j7IEn6nQekRuBdj+/sKYbFxYN0n/wdxhj"
    "67m86EDOMhyGHco9oHN6dpzTs7MA0m1F0d/+cn1zKQ/eA3/X+3j99v4yKESbPco7iBpVvx1Xq7WVjX5xXAexx+WYPS5CbdNOJUmY"
    "tYTAKMRK1o/h5Gc1QHIG7OC2cuesDqZhVkUvmByupSqN9YsLDH9C2Izy0nijGC6D6iEAbgrX0UgDTi0rgWMWE2dzlCymMxAwuGwW"
    "W49VV1n6bm/fpywjb3pZp90nLEf64kRSBSZZXsocmNj2kRzVaNenoDRzWcZcQlte41DGHKCOZVxuI9I211WYyt7aXFeo6Z0D1WW9"
    "V8sTl9XpQ2w2P28F4DokX+UzF9pHVqB1BlTTeS/o3FhiyUNqkaWmz2V3Zuw3tDhGJXjUXmbM7g/pKpVrseER9jkyxIQR/DW+hkRL"
    "6ks1hF21Z5IOVFEyUAW22ErZYFk4zY5qpCkx6jazg8UQ2gRWxwQW7MrmYlQKUGuoSktROttPxwPtJ4p1QuU2Eyp1GNAehwH1+FB8"
    "6XmsMBYoftiu0qEsnFZXgZLd2CyD4giGsIhkCL9801HTgrqu7JFLBojiyz9b5l8Ksiy3uXCh6pagv6y7i6V1E2PJr1veBwSDiXQV"
    "3m3d17oK784V6xjlj46YTZt6fFNA6qp4rXlQxxtj+YZi5rUJO3o88rsR+Qwmy9jqnANd0VJrgKtpgME905DGCTDtJ1GZvlmhowFH"
    "LQDV6qjW+BXU+LV6uhb1tIxvrAG1N5nXHSiKC1imSpaAFBUKjAFZKpXbA7Lbo2Y5JSx1RDkXM9gsJtbQN2DmWMxlrg189iLMjAEB"
    "GSsLjJmJqTSgmw3IiDHTV9vnwjFlfg9q635nnZKaS5tdb3n6jVbeVU23KUb0PqTYrIjsbh0fYbfcRdjNeQhdPEWWV6Cl302obVcY"
    "SGK47VlJTpthuXVCXlBiMo9a9kvMNjyDvw2PgJz9sqaC7ttOTjuvziNrCf5RZR+5+3D1/n3eIOJZnt0ocSkCUNcQsqqv+7iWr/u4"
    "wtd9nPd1K1+abWPYrdJ1N1GYbeYUdNeqUIycor5a+4jo9DY+q7WNzyq28Vl+G+M1mEdueYumcP4+tGdax4beSH8luBSal6VOwOho"
    "rzq1v02LgezebyrP5QAPULBbc450jLJm/pcs3MGxbO1iUYOL74UJXpHQ+bvZMIn+nMEn9bxdZfBxszNrB9L/4BJjLCyD+f5OQkGb"
    "mlrGazKPuiM7Yi4NLfIBlnmU+AyWHLIB6GGGBa8vj7hf9yLL4jvkS3RsvmIhBBVRHCGZi6hQldGfBtxiSv9umOsaE/eNMeWPq91u"
    "KUh9uyl3u6VsUyEnbCArJmEOUCJfv6SoXcrapayiv7ORS1me+jXg9D58z4EiNckdVfIe+3gv0CIigpSrDxHtl+sNd2ICMjcg0q95"
    "aFBOhoyMhG2LuXTPZuV2wZnre29JVNMIE3DH1JUJuDYbyS7tBQm7G17rGxzEDa0vazW6KOQiXtdVWq4Z7INvbWvoPunUcUvArFKE"
    "y2cFxdSiM9RQ/8oDq11WTQElTBHb03vL9d5Km0zRnZF4WnlxoBeqb8QTl14f92Ms9IvbxyUvgOtaDgHm6L4klJvS/sNnWLEXw3kc"
    "MXd9xk/Dwg229eSX3cWZuDYZ4P8DIQtCjDa71DITVDBZW6D2wwIVkqvBTZMAOcC7ZgOtTPyzmEdxuQs8AaK94N/gBXetPwpu9iVx"
    "YAHMIWXKrSPaSxt7tLFHRbuEountd/SZmb9abF4kZsYPK6VMF6f1n8N5NXybsBc82cAhL71JWZAAaZ1FGDROTROYJ0iGMyCxAzIg"
    "fmabjISTyFEv8m5uapm6wmU72ThCB7ZvlWFpaXKn0qT6zSK2Z4WrYxU6LzcKnedsQpJt5bFbHnIdARwEercdda0jzVYixb754rXm"
    "oDUHrTnU1hyumGMZ41aB2hA8qdQZaDxnmb5QjtA1p5B+L7bczkn3Vffi9Lwb2VqikSqDy3Ir7TOoSA0bLCVADpCDds7O6uTbnZ1V"
    "1JY9y3kE4VA1wHAw/QCxe1IrDeykIg3sJJ8GBit6rKjhSJUZPALRZvCGZvCdulu//j89DJYj"
)
