from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

# A new message is no longer put into the index of words by the statement that stores it, which took as long as all the
# rest: it is noted down that it waits, and many are indexed at once (`app/chat/search/indexing.py`). It is still the
# database that notes it down, so whatever an older version stores meanwhile is indexed as well.
#
# SQLite: what changes a message that is in the index still changes the index; one that waits is indexed as it is then.
SQLITE = """
    CREATE TABLE "message_to_index" ("id" INTEGER PRIMARY KEY NOT NULL, "message_id" VARCHAR(36) NOT NULL);
    DROP TRIGGER IF EXISTS "message_said";
    CREATE TRIGGER "message_said" AFTER INSERT ON "message" WHEN NEW."body" <> ''
    BEGIN
    INSERT INTO "message_to_index" ("message_id") VALUES (NEW."id");
    END;
    DROP TRIGGER IF EXISTS "message_said_again";
    CREATE TRIGGER "message_said_again" AFTER UPDATE OF "body" ON "message" WHEN NEW."body" <> OLD."body"
    BEGIN
    INSERT INTO "message_words" ("message_words", "rowid", "words", "room", "author") SELECT 'delete', "id",
    replace(replace(OLD."body", 'ё', 'е'), 'Ё', 'Е'), replace(OLD."room_id", '-', ''), replace(OLD."author_id", '-', '')
    FROM "message_search" WHERE "message_id" = OLD."id";
    DELETE FROM "message_search" WHERE "message_id" = NEW."id" AND NEW."body" = '';
    INSERT INTO "message_words" ("rowid", "words", "room", "author") SELECT "id",
    replace(replace(NEW."body", 'ё', 'е'), 'Ё', 'Е'), replace(NEW."room_id", '-', ''), replace(NEW."author_id", '-', '')
    FROM "message_search" WHERE "message_id" = NEW."id";
    INSERT INTO "message_to_index" ("message_id") SELECT NEW."id" WHERE OLD."body" = '';
    END;
"""

# PostgreSQL: a deletion takes effect at once, and waits as well, for an indexing that has read the message before it.
POSTGRES = """
    CREATE TABLE "message_to_index" ("id" BIGSERIAL NOT NULL PRIMARY KEY, "message_id" VARCHAR(36) NOT NULL);
    CREATE OR REPLACE FUNCTION "message_index"() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
    IF NEW."body" = '' THEN
    DELETE FROM "message_search" WHERE "message_id" = NEW."id";
    END IF;
    IF NEW."body" <> '' OR TG_OP = 'UPDATE' THEN
    INSERT INTO "message_to_index" ("message_id") VALUES (NEW."id");
    END IF;
    RETURN NULL;
    END $$;
"""

UP = {"sqlite": SQLITE, "postgres": POSTGRES}

# On the way back what waits is indexed.
DOWN = {
    "sqlite": """
    CREATE TABLE "message_last" AS SELECT COALESCE(max("id"), 0) AS "id" FROM "message_search";
    INSERT OR IGNORE INTO "message_search" ("message_id") SELECT w."message_id" FROM "message_to_index" w
    JOIN "message" m ON m."id" = w."message_id" WHERE m."body" <> '' ORDER BY w."id";
    INSERT INTO "message_words" ("rowid", "words", "room", "author")
    SELECT s."id", replace(replace(m."body", 'ё', 'е'), 'Ё', 'Е'), replace(m."room_id", '-', ''), replace(m."author_id", '-', '')
    FROM "message_search" s JOIN "message" m ON m."id" = s."message_id" WHERE s."id" > (SELECT "id" FROM "message_last");
    DROP TABLE "message_last";
    DROP TABLE "message_to_index";
    DROP TRIGGER IF EXISTS "message_said";
    CREATE TRIGGER "message_said" AFTER INSERT ON "message" WHEN NEW."body" <> ''
    BEGIN
    INSERT INTO "message_search" ("message_id") VALUES (NEW."id");
    INSERT INTO "message_words" ("rowid", "words", "room", "author") VALUES (
    (SELECT "id" FROM "message_search" WHERE "message_id" = NEW."id"),
    replace(replace(NEW."body", 'ё', 'е'), 'Ё', 'Е'), replace(NEW."room_id", '-', ''), replace(NEW."author_id", '-', ''));
    END;
    DROP TRIGGER IF EXISTS "message_said_again";
    CREATE TRIGGER "message_said_again" AFTER UPDATE OF "body" ON "message" WHEN NEW."body" <> OLD."body"
    BEGIN
    INSERT INTO "message_words" ("message_words", "rowid", "words", "room", "author") SELECT 'delete', "id",
    replace(replace(OLD."body", 'ё', 'е'), 'Ё', 'Е'), replace(OLD."room_id", '-', ''), replace(OLD."author_id", '-', '')
    FROM "message_search" WHERE "message_id" = OLD."id";
    DELETE FROM "message_search" WHERE "message_id" = NEW."id" AND NEW."body" = '';
    INSERT INTO "message_words" ("rowid", "words", "room", "author") SELECT "id",
    replace(replace(NEW."body", 'ё', 'е'), 'Ё', 'Е'), replace(NEW."room_id", '-', ''), replace(NEW."author_id", '-', '')
    FROM "message_search" WHERE "message_id" = NEW."id";
    END;
    """,
    "postgres": """
    DELETE FROM "message_search" WHERE "message_id" IN (SELECT "message_id" FROM "message_to_index");
    INSERT INTO "message_search" ("message_id", "words")
    SELECT m."id", "message_vector"(m."body", m."room_id", m."author_id") FROM "message" m JOIN
    (SELECT "message_id", min("id") AS "place" FROM "message_to_index" GROUP BY "message_id") w ON w."message_id" = m."id"
    WHERE m."body" <> '' ORDER BY w."place";
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
    DROP TABLE "message_to_index";
    """,
}


async def upgrade(db: BaseDBAsyncClient) -> str:
    return UP[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    return DOWN[db.capabilities.dialect]


MODELS_STATE = (
    "eJztXXtz2za2/yoY/dNkRvWNFTvJOnt3xkncVruOnYmddnerjgiJsIWaAlSCsqPd2+9+cQC+XwZlPSgFM20SETikdADinPM7r/92"
    "ptwlnjjozz7PPdI5Qf/tMDyFf+RGuqiDZ7PkOlwI8EjRdOhs6EeTRiLw8TiQl2+wJ4i85BIx9uksoJzB5FPESPDA/TsUTHCApniB"
    "5oIgzBD2CUbPHDH3b/CYOM8P0Gl48YEGEzljEZEKRAUae1wQFwUcYc9DPJgQXxzAd3D5WH4Jym4387g5o3/MyTDgtwQuyof++msn"
    "vCuMhzfp/Pab/ECZS74SAZPg4+xueEOJ52Y4T10gU9eHwWKmrr2fYP8HNRN+4Gg45t58ypLZs0Uw4SyeLn8/XL0ljPg4IG5qOdjc"
    "88KFiy7pXyAvBP6cxF/STS645AbPPVhUoNbfILnWGQ4vLq+HV2fXw2GnsOARRWpRwktjzmCzUBYI9fun+OvQI+w2mMiPL1/9qZ+T"
    "8EHPggf+fPr5/U+nn5+9fPUcHsjljtM78SIc6amhP9UtcID1TRTXEzanlsiU1ymS1TA8upBwPHlrNs7yQxOWH1az/DBkecLiaOs3"
    "YHGKpM0slrdD7/sfPiPGA6yuLcHwo78YMPzoL5UMh6Ecw3nQaENH89vM6iV385sXBsx986KSuTCUZe5YygbJjOFoMWx2RBcIl2J3"
    "eBa3k9urOq6L3MZBkdUf5EhAp6Se3Zoyx2s3JD2I/rGDG72G1df9j2dX16cfP8Htp0L84Sl+nV6fwUhPXV3krj7LL0t8E/RL//on"
    "BB/Rvy8vzhQ7uQhuffXEZN71vzvwnfA84EPGH4bYTfMkuhxd+hM0n5u7lFCGCyM8vnvAvjssjPAer5pbHJr2pvkrmOFbtUjATfie"
    "oWp7Ondp8H5CxnczLllbpv3mp9SqwRgmD8fZ2Y/qw79InZFI5ZQgj9+iByw1zXmA+M0NwjcB8UFTJV9n3A/eIkFvGXG78m82JogG"
    "SASYuQLdcF/dwCdTfi91VMLk/iElyvCan1WiCZvqvIL8UXzN39HbPgsqVDFNkHu7Q663Qe/tKDZjESgWLbT5ASwPOWeoMNzC9/v+"
    "L73ey5evey9evnpzfPT69fGbF2/kXPVjikOva86Hd/0f+xfX2dcdLtSryhMsJmXLw7C/KF+eiCK3PqNFQER7TtwOv9HropbIbEXq"
    "mHt++S5z7krx9q5/cfr5X88+nv7zeebwPb+8+DGanz5T3/3r+uw0Jwqbi0Ar+loq+tLLCkcsDuZ+icZe92plyNr9fq1iWVf5UrVJ"
    "8ThTR06VznEWHUiPqRvxyfW4pnHJiD7oDpAD57ODxlIQ+ULJcy2kpIhXn2AYqcORIC7JRkTKfaUGPFOkUsuRa3cwWzjPi1rGmp4z"
    "YAP2S4ThjQiayVtyhj05Vb50cqWF00XOXBB/KNnOAvjkkgBTTzjPFYIH3wIgvInP57eTeHSovqRUdbgWBvLpY6kJjciAyemSpaAH"
    "RUqNBgdpIJAjsAcPgQtcqlEjaXbcSRaoH6O/t5lS9Gt4XINKI4fkx3GEKOQG5GPGXJ/bRRLuh9ZlbijAvnx0GY3mWsmIkJflN4D7"
    "qc8+kT9BBOrzN6TCmdvCrdDSrJqwl2pCchqY4k0JxR7iekcmuN5RNa53VMD1UqeqKYdTJG1mcYffdaW9eTMHz5U03G+kuDO2PNfs"
    "G0hLrAYbO6axGOrjGGpKjjfgcpbK8vlxPicqlimPE4pWnx9Sn3VPqFR/5eHBeDABJi9zevTemBwfvTfV5weMZZl+T3ETjofT28zu"
    "1vhtU/p+Aw5nqfaQ0S97JgdHr/rg6BWEYGKCGcvAhGQPWXx0bKLdHVdrd8d5FieAQBMuZ6n2kNG9Y5NTQ86qZLUay/I6BFSKjL4m"
    "XytAgBRJm7nc+fvV5UUXYQHoEHhxADMyVaXrrNGzf15nDNGIv+XgZjQ9tR7vAe/MqX3Ya7TZo/ltXoDWHNlp0LAZcJ+ntNh9fnub"
    "OsT21R/ZNp63yV/yD1LtLYGx7uO+kjti6Cn5ZULHEySnx7ESVIQREQrufwvXwU8hlNfC5w8H6Az7HiV+FBABrgQm/+AQbKyCKxwV"
    "SjEU5A8HPQB16oYFH8rGv8GA4fBxYZiCJ/fDW4RREs+C5IgaZvPpiPjdNLn6mjO5feTD4T5yEC+Eni7NRqFuOSWYBU+NFCmzSa6m"
    "2PMq/Qyl9sgOuxle9l6/ih0L8KHOlXD18fT8/HHfwY18LvFnPm2mJufIrAJhoEDEL2FDb1mabDWbeduM3pjXrCVy7HIejPjXSsd/"
    "erhWmnE10UyUgTN+RsmYgJtd5cGE7naA9pADfzoHSPnV5SntgjCRuhJiHGSKSoKZcp+UO/lXcF9w6vf1lDkBAeMwaSoOcaCIqUeQ"
    "wx/krnbQM6weQ/zn6kY06CZzgV4HF7jwNcA77xEsyAlcZWCyRQ+4Bbf8gP0S+uxTd1BzMHIJdiVxEICAe1BSmPERd6VkVEI1/ubI"
    "weJORRmrxz+ED1KiE6L+1CiESyrwVP49YDDnAF3exBJaflesGRbLUCH3hGQfWTgZCV+daQTkMAjKTT7FKBkNf2eN+95mHXU2kXUU"
    "LYgpo6P5eyhaXx0ZMPvVUSWzYSgrWkMF35i3evr+ebgOeyZOcjmrxt9ScJPP8MLjuGTzAjRWzuAUST7IhI4D9H/Io2IXNZca5gIz"
    "6gG9PHbXzdrecIM8oIelOJrOghJgtVJdTJNsTlt8sV5VsXd49ProzctXR7GGGF+pUwwj8yedmKjFYYGf9fFSKbIVBE217AjZp5gp"
    "pTM2EQUxwf4Jg9WHO4B+OyS+zxuxOEu1OX2m09kIm49fmMhcOauS0WrMJkF+g8dVZEk2XeQ0nV3iVi8x4ApLrHCKzGocbVvflsCK"
    "HzH1PhIhsFKSC7BierhbBytO5cThNDXToJZPFikDYA5yiFWOD2U6rUeBlTDBIxogo4E4QA5gago5AzOFQnxymGgMji7wInEf3dJ7"
    "wtB8dhLm5BRQyE1/gQGTWziQGxhhabuysKgQnxGmnovHYz43dnH9KrUerOtvpKS1Rei2jND5ZExntGG8WIZoD7G63rEJWCdn1YSL"
    "FeA6MR/9TsbNQpUSkn3kspEN0auxIXpFGwLOuSKLqyPyovl7wd+Nh95FJ3pxQ5+x+VRxvM+gloYuI5bd3BHxBo1jkIZRVH+DcMhf"
    "TvvX/YsfT1BIP2BXZxfXJ0pwDtiP/Z/PLoZfPp1oATqcz/KSe0s5RxZHXS2OavGJpU6eXTBuCnC5VKmXhcwT0p0xYqE0jLYtwig2"
    "jGY+H0vrKE74lwp/aFvILzLXcaTf1r645dwdSoOHek23RZZyd17/jo6kjOpEPPC550IxCrlbGIfKsqqMRDpi5NvbFRDsswzUlZDt"
    "zCnxzUiDlkBdF3KLiRkek2t+R1inBO3KzejWAV4smjsM4skGmJeQC+2R76GMtIqY5ioEO76ZKpEHV8I8avTMYYcHf6Xu3w7+KojU"
    "e4K/OW/lBG9RKIGjhwGAuiOzoKS0zqYfvuI4bYtWrb6KtVq1JbKRcoQ2MaaLlktG2lqRBQPe7/7OzyXyNmNyimQv0Kx1szgWI02Y"
    "nCHaQzavPkwVstEIa8blNM0eMrl3bJL4L2fV+BcKqf9UiPlS4FSGcHeM02/GGkkvMvk6o/J2S6xylnIzy7xJgbxPqwwVzJZY4hSZ"
    "xRTatr4twRSuAp/gaacESwhHunUYgkjmGOXicd9VRWgnVATcX5wgx+d8egIWugMRJ6qArf54gPqBUOlyHh/foSm+IzrNTd0DzHZH"
    "pXJnLo35dArxLQXoYNMPt9BBO9TOaugg4LPmacgpor1xh26kbm/qdKGsOd9TRK3le4fcE8lZNJ8BLqmyV7H8n3F5hkCdAAUsmvlD"
    "trMyZMbHJTBa9dkTE7TZJOuMJ1iyX2jYVyUqhwIgLvRhuCi5JEOjHMOaFMPn7UnN16L+DPZvtSaghw3UgSGJZz7uT2BIze6GleVd"
    "vU5S9JCv8l2CF8gnTMvtG59PdXn5ue9DiKqUz0nqOeS4E4+qIvclroP1Pae8A6bmhJbOSWX59NV0Od+xB9GTcYV5qyYYvoWb8DBs"
    "s67/tlGqrcghWyRgjeXebeHx9TsSktO8AZMzRPvH5dX7EWxFhq1VZLCBr8ssxU7Aktlw/pS6auzaTxPtoUhezUFWMPzyXC+y/Afu"
    "E3rL/kEWhTyKHJsLAO6OMfzPaE9FVxPh5uOH2BbKbjX5++WvJoHenqdX708/nHX+3I493XelKKdBaZ27eKxbZ0nT9CwTKzpMvoQi"
    "cpihyxlh/Q8Qs31P3ahtm04SxWHrOFW/VCDKDpCjPL6+oxrTOWGSmaOM4ocJ10bvW11iDrJky4zrDT5+wMImALo4nAJ1wnhkHJrp"
    "cu5C13iVe4gR6GFXbarrpys7PUyvKxaSi0JpbHrqls3xZLGMWR1T7KEwWkvgiE1M3QSX46PUGG2PCPaSw2tIsIYSBUsZKRlCa6O0"
    "2kZRdbWWjI/J09ogmTavtI2AXou2VWOJAvtWYId+CW+zY8w2tUJTm6xNNuglI9fyzKpMFcuMd2sLrjNpMsmpzfLEkgJBULhcqPpC"
    "0tYDzd5BEy5/Qmy33foYAieeScuRsnsaYLjLibb2uiq7q4t87hFoyHFPhaQIeGJmFs3RzT17wCIb9yS6I5RCEtL2RNO5CNANNc4l"
    "+7Uzm/vy0FRvUiSVftMNyMPyOlEPl2iiNUe3bI6mVqzI68dLnqTI2yyfOvI6lDMRJJjPBqx/8XP/+vS6f3lxknpnBuzy09lF/8OJ"
    "KghG3QH7fCbpThC0xQkG7Ozjaf98KBl78eNZ+H4NdWhO/gU2Cr9ZeXUUdbgtkUmYpbOJhGm9sUkiIbxjTXx50XzryHuCI68gWUwl"
    "RlEktddjDcVMcuIdwGTG/SmW+4S4KASU36KLL+fnEMotVQQV9bXM0bQWLCPym44WTcMK8oQtXqj2BHBY//a3gCjsVvKcXeYll9lm"
    "z+3f+rYkcP4TFuKuvDVrNNStg1ZmqUkGmEo4HbrB/UJGp/NgwpCUOCpWAHvPD5AjDSrXI44uiaPQCNXbA0AL0Hlcck+haR3zFm+h"
    "IeotGyq/vaMd6beg83Tlv0swlY09e8D0zLDyXBJX4HnGSIr117cEIEl2SHO9NUvYXuZ3dMbXYfdF7yVSFn8Xqq+PsCCvjuZ+IV7G"
    "CN84MiqGDNOqMY6jYjnk2Xzk0XG5tVeHcmTpLMrRXRLl0GdkkxchoWgzRNiaqPBErpRt8LoGw2k6m72zdPaO/AJMzLhfVme6Gs3L"
    "UllM7wmYnvq7wQETzd/D4+WNiQx9Uy1B39iWZN+OSWmjir7FlbZRRTaqyEYVNQW85MvhwY4hnWrkK5nTNYDAIBYgNd0ADIsJVNVn"
    "HOFL0hIHXV7F/OhqD9IWn1I2lzbqAZRtiirPqu5nuvSzLhYdZpBMsUuk/d5Fg86gA/cuAcM29uwBU0FH3H9yWan4K1fEONRAMQXK"
    "9mIxW7ZDl4wUqsJcdiI6aEmWrz6Cp82lqHdeoO+u39QWHd05t9pnMub3xF+8lx/LNIzMeK124Ycz5R50jTWLiAgBUTcU8WHaKmSk"
    "Qs2wqGkEZ668ERRIgZqRqgXrYe8F8jFz+RSNaCBUTxwsJ4lAd5yApquMz28nZR0uNvrsJq60bioo2XrVtuxVk3ujuRqXJto7pq/e"
    "k2DDRvZPvlnkxyI/FvlZTifjXrkuxr3HdLBohoHqBTd3IdEEorCl2jOlyjoTB+ha6jyjOfWC7ykALERAR3rGA+g/qPNIXCji7ZOp"
    "1J/KKoCu9t5PQGIahto/JcC+zRL7pUkF3ZfVFXRf9h5TkzbqCW2ZpM5pRyaO0FfVjtBXxUCi5P0psrimAl+WzDr6n+DoVyfWkLIi"
    "/99xeeRiVr4EabJ8IJekWxfj4ysbDuS6vDzPcP5dP9/I/svHd2efnx2qZZCTaFAR2TK9wUOf/DGnPinRGmt5niddju8bSpcCmAGw"
    "hGBChcp9RlLGCST1aFXUPm4AnYUgwuQpChPzwnfTq9YSGOtKQ8tlWlM0VKs4idQko/Yq4HwiLigxI4imJn6o2hDsEx+WxhFLtUMt"
    "76ey1qc1hKZ8cs/vUinzKghDEMJCUxxiweF6Ngonuhrm/0WXLLy17ZrrtqvrdsOUK1qBVEbPVnUC2enA2d7h0eujNy9fHcXxsvGV"
    "ujDZouIg7UYyHZVhH7VKQ5rMKmoNFDUbpLnMAuwcgJuX8Y2DNFO0dqlbvdTU9chw+bCDEnK74K1ecBti8i2scsruMjWqUiR76II7"
    "Mik0fFRdZ/ioUGZY2cj4lpTlwz3i6Iyp9pDRvWMTK1bOqinSU4iLmxLJp0YQQULRYp9DZ8IfFEyTqtxPXERZAvmpAv9Y1Qh44L5r"
    "hv+tOx4U45L62ldT7HmVdmxIspQVu6HFeHFSDP+CJRAB9TyIQB8RdEvviVyd3kkUVx5egOVS5ADjYkBqmWn1PW0Sv+y9fhVbw/Ch"
    "zhC++nh6fl60zsTc5cM5C8qqn9eL9izlzkTXdDB0wuA3yUpAVJ4nv5a3eDJSvnMyf+aTe8rnYgl4r0C6JMDXMlftFvC9mJNLvYdF"
    "6t15F8ELRwS0aWaqMw1eoKn8f4x9f5H2RYzIDfcND8d9ej1TjpSGuyJLuTM74ps0vKK18gkWvCSAoK7wZ56yxZrrliOTbKypjTW1"
    "saad5oET1zyY/aAsm05J7ERqtFsXPhHIecObZKJRG7251AGkVjPGYFbJe6u0XdAIHJ07M/YXM7kNtMWry9rNPL6YSqLvIHxh8VZl"
    "7ggIbRABmUlFQ1UHc7THQV5Rne3yisUmnz1gPrmBNIW3yJE75Ib6UyW21VMupEmIlF6XNvlVOJB8M1xp5MMjosAN+JKdbrNoDRte"
    "0YrwimamV0JjgyqWNbrit7CM9dWVyTJkLUammoZXbLgumQ0KWOZd2DnLJi3QGi90jtbasG1eaWtTWZvK2lTGNpXieok1Fa1GtR0V"
    "LbtRhXJlL0jDRTd4kjZJ2NYbnhp+9ElF/xU1Eybqyt9Y9e+ezuTfrhoSBPvjCSm4Fzf13AF75kg2/U9AvgYHs4Vj3tkNsijCPRHF"
    "nMu3JJiL9JXy2PToB4TXumEjYHUpmSDuYJ/JVbDW1ZatK9vXed29kJL935TLT2pW1eZtvUY+3xOfypsuo0+X3sAq1W1Wqm3x6DUW"
    "j06L8iYMXu2xtSbHulKtQIfC0PtFRSSFapPWobgP0PXIMOJlA8dbVm9quiRpwhZ7QNWyCFgWVUnM88LuPErR9Ti/Qx69I3LBWtz7"
    "MIoqbFzxqkDY4oVaWvCbRAzLWTUML8QMx3wLa58sIforbmGFf5uFf2KSFt+wx5tZJ9Sbk1MdPA7offRdjA/F0/fX/Z/PTpCmHrCr"
    "L1efzi4+nH04QWIuZkQ+URr7Z59Pr+CS/NaiCDpsJ6Y5qlbbNEG3QLe5RN0XDRcn/KrKi40ZB0wFqa+tgBkojmm4FCvO4vX4GDdr"
    "3ZRQbPCNIKzh27CsemyiHVcrx4X26xPSzPKICTZ52sjTcze5K2Xrf8Jgf2MGp2j2T3Fafb1Qn2AIixwT+dVKhOgjqf452jYXCFpJ"
    "jIXN9rfK6S5n++/Oq7ZzK51ylhlHpSckbQbJthqPXuPYjyq0PtGxH5WC3TFmmzr2U5ss49j/LHf85/776zrPfjpJGGr6iAmdlSkJ"
    "IfEP//hMPBzQUnwx5PbH+EZ7xPM/1xkC8Xc+6pREQMDlbl0AxO/hBIP4Bzk1io2+oxB/AH86XfQwoWDAjgMB+LgDIRXOAXIom811"
    "3PUDALJhtm7APberwxfG0HrJd9CNz6dI1V8sq2y8gacO2IA5AQ+wpwghJVzyeYFm2A8U4D/BLkxVraxG5BazLnJcaT44yVyw3+FS"
    "+JQwCt2R35sLEnd791ykSy+f6AZYBMvfoILO4xs9c3Tn+OfqRpHnQUQ8uKG+COQkddGB1vQ6W8lBAi/gRy+i3ywCPpsZV3TOVBxM"
    "KY8qDOOGMiomtkFGK4IwYP83YXQ0fw+Vh9Ubuur4KHK3uuhzTGDLPT+h3LM+lJvwPaGwjH8C48GxUYGcmXlFNg1T+nPGgIHN+N/5"
    "/OXion/x4wkK6Qfsh/5F/+on8IFE0m3Arq4vP31SnhItO9vhF1kmkflJCczLrcxmwOPV5y8rxa+Buymeb+vBliCWbikSX8lMtxyE"
    "b4/LbmuMDC2IJjIxRWKF4lO0EYu6fwtYbNqqbbjOOVKLubd5nW0ynU2mawP+292NZLq/89HlPABUoxxPDge7j6DKQ57MM0muw36Q"
    "YJxelK6m4N8pviOiiyiDUeoj7rtEtwUOu6qoAGAPst08zm6BVE0F4jJIea3PMoFagT2Nq4XU1VEoPapKlOhwG7YXS91g+YS6FsQs"
    "KC0qXFdFJEVky4ikdYAmZUTCF6OBpE4orKBuLqhD798T5XToZNwxVpuK6WSHtUlKnwYBHk+gPFaZmE6N1sppnJ1nIKeVvJzPPI5d"
    "4kIBLox8zqcH6BKan1EoPqoHfSQIUd5TXXEryptiQVRReyqFqPxxXSSFryNPBgpPcRCehnI1KBHdm3z8gIVTvhPqueIAOUnyfTCZ"
    "T0csScj3iXq8/CBC7QFQZF89wXmgbjAJCaVacTsJIs+wCgRHdArzBkwSzuhXuUpvkSPof4jyR0MTOhAhVerFr53oN0fuW4/K3xlr"
    "GBnVI/xJw5LEfOvZ3bJnN7U2Ddidpdq/aOZV8T2VAxa+7EUu11fQT9PtDWC9irL3NrN6vUmLU+JSrNnU6GBIU+0hrw97dXs19rX2"
    "Xlc7W2Es5xGXYreZ8R1R7JM/cMMFDJV+1MBtGM/fo5qRK/McagWzATcTAsvOIjsbFrXYgXoWbRJtGTOqCZ8LhPun+a6F4Ylx2IDZ"
    "GaL9Y/Tq40htCEEl6/fJtQzYU+N0rphkD2XE6o31HLZl7MHPkllWN3cOwE5dgXfgc3ibHWO2eeZc/D6X+wfKNvMK2LrvwRHZ97dx"
    "UuI6fS+p7MQS30s2d7Ha9zLNzjMuQAz+AO310LlmkDl2g33wOCzQBN8TBBUXTsLOKKr6giB/OIlTQl6SpI4a0blmMBbCyKI0YGIj"
    "D1ZpeGoQRxl8RJNOsX+nctrgzmjK74nb1d1cdCs75a6BVDjuEUcPSHJHc9h5ixzGA3qzSA1hD3L95ANd6pNxoH6VrpXsgDcMavSo"
    "L6dK9IgD9EU5kZzpHFQz5VFy0j1kxpipH49G80Bl+D34NCDVDpvUoZFpHVPeVAb8NCkK/WNs9EhLo0d+55QtpflnCK3i32rFP3PE"
    "NXvbCqR740raMGicyJFmC5Cls9xfkvuldTXMEgcj2hYjSZ2PZ1Cj6QRpJWLALn+5gI/8gRkX6Vtn1bNQCVhyARLqNi/BKXR0l5ra"
    "gH08u7juX15cwXJo7WzAJOVPKqUT6ihGKaHbXZSUethU+OdIbUZJm6V/aKQ0XeMUmV3fVq+vhXXXDuvapCwL57YQd2wG59o8t93N"
    "c/uoNclOKYTLojjPOvw2mWQO3oZUxNVoagh+vgXsUm28MEhcAadRV7c4DL2LBNfJanOm4MZIG1YA5Kik8/ZGHjtgypqurjX2ay5I"
    "+XHMs5t5EwEosXBnO+FOqyutXVdqDDFuHFjck13eglSM1rHf2gG7yOIaOyDcpCvQWz8md9oxlpuqrtkX2hoEe24Q6O1cahDEO73O"
    "IEgmGRgE4fSotkQY94lGC0gIJfdSxT5BDmjmVCh1XF36TiDqdkNFHfJNZx4ekyjEQqfC6grJSayDwPIuZWEdG/4GA3aK9GK70aPR"
    "BII6uAjUnaD3tLJD5IP8hQL1kWRyWJ9D1TSWNzKKqogthox1ka9rnCKoGZpRxtIjZOYt5JObV/CwKbMrT5m1qvHGVWPuu5SVVcys"
    "Y3uKqM2sVy1FJ/zheykkqDxZ4nMqrBYEp4IuJdDVBeQPDb2OW1mpEXdLPMTX8pQtX6Ro/l5o1XX+qLN/XmdcUYWikZniNdH0fCXJ"
    "vMWoMbEiw6sLdqZpdqFiZ+dhwkGgw292dfMEeRqDOqd0At2bYCylnFR9iN9FIP9nELIJ7w7EPf1m9rrUrN16Cn7anCibE9XWw2rX"
    "nOfV/Skej0t6Uq+KDUUlXZ32oUK8tESkQfMewpJ0s13OVEzSmQpIKrhithCNlDZUGpxrObIWL0VrQEzi0uUOtgyhjQlq87EWIhdL"
    "LHKW0q7yLqzyaNHw1CwQ2nPToBBXjKw1fKUyhPaNavMbFS5V4xcqT2ffp8ffJ7kQE97UnZoh2gvoZ91stiEvNna1jX7VRrGr+rVf"
    "AVP33FmdOR5bVoZA+SZ+Jr6ojGPNzOgaeK+H96nJj3qxrydEe22hjHHsLAmT8sM+tNrGVVWWAVrAY6W4lTikn3ozk84L6fLHNqC0"
    "lQGl1mu1Qa9V6iVqaoPlSC0q32ozzAa02mjLtqtaJtGW21G1PhPt4SlTsuKxWvXKT896VK+6ZFFpoe8Eikh1u4u4bYVqYwEedjLl"
    "v9OiOrXkPRqk78h/KrpCpJ3VrFqpWenFanD8xwT7ePKvvJG0jW+wmpTVpGxqUMtZbJVVmxrUWq62NDVIOQ7KdP/QoVCj90czDDKC"
    "wuQZeIZuKhfm3TDuT7FHBXFV5K1Oh+EzwqKypT5BYz6dyb8he+cAapjqzRlWWVV/CSilFVdbLZgLm338gEGOj+rHp6oLhIUF/hdw"
    "3illc4GcpI7uQapirLy7LtkafkUXQqjlKuqvKohCj2eEzzzdWw/p2QOmf90FB7hQ1S1QJVpVOQT5nz+e0Hv59dUsUzA5ilZUm8Km"
    "Am05FWhrcaebCr6//HR2caJevAF7f355dfbhBI09Lt/LAfvQ/3z2/vok3O35l3sLwaftbwnX6Wxk4795YcLYF9WcfVHG2qbdctI0"
    "K4mkadHRsnoOp79WAybnyPZuK/eOTTgtZ9X0IyrwWtnaUPq6BBnk3COYVYYtJXT5juuScF28jq80OLlVPjPArIw8gFY1mwdS8Qi4"
    "1HbMjuo6KPDy8jwDnbzr5/1+X6CS7bNDtSpyEg0yeGFq28eKVaNdn6Gyh8tjh0sE9jWOiCwQ2pDIx0EkC8ouc6jsLCi7RDn4Aqmt"
    "CL9curlqbBBxs/n7VkJuI/vb/M5FoMkSa50jteu8E+vcWGMpUlqVxSC9gNxTUWp61rQ0SUha3MO5Ay3D+E1AGHoAEBmqWwiAaTWQ"
    "LPACPtBAlYUaTzC7JS56BnzpxhDt87fo4sv5uSpDAXaVIda1gqbQBcfZ9nwR73B5KFI41H3MIzEc4aaFi8PSH5IQqgir4jc4gcvL"
    "qw7X0yzbGc1GF7UyukivcnMhkaezIsJERGDRDJtMKCwsaQJLhruyuWqbIbSoQas1W5vIaYO4dpPFNld2k7myNnZrh2O3+mzEv/YD"
    "UhrAlQx262wmCtNMDSbVXJGOscq3gB7S6UQMdaeDpmWVheqdjRxg8clfqfu30nrOm3twqemWWn9VfhmKJaeupb/d481fwlZ56ial"
    "lDbUylZd/oaqLt/6fD5r6prPELXX7usoMFCVVUZ4xOdBF5GD2wPdnEqfOoYon61gas1C297Vrm/9+ub1iQYnagmptVEtDNBCGMDa"
    "rCuxWavOjRWw9iJ3uz1lccmR2SZ4ILMKJQhBfpWqQYL89miKFXSltc0hh4rLbdOFNiQqR0p+80WU0SR1ZKjkMCEu5EFJ88xBN9Tz"
    "tDn/wH1XaAe6CFswPYYSrOuRJtlTc9+zlvy2LfnqpKlyRu9CotSSzD4y8SIeVTsRjwo+RAEvEw1KTParKfa8GrQkodscZPKyGZc7"
    "h+gZRi4JMPWeQ1mZY/l5HMjj5eG5obWugZSXvdevYugEPtSBJVcfT8/Pi+hIQAOvUbpZTNBeVGRZb/gLI2/4ixpv+IuiN7z1NfnW"
    "xt06w3cdFflALDbYyOH0PWB0dhsfG23j45ptfFzcxiAGi8yt7s8Vzd+F3lyr2NBraa4lhULzmuQpGhsPZlL43aVEqvDDpvpcgXAP"
    "FbsVZ7YnLGvmjMnT7d2Rbf0t7TjFdwKPb0kw/dV8lGZ/Af3JjHfr0B+Rn2kcWv8d5DpwOiba+YmwtKZmdPxWVefUF3z+oPAWNSDn"
    "O4qf4SNHxJF22JjK21fH4q/6IY9FgKib2Oj9lsUT1IR0RMtctgp1dRiyhBssxLCdw3WF5RbCBKdlpFuG0kq31km3DDYVnYQNdMU0"
    "zR5q5KvXFK1/2fqX2+j8bORfVm/9Cnh6Hd1nT5maPh3b5ErWfC+xIuIFqTYf4rU3sRvUZF2HM/TSQkHLG+55/OGgqLdzRnQHgAmK"
    "K1FBai5kWTMOtTyhp5I0AsrMh7U+63E/caW50BB9WSno0iIX8apEabVlsAu+tY2x+7Bn4paQsyoZrsZKSuDF71BD+6tI3O5ieC0w"
    "wlqCPZ1TEbxXmEyZzEiN1goO8EINx8lEo559evsI9EyeutRH8nAUzxFmrq73PIfCy7osx4PQRz+OSjp49I6IKDsIno0c+FMuZEVH"
    "v/U96jEIKpxsEajdQKCi5WogaVIkeyhr1tChRr+LRRZXu8BTJNYL/gQvuKD/KZHsj8SBhTT7lDa3imgvC/ZYsKeNuERLE+Cv8D1x"
    "f6bkoUzNTAZrtUwB04b30TwDjELuhUC14Chqb0oXRHJp/UUUO45dVx6eUjOcyyX2pQ6oi77dcD+VxV4GT6zrMabKZTfd/mNZJdMG"
    "tq88sN1qk2vXJtvf4mNzKJwJKvSqGhR6VcCE1LFV5G51yHVMsBfs3XTUtY00W2opds0Xby0HazlYy8HYcjglPh1POiVmQzhSazPg"
    "ZM5j9kI1Q5/gISx7z78VLPdJha7r9Op7aSI1bIuVItnDE7R3fGySb3d8XFN99rjgEZQvVQMOh9P3kLuHRmlghzVpYIfFNDD5xICU"
    "tYmpg8FjEguDN4TBt+pu/fP/ASb/McQ="
)
