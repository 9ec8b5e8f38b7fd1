from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

UP = {
    "sqlite": """
    CREATE TABLE "namespace_token" (
    "id" VARCHAR(36) NOT NULL PRIMARY KEY,
    "secret_hash" BLOB NOT NULL,
    "session_id" VARCHAR(36) NOT NULL,
    "user_id" VARCHAR(36) NOT NULL,
    "namespace" VARCHAR(64) NOT NULL,
    "audience" VARCHAR(255) NOT NULL,
    "issued_at" TIMESTAMP NOT NULL,
    "expires_at" TIMESTAMP NOT NULL,
    "used_at" TIMESTAMP
    ) /* A single-use key to one namespace for one session (`n1.<id>.<secret>`; only the hash of the secret is kept). */;
    CREATE INDEX "idx_namespace_t_session_79ee55" ON "namespace_token" ("session_id");
    CREATE INDEX "idx_namespace_t_expires_8b4875" ON "namespace_token" ("expires_at");
    CREATE TABLE "stream" (
    "id" VARCHAR(64) NOT NULL PRIMARY KEY,
    "top_seq" BIGINT NOT NULL,
    "min_seq" BIGINT NOT NULL /* events up to here are no longer kept */,
    "epoch" VARCHAR(12) NOT NULL /* changes only when history was lost */
    ) /* One ordered history: `room:<id>` or `user:<id>`. Its row lock makes the order of `seq` the order of commits. */;
    CREATE TABLE "stream_event" (
    "id" VARCHAR(36) NOT NULL PRIMARY KEY,
    "seq" BIGINT NOT NULL,
    "kind" VARCHAR(40) NOT NULL,
    "actor_id" VARCHAR(36),
    "client_id" VARCHAR(64),
    "payload" JSON NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "stream_id" VARCHAR(64) NOT NULL REFERENCES "stream" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_stream_even_stream__a1db5c" UNIQUE ("stream_id", "seq"),
    CONSTRAINT "uid_stream_even_stream__82b0b3" UNIQUE ("stream_id", "actor_id", "client_id")
    ) /* What happened, by ids only: the words are rendered from the current rows when it is delivered. */;
    CREATE TABLE "one_time_token" (
    "id" VARCHAR(36) NOT NULL PRIMARY KEY,
    "purpose" VARCHAR(16) NOT NULL /* SETUP: setup
    INVITATION: invitation */,
    "token_hash" BLOB NOT NULL,
    "data" JSON NOT NULL,
    "created_by_id" VARCHAR(36),
    "created_at" TIMESTAMP NOT NULL,
    "expires_at" TIMESTAMP NOT NULL,
    "used_at" TIMESTAMP
    ) /* A link that works once. `data` holds what it grants (an invitation: e-mail, name, role). */;
    CREATE INDEX "idx_one_time_to_purpose_397a44" ON "one_time_token" ("purpose", "used_at");
    CREATE TABLE "role" (
    "key" VARCHAR(32) NOT NULL PRIMARY KEY,
    "permissions" JSON NOT NULL,
    "built_in" INT NOT NULL
    ) /* A named set of permissions. The built-in ones cannot be changed or removed. */;
    CREATE TABLE "user" (
    "id" VARCHAR(36) NOT NULL PRIMARY KEY,
    "email" VARCHAR(254) NOT NULL,
    "email_key" VARCHAR(254) NOT NULL UNIQUE,
    "name" VARCHAR(80) NOT NULL,
    "password_hash" VARCHAR(255),
    "password_changed_at" TIMESTAMP,
    "status" VARCHAR(16) NOT NULL /* ACTIVE: active
    SUSPENDED: suspended */,
    "session_epoch" INT NOT NULL /* sessions of another epoch are over */,
    "locale" VARCHAR(8) NOT NULL,
    "theme" VARCHAR(8) NOT NULL,
    "timezone" VARCHAR(64),
    "created_at" TIMESTAMP NOT NULL,
    "last_seen_at" TIMESTAMP,
    "role_id" VARCHAR(32) NOT NULL REFERENCES "role" ("key") ON DELETE RESTRICT
    ) /* A person. `email_key` is what e-mail addresses are compared by (NFKC, case-folded, trimmed). */;
    CREATE INDEX "idx_user_name_76f409" ON "user" ("name");
    CREATE INDEX "idx_user_role_id_ccc056" ON "user" ("role_id");
    CREATE TABLE "session" (
    "id" VARCHAR(36) NOT NULL PRIMARY KEY,
    "secret_hash" BLOB NOT NULL,
    "epoch" INT NOT NULL,
    "remember" INT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "last_seen_at" TIMESTAMP NOT NULL,
    "idle_expires_at" TIMESTAMP NOT NULL,
    "expires_at" TIMESTAMP NOT NULL,
    "address" VARCHAR(45) NOT NULL,
    "user_agent" VARCHAR(256) NOT NULL,
    "revoked_at" TIMESTAMP,
    "revoked_reason" VARCHAR(32),
    "user_id" VARCHAR(36) NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE
    ) /* One signed-in browser. The bearer is `s1.<id>.<secret>`; only the hash of the secret is kept. */;
    CREATE INDEX "idx_session_expires_823c67" ON "session" ("expires_at");
    CREATE INDEX "idx_session_user_id_87dc3e" ON "session" ("user_id", "revoked_at");
    CREATE TABLE "room" (
    "id" VARCHAR(36) NOT NULL PRIMARY KEY,
    "kind" VARCHAR(8) NOT NULL /* OPEN: open
    DIRECT: direct */,
    "name" VARCHAR(80) NOT NULL,
    "description" VARCHAR(250) NOT NULL,
    "direct_key" VARCHAR(80) UNIQUE,
    "created_by_id" VARCHAR(36),
    "created_at" TIMESTAMP NOT NULL,
    "message_count" BIGINT NOT NULL,
    "last_message_at" TIMESTAMP
    ) /* A place to talk. `message_count` counts messages ever sent, so that unread = it minus `Membership.read_count`. */;
    CREATE INDEX "idx_room_kind_437282" ON "room" ("kind", "name");
    CREATE TABLE "membership" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "joined_at" TIMESTAMP NOT NULL,
    "last_read_seq" BIGINT NOT NULL,
    "read_count" BIGINT NOT NULL,
    "room_id" VARCHAR(36) NOT NULL REFERENCES "room" ("id") ON DELETE CASCADE,
    "user_id" VARCHAR(36) NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_membership_room_id_aa66b0" UNIQUE ("room_id", "user_id")
    ) /* A person in a room, and how far they have read: `last_read_seq` in the stream, `read_count` in messages. */;
    CREATE INDEX "idx_membership_user_id_550878" ON "membership" ("user_id");
    CREATE TABLE "message" (
    "id" VARCHAR(36) NOT NULL PRIMARY KEY,
    "seq" BIGINT NOT NULL,
    "ordinal" BIGINT NOT NULL /* the how-manieth message of the room it is, from 1 */,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "author_id" VARCHAR(36) NOT NULL REFERENCES "user" ("id") ON DELETE RESTRICT,
    "room_id" VARCHAR(36) NOT NULL REFERENCES "room" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_message_room_id_8fb43a" UNIQUE ("room_id", "seq")
    ) /* Something said. It is named by the event that created it: `id` is the event's id, `seq` its place in the room. */;
    CREATE TABLE "notification" (
    "id" VARCHAR(36) NOT NULL PRIMARY KEY,
    "kind" VARCHAR(40) NOT NULL,
    "severity" SMALLINT NOT NULL /* 1 (a detail) to 5 (act now) */,
    "title" VARCHAR(200) NOT NULL,
    "body" TEXT NOT NULL,
    "url" VARCHAR(500) NOT NULL,
    "data" JSON NOT NULL,
    "actor_id" VARCHAR(36),
    "audience_kind" VARCHAR(8) NOT NULL,
    "audience_key" VARCHAR(64) NOT NULL,
    "created_at" TIMESTAMP NOT NULL
    ) /* What was announced, once, however many people it reached. `data` feeds the words of its `kind`. */;
    CREATE TABLE "inbox" (
    "id" VARCHAR(36) NOT NULL PRIMARY KEY,
    "seq" BIGINT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "read_at" TIMESTAMP,
    "notification_id" VARCHAR(36) NOT NULL REFERENCES "notification" ("id") ON DELETE CASCADE,
    "user_id" VARCHAR(36) NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_inbox_user_id_30c555" UNIQUE ("user_id", "seq"),
    CONSTRAINT "uid_inbox_user_id_38735f" UNIQUE ("user_id", "notification_id")
    ) /* A notification in one person's inbox. `id` is the event's id, `seq` its place in the stream `user:<id>`. */;
    CREATE INDEX "idx_inbox_user_id_5d40da" ON "inbox" ("user_id", "read_at");
    CREATE TABLE "topic" (
    "key" VARCHAR(64) NOT NULL PRIMARY KEY,
    "title" VARCHAR(120) NOT NULL,
    "auto_subscribe" INT NOT NULL
    ) /* Something that can be followed. `auto_subscribe` ones reach everyone who has not left them. */;
    CREATE TABLE "subscription" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "subscribed" INT NOT NULL,
    "changed_at" TIMESTAMP NOT NULL,
    "topic_id" VARCHAR(64) NOT NULL REFERENCES "topic" ("key") ON DELETE CASCADE,
    "user_id" VARCHAR(36) NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_subscriptio_user_id_703279" UNIQUE ("user_id", "topic_id")
    ) /* A person's choice about a topic; without a row the topic's `auto_subscribe` decides. */;
    CREATE TABLE "aerich" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "version" VARCHAR(255) NOT NULL,
    "app" VARCHAR(100) NOT NULL,
    "content" JSON NOT NULL
    );
    """,
    "postgres": """
    CREATE TABLE "namespace_token" (
    "id" VARCHAR(36) NOT NULL PRIMARY KEY,
    "secret_hash" BYTEA NOT NULL,
    "session_id" VARCHAR(36) NOT NULL,
    "user_id" VARCHAR(36) NOT NULL,
    "namespace" VARCHAR(64) NOT NULL,
    "audience" VARCHAR(255) NOT NULL,
    "issued_at" TIMESTAMPTZ NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "used_at" TIMESTAMPTZ
    );
    CREATE INDEX "idx_namespace_t_session_79ee55" ON "namespace_token" ("session_id");
    CREATE INDEX "idx_namespace_t_expires_8b4875" ON "namespace_token" ("expires_at");
    COMMENT ON TABLE "namespace_token" IS 'A single-use key to one namespace for one session (`n1.<id>.<secret>`; only the hash of the secret is kept).';
    CREATE TABLE "stream" (
    "id" VARCHAR(64) NOT NULL PRIMARY KEY,
    "top_seq" BIGINT NOT NULL,
    "min_seq" BIGINT NOT NULL,
    "epoch" VARCHAR(12) NOT NULL
    );
    COMMENT ON COLUMN "stream"."min_seq" IS 'events up to here are no longer kept';
    COMMENT ON COLUMN "stream"."epoch" IS 'changes only when history was lost';
    COMMENT ON TABLE "stream" IS 'One ordered history: `room:<id>` or `user:<id>`. Its row lock makes the order of `seq` the order of commits.';
    CREATE TABLE "stream_event" (
    "id" VARCHAR(36) NOT NULL PRIMARY KEY,
    "seq" BIGINT NOT NULL,
    "kind" VARCHAR(40) NOT NULL,
    "actor_id" VARCHAR(36),
    "client_id" VARCHAR(64),
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "stream_id" VARCHAR(64) NOT NULL REFERENCES "stream" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_stream_even_stream__a1db5c" UNIQUE ("stream_id", "seq"),
    CONSTRAINT "uid_stream_even_stream__82b0b3" UNIQUE ("stream_id", "actor_id", "client_id")
    );
    COMMENT ON TABLE "stream_event" IS 'What happened, by ids only: the words are rendered from the current rows when it is delivered.';
    CREATE TABLE "one_time_token" (
    "id" VARCHAR(36) NOT NULL PRIMARY KEY,
    "purpose" VARCHAR(16) NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "data" JSONB NOT NULL,
    "created_by_id" VARCHAR(36),
    "created_at" TIMESTAMPTZ NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "used_at" TIMESTAMPTZ
    );
    CREATE INDEX "idx_one_time_to_purpose_397a44" ON "one_time_token" ("purpose", "used_at");
    COMMENT ON COLUMN "one_time_token"."purpose" IS 'SETUP: setup
    INVITATION: invitation';
    COMMENT ON TABLE "one_time_token" IS 'A link that works once. `data` holds what it grants (an invitation: e-mail, name, role).';
    CREATE TABLE "role" (
    "key" VARCHAR(32) NOT NULL PRIMARY KEY,
    "permissions" JSONB NOT NULL,
    "built_in" BOOL NOT NULL
    );
    COMMENT ON TABLE "role" IS 'A named set of permissions. The built-in ones cannot be changed or removed.';
    CREATE TABLE "user" (
    "id" VARCHAR(36) NOT NULL PRIMARY KEY,
    "email" VARCHAR(254) NOT NULL,
    "email_key" VARCHAR(254) NOT NULL UNIQUE,
    "name" VARCHAR(80) NOT NULL,
    "password_hash" VARCHAR(255),
    "password_changed_at" TIMESTAMPTZ,
    "status" VARCHAR(16) NOT NULL,
    "session_epoch" INT NOT NULL,
    "locale" VARCHAR(8) NOT NULL,
    "theme" VARCHAR(8) NOT NULL,
    "timezone" VARCHAR(64),
    "created_at" TIMESTAMPTZ NOT NULL,
    "last_seen_at" TIMESTAMPTZ,
    "role_id" VARCHAR(32) NOT NULL REFERENCES "role" ("key") ON DELETE RESTRICT
    );
    CREATE INDEX "idx_user_name_76f409" ON "user" ("name");
    CREATE INDEX "idx_user_role_id_ccc056" ON "user" ("role_id");
    COMMENT ON COLUMN "user"."status" IS 'ACTIVE: active
    SUSPENDED: suspended';
    COMMENT ON COLUMN "user"."session_epoch" IS 'sessions of another epoch are over';
    COMMENT ON TABLE "user" IS 'A person. `email_key` is what e-mail addresses are compared by (NFKC, case-folded, trimmed).';
    CREATE TABLE "session" (
    "id" VARCHAR(36) NOT NULL PRIMARY KEY,
    "secret_hash" BYTEA NOT NULL,
    "epoch" INT NOT NULL,
    "remember" BOOL NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "last_seen_at" TIMESTAMPTZ NOT NULL,
    "idle_expires_at" TIMESTAMPTZ NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "address" VARCHAR(45) NOT NULL,
    "user_agent" VARCHAR(256) NOT NULL,
    "revoked_at" TIMESTAMPTZ,
    "revoked_reason" VARCHAR(32),
    "user_id" VARCHAR(36) NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE
    );
    CREATE INDEX "idx_session_expires_823c67" ON "session" ("expires_at");
    CREATE INDEX "idx_session_user_id_87dc3e" ON "session" ("user_id", "revoked_at");
    COMMENT ON TABLE "session" IS 'One signed-in browser. The bearer is `s1.<id>.<secret>`; only the hash of the secret is kept.';
    CREATE TABLE "room" (
    "id" VARCHAR(36) NOT NULL PRIMARY KEY,
    "kind" VARCHAR(8) NOT NULL,
    "name" VARCHAR(80) NOT NULL,
    "description" VARCHAR(250) NOT NULL,
    "direct_key" VARCHAR(80) UNIQUE,
    "created_by_id" VARCHAR(36),
    "created_at" TIMESTAMPTZ NOT NULL,
    "message_count" BIGINT NOT NULL,
    "last_message_at" TIMESTAMPTZ
    );
    CREATE INDEX "idx_room_kind_437282" ON "room" ("kind", "name");
    COMMENT ON COLUMN "room"."kind" IS 'OPEN: open
    DIRECT: direct';
    COMMENT ON TABLE "room" IS 'A place to talk. `message_count` counts messages ever sent, so that unread = it minus `Membership.read_count`.';
    CREATE TABLE "membership" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "joined_at" TIMESTAMPTZ NOT NULL,
    "last_read_seq" BIGINT NOT NULL,
    "read_count" BIGINT NOT NULL,
    "room_id" VARCHAR(36) NOT NULL REFERENCES "room" ("id") ON DELETE CASCADE,
    "user_id" VARCHAR(36) NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_membership_room_id_aa66b0" UNIQUE ("room_id", "user_id")
    );
    CREATE INDEX "idx_membership_user_id_550878" ON "membership" ("user_id");
    COMMENT ON TABLE "membership" IS 'A person in a room, and how far they have read: `last_read_seq` in the stream, `read_count` in messages.';
    CREATE TABLE "message" (
    "id" VARCHAR(36) NOT NULL PRIMARY KEY,
    "seq" BIGINT NOT NULL,
    "ordinal" BIGINT NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "author_id" VARCHAR(36) NOT NULL REFERENCES "user" ("id") ON DELETE RESTRICT,
    "room_id" VARCHAR(36) NOT NULL REFERENCES "room" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_message_room_id_8fb43a" UNIQUE ("room_id", "seq")
    );
    COMMENT ON COLUMN "message"."ordinal" IS 'the how-manieth message of the room it is, from 1';
    COMMENT ON TABLE "message" IS 'Something said. It is named by the event that created it: `id` is the event''s id, `seq` its place in the room.';
    CREATE TABLE "notification" (
    "id" VARCHAR(36) NOT NULL PRIMARY KEY,
    "kind" VARCHAR(40) NOT NULL,
    "severity" SMALLINT NOT NULL,
    "title" VARCHAR(200) NOT NULL,
    "body" TEXT NOT NULL,
    "url" VARCHAR(500) NOT NULL,
    "data" JSONB NOT NULL,
    "actor_id" VARCHAR(36),
    "audience_kind" VARCHAR(8) NOT NULL,
    "audience_key" VARCHAR(64) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL
    );
    COMMENT ON COLUMN "notification"."severity" IS '1 (a detail) to 5 (act now)';
    COMMENT ON TABLE "notification" IS 'What was announced, once, however many people it reached. `data` feeds the words of its `kind`.';
    CREATE TABLE "inbox" (
    "id" VARCHAR(36) NOT NULL PRIMARY KEY,
    "seq" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "read_at" TIMESTAMPTZ,
    "notification_id" VARCHAR(36) NOT NULL REFERENCES "notification" ("id") ON DELETE CASCADE,
    "user_id" VARCHAR(36) NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_inbox_user_id_30c555" UNIQUE ("user_id", "seq"),
    CONSTRAINT "uid_inbox_user_id_38735f" UNIQUE ("user_id", "notification_id")
    );
    CREATE INDEX "idx_inbox_user_id_5d40da" ON "inbox" ("user_id", "read_at");
    COMMENT ON TABLE "inbox" IS 'A notification in one person''s inbox. `id` is the event''s id, `seq` its place in the stream `user:<id>`.';
    CREATE TABLE "topic" (
    "key" VARCHAR(64) NOT NULL PRIMARY KEY,
    "title" VARCHAR(120) NOT NULL,
    "auto_subscribe" BOOL NOT NULL
    );
    COMMENT ON TABLE "topic" IS 'Something that can be followed. `auto_subscribe` ones reach everyone who has not left them.';
    CREATE TABLE "subscription" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "subscribed" BOOL NOT NULL,
    "changed_at" TIMESTAMPTZ NOT NULL,
    "topic_id" VARCHAR(64) NOT NULL REFERENCES "topic" ("key") ON DELETE CASCADE,
    "user_id" VARCHAR(36) NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_subscriptio_user_id_703279" UNIQUE ("user_id", "topic_id")
    );
    COMMENT ON TABLE "subscription" IS 'A person''s choice about a topic; without a row the topic''s `auto_subscribe` decides.';
    CREATE TABLE "aerich" (
    "id" SERIAL NOT NULL PRIMARY KEY,
    "version" VARCHAR(255) NOT NULL,
    "app" VARCHAR(100) NOT NULL,
    "content" JSONB NOT NULL
    );
    """,
}

DOWN = {
    "sqlite": "",
    "postgres": "",
}


async def upgrade(db: BaseDBAsyncClient) -> str:
    return UP[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    return DOWN[db.capabilities.dialect]


MODELS_STATE = (
    "eJztXW1z2zYS/isYfTlnRvHY8kt8aq8zsqO2uiZyxlb6lnYkiIQtnEhAJSgrul7++y1AUuK7SJmSKYYfMrEALF+eBQE8u4vF3w2T"
    "68QQx31sEjHDGhnwKWGNNvq7waAI/kho0UQNPJut62WBjceGEmFe26G9ajwWtoU1G6ofsCEIFOlEaBad2ZTLGzY6SFD2aJDXc0HQ"
    "lCyRzRFnBK0uhh64pUoEEQKE0NGInR5/S/Xvjr8VRLOI/d3oG2hggOiEoAkWE8Qf1N9ONaICLjyzXx3LJ9K5Bo8Et3yJm88Z/Wsu"
    "4Xkk0MSCR/j0JxRTppPPRHg/Z9PhAyWGHtAH1eUFVPnQXs5U2c0EW9+rlvLFxkONG3OTrVvPlvaEs1VzeG9Z+kgYsbBNdJ9S2Nww"
    "XDV6Rc6zQoFtzcnqIfV1gU4e8NyQqpXSzhOsyxrDYf92MLzvDobDRkTtnoRPGW6RxpnsMpTZQr2/iT8PDcIe7Qn8PLv84txnjYPT"
    "St7w587dzY+du6Ozy1fyhhz6ndMv+25NS1V9UZfANnYuolBfw+xobSgVGcX7mjJsLeMRDwmGoB8vbSK2Ad8rWKO//o72AH8K3Nfv"
    "bq/llU0h/jJc/K97/c7db0fvO78qFZhLt+rdbf8Hr/2MC/vRUhdqXP826HaURvwaUF/aMF+HD0oV0/Gj2B9+z1/jDEOelRNkn8iu"
    "EN5r7941xKtpJA/IAaEKwnx5ngHmy/NEmGVVEGY81ylh+VD2y1QQ5NbFRQaUoVUizKouiDMVYk70IbajQL8FoGxqkoTViF8whLbu"
    "Sh57fxwg9ilQD3rvu/eDzvsPganybWfQlTWtwCzplR6Fx5jVRdAvvcGPSP5Ev9/2u+HpdNVu8HtDPhOe23zI+GKIdT8mXrFXFFAy"
    "+TyjcLkttByU3I+a9zkhV0nLMJNv8yH7xArQr6u8+isuRr+SOj5MfaxGFoyxNl1gSx9GaniLJ7WNVpktM1yCGX5USpJoyud0LQb3"
    "tkWw2YixJbg1zTQbgli32Wg6uAVezi2dWERHEypsbi3baGRxbrYlQx9BJRrJNavz8xj1bIEsvkAG16bIxFMiFFNX15C0fSTIX6Ng"
    "kcZNk9oiajrY981r00E5lp3JpgObz4agwzizwWOP2fFo+4RCkMNr7GopdLIrxB/lE7z+Z6t1dvamdXJ2eXVx/ubNxdXJFbRVjxut"
    "epNmYuj90OsPghqRBcFlqUlZftx9QqXFvUGeCCCL5jNpl4SPniAM/xiHMYQ9whAhDYvhgalMmiEzrsWY0ZLHnpVAmSlZQ5tggF84"
    "Zt/FhDBvAkALLEA3IqtSAgPUaSvDAHXaShygZNWXci0CurL/Jq8EnOoMy4EhWbXcuCj4ZYJtNIErQl/Rm2i8RFR3VNVWk+sCZleh"
    "viOLMGf6frC4qeq0uQWFtpymhaNYqgz48Fj0STaNLgN2f7uYif+Th4szV8txDLQRKgWUuGet0wwKN5I//qwXDSXzN+ScuPY+ae0S"
    "7BeZlabwtnn6tte+zHPSlv37/CRD/z4/Sezfsipki/WNOpltsT6ZrUAumSFh126F9WieA+SAUPVQLt6rMMNLg+MYjP99f9uPx9gn"
    "EjaPUc1G/0MGFYc4TqdAK8EIGMU8SFdOYB/aNzEuYHmB63AHh2WMvZWBMihZuxpKZ6QMePr9y9XMjn6/UAWn5GIGsggNDKMehfx7"
    "bhH6yH4iToBLD54RxztII+bcAwP8i9envNL15GbhxYoLBbsavD+8NbGd7tm5v+m87Ta+vAy7vmVkAMNXYtBeoL6Zxq85A2YJTfNF"
    "7BmUTYHBAvMFejuVdFcjx2gkSc4ITTi8AtBZqAU6+2hhacI6wkBu2RO1sbxKG5HXJqagGvngTSDABomNztvdjTab0z81ZnMLhjz1"
    "BXiOrz9rvvyyfNmnkyjWXTY3I4NXcIW2Fi/z3NGA8o8f2kgQez77g/X6P/cGnUHvtt/2de6tjIxZFHSarKDTCBlRA8cW8ZJBuTpc"
    "srlluKT8UvJwFK99TVAKICjjZV4WHhasHhPfgb2jpoNfAx08rMizWs1bqrkOPauefkvidb7j6nUjfFiVN9N4sOW1yMB+5cV1uTSX"
    "IVozYplUbT0Rx2gwIWg8p4b9mjK5a0wgDTPGbTQmyAka0GVYmEVM/hTnTC742s8IGZuSZS4XmdO8enw2S0zGWXJMxllrI59d6ziX"
    "pyEoVi/mn7GYV1/VkLIY/sphWMAsXgV+sTB9BbldAb8q2TN9vb19F0D+uhdytPc/vr/u3h2dKjVAI2r7/O8lmSDunV2CcXOEV5U6"
    "TQhfo0zhyYI+MqLLIXsso3yI5Q7kBFvEkrE+I7HVduL4eOSd3i2LxdS3QdAiT3xaG01LYTStNzW/tJUuIRI2McorKRD2oOO8Wqfn"
    "b86vzi7PV+Fdq5K0qK5oBBcscok5JlbOGdsvVs/YG2bs2gD3XAUcBHP3q9nAwh4KQtgWig7L1qoutaqpbpDh9gbXGPFa4aVW+GEZ"
    "1+tt3dtpGZrC1WIsSSnB12uRMkdEbBvgniUNxnlyFozzSBIMRXHxo7sfKSvKQakKAt26yMJioVVKwpGI49dnQ8g5aAUla4dRmQct"
    "T1dAFQSPscImf1VRyQqGUxTkgqgTf+3YAJcSci3hi8KdO+D6o3uZAwM7a7i1r5OVKdhaoR7jMPC0kewt8NSexak8IxYMYcdoRGS8"
    "8nBKliNpfVfRzU4MM3JXasTZTqxxc4blduLxEh31v//ppok0LMjrB27ocicy6MQ0iR4bVr3bm2VxFCgs1Z5l6XlfbUyunQQv5yRQ"
    "fSEP0iuBCk4JrYss23CgVcpyNrKjcPW15UZ5WNUAi53grP7PAbHXvoL9+CrLBu+r5A3eV5EN3jMshExqkeBNTEY5Ili9tfpOsm6u"
    "cHOjvLZgwwmXqGlxmWkxsAF7nmDK27zRaS29v1FNJnKgT96zZN7r1LkZ9H7utpEj/Qe7/3j/odt/233bRmIuZjJtjh5exL7MXicv"
    "yXheb35Errwpx9xHFTIQCDMuF/BIPbbiAfzJYTT7d/kbXMNGrll9LbHHL8DZQ7uHeT3LtJ48q0c28U1IviXTSmCfowuMloeJLsyl"
    "/+UsH8A+meotlIrP1lKHqHwVi6KShaiU7COrkqY9u2COMdMnUkEqX4wjKMVL4e2BeqaXwttsdWBgZ/VS+DpZwEtxBz3+rnczeCk3"
    "xXsV2iomdNaIcVb4aptpLgsz2C6z4wJRhjCS2c+bQBt0NOELELHkXoIlmuAnmf4U6200UoOw/Huo0p2DmNpuoDLtNNFI1Wh8zmxV"
    "ZwIbgdeNSb++zxvHZmCVt3T7gee4CudW/RSsyezcSEv/GTu8xfBHt+uW1wy8x9SfyT6P/3DKtlo0BgTrNWOpVxKBLz/f1xYRLa3h"
    "ppQfnj/Gxxte8ykgKFejvyX667kq+1qaVzjJYn2a4oFAnEpXeBFZLO/cyxwY2NnpCk/PYBnuxAVAWsepvQwBVJSlEcv+nKpmOvVb"
    "N9rI++65CVwI0EQCU10ebiUDyJzsJWNnO7k6s8NJ3umaWBG1gYhRXQWbrZr8QyCqN93jr6gt0MyQB2+7BE323yj72//tN3FAdQZH"
    "1uwqdURbgXNwfbZGiVaa3NIpwzFhhGmw+4TKDH1DJcngi9cwBFMYBTwjkZczQ44Gzgk+TeeMn9NcrvI9a2rM9Zg4xAH5nKAkr30l"
    "lqpp5o3ur4OAZSOSYiiQAMJrHs47VHsnv0JLE1RO8p9+4xeqxNe1a65dmzNqrl1GYpiLazuffc22N4EaGB5L5XFVvTk22yjfcMi1"
    "9zll8q8qOmpzZGNjeoxG7qLT81Wq/8TKXyk5rYUE8NomEtyhv3MmrejoX3JtalI2F2i0dgcf+xyfsV7WPd8+y+Yx70A+ZxNZzbJf"
    "lmUnH6e4OUr9EI5WbNx+6PbbiM8I+4O97d11bwZtpFOLaFsd81twbGn59zo1Gnvp6MXvdPI/Vg6EQ2KVA7p1kQVpaJWyySmKtfqe"
    "8u6NDEoVEiZdoqG7+B5dH1uyT5paG30Soa+S0SewIs5n+I6I1gEu2xmzVZyWh+aWOwOC4vXmgLJ9cxHz1Muw/h4b8889m8RS/3Vl"
    "M43/U9ksqwGAcZs+UE0d+Yecsz/c2GfpupZXOs7r1XaintFIRjK0ZT74WOq/vxvHOtd9YRbKuS6TxfjK/E+XHnzddMMI60z0+1oD"
    "1S75Es2N9TK0slNiJMJ6m0SZuE4Hcgj6Dc93OWarGNEyG1xLQ+DrmO46UWYZXaIbA5CTxo0CoO2HLldRiGOGzDLFege0EMNDw1pK"
    "pqLh7rGZkf4inboLLJA8fnIOnQXoHof/mjI2Uvl/4bGXwBT5zCDS6QtLDG1CdCCLkhaM0AMhusMYZU4ylWlIEsWRdAbGENE93O8Z"
    "B2XWvLHAqXcbJ3M80IfgWN4S7PMsbqHzZLfQecQtJORXRO0Y19u9iQ0jhZuv5fZH0M/yodw4RUcY6cTG1HglA1ku4LdmI1hnvwqP"
    "Nam0/az15nJF1OWPNGp+/77z7l2Ui9vUzpfEbCVQPTfySSY38kmKG/kk0pPLH9S+M3T3HdI+t3Ili3abVwDoYDe+yNSNL1K68UW0"
    "G8tpMApu8mnQXvv6GOhnHAMNk0L+2H2fTB0Ssdmiguc6JbB2H+Zdz0UEK7iwKzgycA1ZvqCqsFzlhuw6+WQ5RvGDMMGXJOrgfj72"
    "wx89vd5f30w9wj7cMnOOt38IpE041QjCYz63EQY2NaPaN2hBoduqAosvlKFFVUD7kcLTveWYjICHaVRPy+dW9E02hRaoi8TFD+Sy"
    "+NQZ24r1XqcEEHhqjtNC2uHfQcE9Hv/9MoNrkad/b33uROHHTRyQAg5idgvYpryRMMda0S9TwRV58SvF2qVcu5TL6O/M5VJWX30B"
    "mA6861QUVP/oWCbvsYN7DItYKSSZPqx0nydHmJOFCzM0JuiBGwZfKPdseN3OGRGO91btI17KgOPFhKMJFjIYGRnkQWb0IqkJwXZy"
    "r2c4iHNaX6p60F9RU2kyMzgE39re4D5tZXFLQKvk069aEbdE8BvKyb+iwnvkYKuSgyJhJbE9dYhFtUncfOHWpE4YeN1m04yRDHnB"
    "ATpfi63mmaevJY+1MGOKnNvifSIVHG93cvKn/KhyIOw2ryC6p5mc7KcpTvbTqJMd7miTuB27yX52n0jtas/pan/RyezL/wHJLjVq"
)
