from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

# The index of the words that were said, kept by the database itself: whichever statement changes a message changes it, and
# of a message that is gone no word is left. `message_search.id` grows in the order in which messages were said.
#
# SQLite: FTS5 keeps no copy of the text; what is taken out has to be named word by word. Its tokenizer folds case and
# accents, and takes ё for a letter of its own. Ids are words of their own columns, without their dashes.
SQLITE = """
    CREATE TABLE IF NOT EXISTS "message_search" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "message_id" VARCHAR(36) NOT NULL UNIQUE
    );
    CREATE VIRTUAL TABLE IF NOT EXISTS "message_words" USING fts5(
    words, room, author, content = '', prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
    );
    DELETE FROM "message_search";
    INSERT INTO "message_words" ("message_words") VALUES ('delete-all');
    INSERT INTO "message_search" ("message_id") SELECT "id" FROM "message" WHERE "body" <> '' ORDER BY "created_at", "id";
    INSERT INTO "message_words" ("rowid", "words", "room", "author")
    SELECT s."id", replace(replace(m."body", 'ё', 'е'), 'Ё', 'Е'), replace(m."room_id", '-', ''), replace(m."author_id", '-', '')
    FROM "message_search" s JOIN "message" m ON m."id" = s."message_id";
    CREATE TRIGGER IF NOT EXISTS "message_said" AFTER INSERT ON "message" WHEN NEW."body" <> ''
    BEGIN
    INSERT INTO "message_search" ("message_id") VALUES (NEW."id");
    INSERT INTO "message_words" ("rowid", "words", "room", "author") VALUES (
    (SELECT "id" FROM "message_search" WHERE "message_id" = NEW."id"),
    replace(replace(NEW."body", 'ё', 'е'), 'Ё', 'Е'), replace(NEW."room_id", '-', ''), replace(NEW."author_id", '-', ''));
    END;
    CREATE TRIGGER IF NOT EXISTS "message_said_again" AFTER UPDATE OF "body" ON "message" WHEN NEW."body" <> OLD."body"
    BEGIN
    INSERT INTO "message_words" ("message_words", "rowid", "words", "room", "author") SELECT 'delete', "id",
    replace(replace(OLD."body", 'ё', 'е'), 'Ё', 'Е'), replace(OLD."room_id", '-', ''), replace(OLD."author_id", '-', '')
    FROM "message_search" WHERE "message_id" = OLD."id";
    DELETE FROM "message_search" WHERE "message_id" = NEW."id" AND NEW."body" = '';
    INSERT INTO "message_words" ("rowid", "words", "room", "author") SELECT "id",
    replace(replace(NEW."body", 'ё', 'е'), 'Ё', 'Е'), replace(NEW."room_id", '-', ''), replace(NEW."author_id", '-', '')
    FROM "message_search" WHERE "message_id" = NEW."id";
    END;
    CREATE TRIGGER IF NOT EXISTS "message_unsaid" AFTER DELETE ON "message"
    BEGIN
    INSERT INTO "message_words" ("message_words", "rowid", "words", "room", "author") SELECT 'delete', "id",
    replace(replace(OLD."body", 'ё', 'е'), 'Ё', 'Е'), replace(OLD."room_id", '-', ''), replace(OLD."author_id", '-', '')
    FROM "message_search" WHERE "message_id" = OLD."id";
    DELETE FROM "message_search" WHERE "message_id" = OLD."id";
    END;
"""

# PostgreSQL: what a database folds depends on the locale it was made with, and its parser keeps addresses whole; so the
# letters that matter are folded here, and all punctuation of ASCII becomes space, as it does on SQLite.
POSTGRES = """
    CREATE TABLE IF NOT EXISTS "message_search" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "message_id" VARCHAR(36) NOT NULL UNIQUE REFERENCES "message" ("id") ON DELETE CASCADE,
    "words" TSVECTOR NOT NULL
    );
    CREATE OR REPLACE FUNCTION "message_vector"("body" TEXT, "room_id" TEXT, "author_id" TEXT) RETURNS TSVECTOR
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT to_tsvector('simple', translate(lower("body"),
    'ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯё!"#$%&''()*+,-./:;<=>?@[\\]^_`{|}~',
    'aaaaaaceeeeiiiinooooouuuuyaaaaaaceeeeiiiinooooouuuuyyабвгдеежзийклмнопрстуфхцчшщъыьэюяе                                '))
    || array_to_tsvector(ARRAY['room' || "room_id", 'author' || "author_id"])
    $$;
    CREATE OR REPLACE FUNCTION "message_index"() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
    IF NEW."body" = '' THEN
    DELETE FROM "message_search" WHERE "message_id" = NEW."id";
    ELSE
    INSERT INTO "message_search" ("message_id", "words")
    VALUES (NEW."id", "message_vector"(NEW."body", NEW."room_id", NEW."author_id"))
    ON CONFLICT ("message_id") DO UPDATE SET "words" = EXCLUDED."words";
    END IF;
    RETURN NULL;
    END $$;
    DROP TRIGGER IF EXISTS "message_said" ON "message";
    CREATE TRIGGER "message_said" AFTER INSERT OR UPDATE OF "body" ON "message" FOR EACH ROW
    EXECUTE FUNCTION "message_index"();
    DELETE FROM "message_search";
    INSERT INTO "message_search" ("message_id", "words")
    SELECT "id", "message_vector"("body", "room_id", "author_id") FROM "message" WHERE "body" <> ''
    ORDER BY "created_at", "id";
    CREATE INDEX IF NOT EXISTS "idx_message_search_words" ON "message_search" USING gin ("words");
"""

UP = {"sqlite": SQLITE, "postgres": POSTGRES}

# What was found stays, and is made anew on the way up; without triggers nothing is added to it.
DOWN = {
    "sqlite": """
    DROP TRIGGER IF EXISTS "message_said";
    DROP TRIGGER IF EXISTS "message_said_again";
    DROP TRIGGER IF EXISTS "message_unsaid";
    """,
    "postgres": 'DROP TRIGGER IF EXISTS "message_said" ON "message";',
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
    "ERlIrzBaOAfeeDYZ8si9jGomLj61qYFtq7nvO/aApeEag7lleuMAdAycaeyhdxnb9ogRrMmJNZETAXBqfQGyyW7WfzDpuMb6aBhe"
    "WeZu/q0V/ubgiBu2Bb80CrJNuaKDH9Uv8Dprd/KO3ckJ2jRAdxrq8NSu9bedCY97HsvV2eFJOGWNYU3jb9eR0q09iZv1pkyYaVEf"
    "TY0YQxLqAHF90qnaq5GxvPOq3FqOz7Ktvv8owHJ1k+8/ijC817UPtxyVL+WjBr6JaP4BJUKszevgC5gNsBkDaHTm0bnLbgu7RuXm"
    "r7aUItXMmZMBPDzJdyMIj5XDBshOAR0eorVnR9v7V7T3i0lje38EcoB3xPqV9Yxtq3aOVxpMo7p5nhfu1LW4VvzX7Bmy67tWovNc"
    "nOdVtJnXgNZDT59Ln9/GXqtNOmMS7qsCZ0zauVXujJmk59XOqkN/gO/+aEuHAlbnHFFZCgRLdDwzAhKEeRnU+cD/7rvs90HslIAh"
    "AB3IJ7L+h3wWmJHd8oy6TS/8wD9HnYEG6LEc+K9G5wo6bBBdr6PuQQMuPGu0GBDTcpjhye9yicdsG6MAsesxHBv4BfJTZUigDA9E"
    "55ffs+8TeoYe+GAyQ3FL+omCBbEgHH6kBMUufnPH8li5+yXBAlLVTdZQ96TK7lR4sxWo7MHxUtfNskWTU7nz5T/C4isJ7ClALa8r"
    "La+nOFOz05YDPRgP0JZtvTH7b0aANJzG/orYL4yXqpeeEcIqbABqfbjGJkGXgbjwwG8/3+CfYs5rJwFsMqraF1pWJUAMrTIJrrDI"
    "OLVBtvpwfXPfu725u4zErgcOkH/t3fx8iYIVymcKECUhATa9/DOgOjpX5dtfW+s2b63T1Zi0lU5Bc1IzK50ucLW/Ba4++JJGq9Ay"
    "x8PwvSqzXDypvk0OW15j52pY0PTtZIFZ6zWasuTeC8J/pUkMTVpoE4tCjNvYEkRGHc+4ND0JzlxiUI7tXKTSw8wKy9zWli+0f6Uj"
    "UJebwNqp84jqtDaKqWkU0xLTxiWmxoaorZufDmSXKxBnrxz6tTawjyiu0AaCTboG6fVD/KY9Q3ldATZ9oLVacOBqgb+dC9WCaKdX"
    "qQXxpKVqwZ3Axp7ofHapZcosxUg6H/ptxtgzJiNKkTuI+COWd0kGKKjD3GjKDy6xzHYgt0cphqFPXSZB5tSC7S6fcts/we4chF0n"
    "B7j84IjcjlCfiLM4/U1hhhZgXNBmI48MZ8EnBfCyUWUtt3ukQ6T0jWRuI+Y6JkVTi3Od9bhFoaCqD4kWgLcsAAvHtHhRd9wqtCeA"
    "VEa9LE45FvMf4SqwgFuERo6wiDcyAT8fvE1GDvz3SU0P1E4ohX2X8mS6Z19KiBTOPwjZucr3dP2P+5TbKeQ4xb15wukJDvUW2/Vk"
    "9ULfSZlH+N/ubm/KtMIYJuv9swyP/I/YlqvS8UiZCud4wwI3RqFNXvQjy3FBJIBbDgQc5rTlxT2lrt/tC2Ng/l3vuFTQDpFZTbss"
    "mdppXyC+IEs7ndaSv7t1WosizGrfHOUoxRefo+UxKiGswsepdXfVwzqtoJ08cCzkenvjF3IVXManXMvglJrNnzcameKwqb0Ataep"
    "DT4NpjAplDFVMtNajbGlAHX8j8psLbA7rEDkNKSm8j5QebhoyDVzgJpv1qilFBnSGh6pFKA+USqfqIBUjQ9UFk6fp+XnCft/i6ZO"
    "0xTQQZh+No1mHdii41RV9J42ilP1j/0akHrgLukUe1Qsk1z6Jn5ljlsas5qa0a7ho8YufNHkpb7qz+hwjeJFpVGEDNlIyIq20g3r"
    "a7iyUC4aFqghxbZB3u/8ba+q00g1Wb1Wh4wqGTKqPVZb9FglDlFT/SsDqi3ySqtgOmRVx1OqLmbViafcjZj1kfnenSIBK3pWKVo5"
    "yVlLZapbdJrLzJwfXGxDL/5jDUhSNsrLTvVAGqTftLEnM7wlFxen5SYl5SafWA2YewRwiHx9LW2DdOSClpO0nKRTe/YIxVoU1ak9"
    "ymJV0dQe6RIokuwDV0GFVB/OqJPoLxNfPEE8aj8dkQEu5jf/slwyR8snjsgak2LKeFCPEjPtDTGZwr+YewNw4dYMCmDKf9ycOrDh"
    "9R54WHVTVsqUndFyNQD+D622E4vPQCGJi5oeJcp3wuv96pv+h/kfJGt9Mg8/bMrE1JaR9/SBJ+p0HpEbgXY/v7CmGxcWDdJ/8HcY"
    "Y+u5vOhAzjIchh3KPaBzenac07OzANJtRdHf/nJ9cykP3gN/+/727vrdJTFs4TLzgb/rfbx+e38ZFKbNHu0dRJGq356r1drKxr84"
    "roPY43LMHhehtmnnkiTMWkJiFGIt68dw8rMaIDkDdnBbuXNWB9Mwq6I3TA7XUrXGesYFhkAhbEZ5afxRDJdB9RAAN4XraKQB55aV"
    "wTGribM5ShrTGQgcXDaPrceqqyx/t7fvU5aSN72sE+8Tlid9cSKpApMsL2UeTGz7SK5qtOtTUJq5LGMuoW2vcWhjDlDHNi63GWkb"
    "7CpMZW9tsCvU+M6B6jLfq+WNy2r1ITabn7cCcB2ir/KZC+0lK9A6A6rpvBd0biyx5CG1yFLTB7M7s/YbWhyzEjxqLzNu94d0lUq2"
    "2AAJ+x4ZYsII/hpfQ6Il9aYawq7aQ0kHrigZuAJbbKXssCycZkc10pYYdZvZwWIIbQKrYwILdmVzMSoFqDVUpaUonf2n44P2E8U6"
    "wXKbCZY6LGiPw4J6fCi+9DxWGBsUP2xX6VAWTqurQMnubJZBcQRDWkQypF++6ahpgV1X9swlA0Tx5Z8t8y8FWZfbXLhQdUvQX9bh"
    "xVK7ibHk1y3vC4LBRboq77bua12Vd+eKdYzyR0fMpk09vikgdVW81jyo642xfUMx89qEHT0e+d2JfAaTZWx1zoGucKk1wNU0wOCe"
    "aUjjBJj2k6hM36zQ0YCjFoBqdVRr/Apq/Fo9XYt6WsY31oDam8zrDhTFBSxTJUtAigoFxoAslcrtAdntUbO8EpY+opyLGWwWE2vq"
    "GzBzLOYy9wY+exFmyoCAjJUGxszE1BrQzQZkxJjpq+1z4Zgy3we1db/TTkkNps2utzwdRyvvqqbfFCN6H1JuVkR2t46PsFvuIuzm"
    "PIQuniLLK9DS7ybUtisMJDHc9qwkp82w3DohLygxmUct+yVmH57B34ZHQM5+WVNB920np51X55G1BP+oso/cfbh6/z5vEPEsz26U"
    "uBQBqGsIWdXXfVzL131c4es+zvu6lS/VtjHsVum6myjUNnMKum1VKEZOUZ+tfUR0ehuf1drGZxXb+Cy/jfEazCO3vGVTOH8f2jWt"
    "Y0NvpN8SXArNy1QnYHS0V51a4KbFQHbvN5XncoAHKNitOUc6Rlkz/0sW7uBYtnaxqMHF98IEr0jo/N1smER/zuCTet6uMvi42Zm1"
    "A+l/cIkxFpbBfH8noaBNTS3jNZlH3ZIdMZeGFvkAyz5KfAZLDtkA9DDDgteXR9yve5Fl8R3yJTo2X7EQgooojpDMRVSoyuhPA24x"
    "pX83zHWNifvGmPLH1W63FKS+3ZS73VK2qZATNpAVkzAHKJGvX1LULmXtUlbR39nIpSxP/Rpweh++50CRmuSOKnmPfbwXaBERQcrV"
    "h4j2y/WGOzEBmRsQ6ddANCgnQ0ZGwrbFXLpns3K74Mz1vbckqmmECbhj6soEXJuNZNf2goTdDa/1DQ7ihtaXtRpdFHIRr+sqLdcM"
    "9sG3tjV0n3TquCVgVinC5bOCYmrRGWqof+WB1S6rpoASpojt6b3lem+lTabozkg8rbw40AvVN+KJS6+P+zEW/sXt45IXwHUthwBz"
    "dF8Syk1p/+EzrOCL4TyOmLs+46dh4QbbevLL8OJMXJsM8P+BkAUhRptdapkJKpisLVD7YYEKydXgpkmAHOBds4HWJv5ZzKO43AWe"
    "ANFe8G/wgrvWHwU3+5I4sADmkDLl1hHtpY092tijol1C0fT2O/rMzF8tNi8SM+OHlVKmi9P6z+G8Gr5N2AuebOiQl96kLEiAtM4i"
    "DBqnpgnMEyTDGZDYARkQP7NNRsJJ5KgXeTc3tUxd4bKdbCShA9u3yrC0NLlTaVL9ZhHbs8LVsQqdlxuFznM2Icm28tgtD7mOAA4C"
    "vduOutaRZiuRYt988Vpz0JqD1hxqaw5XzLGMcatAbQieVOoMNJ6zTF8oR+iaU0i/F1tu56T7qntxet6NbC3RSJXBZbmV9hlUpIYN"
    "lhIgB8hBO2dndfLtzs4qasue5TyCcKgaYDiYfoDYPamVBnZSkQZ2kk8DgxU9VtRwpMoMHoFoM3hDM/hO3a1f/x/KbZt7"
)
