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
    "name_key" VARCHAR(254) NOT NULL /* the name as it is searched and sorted by */,
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
    ) /* A person. `email_key` is what e-mail addresses are compared by, `name_key` the same of the name (`keys.py`). */;
    CREATE INDEX "idx_user_name_ke_3f8a0d" ON "user" ("name_key", "id");
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
    "name_key" VARCHAR(80) UNIQUE,
    "description" VARCHAR(250) NOT NULL,
    "auto_join" INT NOT NULL /* everyone new is put into it */,
    "direct_key" VARCHAR(80) UNIQUE,
    "created_by_id" VARCHAR(36),
    "created_at" TIMESTAMP NOT NULL,
    "message_count" BIGINT NOT NULL,
    "last_message_at" TIMESTAMP
    ) /* A place to talk. `name_key` is what names of open rooms are compared by. `message_count` counts */;
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
    "mentions" JSON NOT NULL /* who is named where: [user id, first character, one past the last] */,
    "client_id" VARCHAR(64),
    "created_at" TIMESTAMP NOT NULL,
    "author_id" VARCHAR(36) NOT NULL REFERENCES "user" ("id") ON DELETE RESTRICT,
    "room_id" VARCHAR(36) NOT NULL REFERENCES "room" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_message_room_id_8fb43a" UNIQUE ("room_id", "seq")
    ) /* Something said. It is named by the event that created it: `id` is the event's id, `seq` its place in the room. */;
    CREATE INDEX "idx_message_created_e537a8" ON "message" ("created_at");
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
    "group_key" VARCHAR(64) NOT NULL /* what it is about, e.g. `room:<id>` */,
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
    "name_key" VARCHAR(254) NOT NULL,
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
    CREATE INDEX "idx_user_name_ke_3f8a0d" ON "user" ("name_key", "id");
    CREATE INDEX "idx_user_role_id_ccc056" ON "user" ("role_id");
    COMMENT ON COLUMN "user"."name_key" IS 'the name as it is searched and sorted by';
    COMMENT ON COLUMN "user"."status" IS 'ACTIVE: active
    SUSPENDED: suspended';
    COMMENT ON COLUMN "user"."session_epoch" IS 'sessions of another epoch are over';
    COMMENT ON TABLE "user" IS 'A person. `email_key` is what e-mail addresses are compared by, `name_key` the same of the name (`keys.py`).';
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
    "name_key" VARCHAR(80) UNIQUE,
    "description" VARCHAR(250) NOT NULL,
    "auto_join" BOOL NOT NULL,
    "direct_key" VARCHAR(80) UNIQUE,
    "created_by_id" VARCHAR(36),
    "created_at" TIMESTAMPTZ NOT NULL,
    "message_count" BIGINT NOT NULL,
    "last_message_at" TIMESTAMPTZ
    );
    CREATE INDEX "idx_room_kind_437282" ON "room" ("kind", "name");
    COMMENT ON COLUMN "room"."kind" IS 'OPEN: open
    DIRECT: direct';
    COMMENT ON COLUMN "room"."auto_join" IS 'everyone new is put into it';
    COMMENT ON TABLE "room" IS 'A place to talk. `name_key` is what names of open rooms are compared by. `message_count` counts';
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
    "mentions" JSONB NOT NULL,
    "client_id" VARCHAR(64),
    "created_at" TIMESTAMPTZ NOT NULL,
    "author_id" VARCHAR(36) NOT NULL REFERENCES "user" ("id") ON DELETE RESTRICT,
    "room_id" VARCHAR(36) NOT NULL REFERENCES "room" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_message_room_id_8fb43a" UNIQUE ("room_id", "seq")
    );
    CREATE INDEX "idx_message_created_e537a8" ON "message" ("created_at");
    COMMENT ON COLUMN "message"."ordinal" IS 'the how-manieth message of the room it is, from 1';
    COMMENT ON COLUMN "message"."mentions" IS 'who is named where: [user id, first character, one past the last]';
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
    "group_key" VARCHAR(64) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "read_at" TIMESTAMPTZ,
    "notification_id" VARCHAR(36) NOT NULL REFERENCES "notification" ("id") ON DELETE CASCADE,
    "user_id" VARCHAR(36) NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_inbox_user_id_30c555" UNIQUE ("user_id", "seq"),
    CONSTRAINT "uid_inbox_user_id_38735f" UNIQUE ("user_id", "notification_id")
    );
    CREATE INDEX "idx_inbox_user_id_5d40da" ON "inbox" ("user_id", "read_at");
    COMMENT ON COLUMN "inbox"."group_key" IS 'what it is about, e.g. `room:<id>`';
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
    "eJztXetz2zYS/1cw+lJnRvHYsp343F5nbEdt1cZ2xlb6SjISRMISzhTAEpQVXc//+y3Ah/gWSUsyxfJDpzGAJanfAot9YfF3a8p1"
    "Yoj9azwlwsQa6fMHwlpn6O8Wgyb4R8qINmph01z2ywYbjwxFwryxA9sfPBK2hTUbuu+xIQg06URoFjVtyuULW+dIUDY2yOuZIOiB"
    "LJDNEWcE+Q9D99xSLYIIAURob8gO97+j+vf73wmiWcT+fvgtDDCAdELQBIsJ4vfq3043ogIebNqv9uUX6VyDT4JXvsTLZ4z+NZPw"
    "jAkMseATPn2BZsp08pUI70/zYXBPiaGH+EF1+QDVPrAXpmq7nGDrBzVS/rDRQOPGbMqWo82FPeHMHw6/W7aOCSMWtokeYAqbGYbL"
    "Rq/J+VZosK0Z8T9SXzbo5B7PDMlaSe18wbKtNRhc3/QHd93+YNCKsd2jCDDDbdI4k1OGMluo3z/FXwcGYWN7An8evXly3rPEwRkl"
    "X/jr+e3lT+e3e0dvXskXcph3zry8dns6qutJPQLb2HmIQn0Js8O1gWRkHO8LyrC1SEY8QhiBfrSwiSgDvtewRH+5jrYAfwbcF+9v"
    "LuSTp0L8Zbj4X/Suz2//2Ls6/12xYLpwu97fXP/ojTe5sMeWelDr4o9+91xxJMgBtdIGxSZ8mGo9Ez+O/e7P/CXOIPKsgiAHSDaF"
    "8FZn96Yh9reRIiCHiGoI85vjHDC/OU6FWXaFYcYznRJWDOUgTQ1B7pyc5EAZRqXCrPrCOFMhZkQfYDsO9DsAyqZTkqKNBAkjaOsu"
    "5b73jx3EPgPqfu+qe9c/v/oQ2irfnfe7sqcT2iW91r2ojPEfgn7r9X9C8k/05811N7qd+uP6f7bkN+GZzQeMzwdYD2LiNXtNISaT"
    "ryaFx5XgcphyO2ze5oZcJy7DTl5mIQfI1sBfl3nNKl4Pf6XpeP8QsGpkwwhrD3Ns6YNYD+/wtLHxrmlnGm3BDI8VkySa8jtdj8Gd"
    "bRE8bSX4EtyedpYPQSzHrHQd3IBdzi2dWERHEypsbi3O0NDifHomLfQhdKKh1FmdP/dRzxbI4nNkcO0BTfEDEcpSV8+QZvtQkL+G"
    "4SaNT6fUFnHXwbZf3rgOqqF2prsObG4OgIdJboNxj9nJaAeIIpDDz9iUKnSwKcTH8gte/6vTOTp62zk4enN6cvz27cnpwSmMVZ8b"
    "73qb5WLo/di77oc5IhvCaumUsuK4B4gqi3uLPBJAFs1M6ZeERU8Qhv8YBxnCxiAipGMxKpiqxBlici3BjZYue3yCKptkLW2CAX7h"
    "uH3nE8K8DQDNsQDeiLxMCQmow04OAXXYSRVQsuupWkpAV87fdE3A6c6hDgyIP3KlUvDbBNtoAk+EuaK30WiBqO6w6kxtrnPYXYVa"
    "RxZhzvZ9b/Gp6tNmFjTacpsWDmOpcuDDZ9FHOTSuBmz+dQkb/ycPF2evlnIMuBFpBZS4563TDAovkn98aZSGisUbCm5cW9+0Ngn2"
    "i+xKD/Bri8xtb3yV96SS8/v4IMf8Pj5Ind+yK+KLDUid3L7YAE0pkCvmSNh0WGEpzQuAHCKqH8rrjyqYeGFwnIDxz3c318kYB0ii"
    "7jGq2eh/yKBiF+V0BrQSjJBTzIPUDwIH0L5MCAHLB1xEJzioMXYpB2WYsgk1VM5JGYr0B9XV3IH+IFENt+T1CLKYGRhFPQ75D9wi"
    "dMx+IU6CSw++EScHSGPu3B0D/MmbU17rcnOz8Ny3hcJTDX4//GpiO9Pz/O7y/F239fQy1vUNI30QX6lJe6H+dpZ9zRlYljC0WMae"
    "QdkDWLBg+YJ5+yDNXY3so6E0coZowuEngDkLvWDOji0sXVh7GIxb9khtLJ9yhsjrKabAGvnhbTCADZKYnbe5F612p39qmTMLRJ5a"
    "AV7g60tjL7+svRzgSRzrLptNY8IrrKEtyau8d7Sg/eOHMySIPTM/s971r73+eb93c30WmNylnIx5GHSYzqDDmDGiBEeJfMkwXZMu"
    "2S6ZLilXShEbxRvfGChrMFBGi6JWeJSwfpb4BvwdjTn4TzAHdyvzrGFzSTY3qWf1429Fos63XP3cmD2s2ttZdrDljchh/cqH61I1"
    "lylaJrGmVB09EfuoPyFoNKOG/ZoyeWpMIA0zxm00IshJGtBlWphFpvwxKZi85mc/I2XsgSwKhcic4fWzZ/PkZByl52QcdVbas0se"
    "F4o0hMkaZf4ZyrxaVQPKEuxXDmIBs2QWBMmi5ivQbQp4v2XL5uvNzfsQ8he9SKD9+uPVRfd271CxAQZROxB/r8gGceecEkzaI7yu"
    "zG1CBAblSk8WdMyILkX2SGb5EMsV5ARbxJK5PkNR6jhxcj7yRt+Wx2MaOCBokUf+0DhNK+E0bQ41v7SXLiUTNjXLKy0RdqfzvDqH"
    "x2+PT4/eHPvpXX5LVlZXPIMLlFwyHRGr4I4dJGt27BU7duOAey4DdsJyD7LZwMIeCEJYCUZHaRtWV5rVVDfIoLzDNYG8YXilGb5b"
    "zvXmWHc5LsNQeFqCJykj+XpJUuWMiLIJ7nnKYBynV8E4jhXBUCYuHrvnkfKiHKaqIdCdkzxWLIzKKDgSC/wGfAgFhVaYsgkYVVlo"
    "ebwCU0HwBC9s+qqKU9YwnWJNIYim8NeGHXAZKdcSvjjchROuP7qP2TGw86ZbByZZlZKtFeoJAQOPG+nRAo/teYLKJrFAhO2jIZH5"
    "yoMHshhK77vKbnZymJGrqRHnOLHGpyaWx4lHizYaym9ziJT3Hv7yPPmyB+0NoU/sm4thYpr1dl+eJ5DgPVKOl6eW5elmGaP3jzA3"
    "4YSXCyeoWVIEaZ+ghptH5yTPgR0YlaH4xs4e+uuwMMqDuqZibARn9f8CEHvjaziPT/McBT9NPwp+GjsKHpThRQBe7xTe0AENf3fD"
    "wq3aIQi2tAnsiZjpSHDLVttjdLd9saluYiFkMZKUKHA6S2KE9bOxNlIt1cfNzc4r4cVIeUTjzqiyOwOsOHuW4oJdfUBtSb098ScL"
    "cNBH71tyi8Dzy37v1+4Zcqg/s7uPdx+61++6786QmAlTljvSy4i/9Z9R84rDF83CiNFVt1Sc+6lCWl6YcWlYIfXZyl7jj44luv1U"
    "DYNr2CikYy0ptrgCnLPPW9Cy8ihZ6TpW7PDlhBRTYH2CbUoXkJa7iS7spf/lrBjAAZr6KUrrr7LTpBb9I5SiiqUWVWyR1YnTnpe2"
    "gMwMkFTZ5n/RAF5GdMk7u/bM6JJ3SG7HwM4bXQpMslB06RZm/G3vsp8VXgrEflQCsZhQM8HCu3CJf/jllhh+iY5ktK/8B9UI86dN"
    "xuECiCVE48J4psfkpuFxuSNziDKEkSzv31YOvgmfA4klo1wLNMGPsr4v1s/QUO1W8t8DVc8fyFRQTJWSaqOh6tH4jNmqbwpmG/zc"
    "hPsFtvnixBLD8pXugvEis9HiwZ/CPbljcln1bRP3gQRD213j1Y1ebLG2bXqo7j+cslLadYiwUa4rrXKFVn6x1RYjrayHq5ILL5jE"
    "5onXYgwI0zXol0R/uVflNzp4jauINteF7gjEmXYdX0eZ1lv3MTsGdn67jmeXaI1O4jVA2iRivkQi5pVjsrQSrT+nq51t+i0HrbT7"
    "7vgUbCFAEwlMdXl7m8zxcMrzjJx6CepSGqc6reuLRtQGQ4zqKnvSH/KNQFRvu/e7UVsg05A3y7sGmpy/cetv+69fZQOqS2Zi9l/A"
    "Cd+kZb54lYfmKpkt653c0inDCbmwWbAHiKoMvUpxm/D5axDIFGSC5zLycrulbHBS39rOlVaHUSlWJU6NuJ6QiNgnX1OY5I2vheKa"
    "5ezo/t4P+TliFbVC9U684dEyW5EbGWHbKVrRLEizC+XMWvMJX+7Jc3k7I0hjqTqp7faeWsKWhfmkmkGstizZh0wsbLV2pNvlS77l"
    "su1qaM3lQvG9u0l7qIiw2jXPLHROil+HFiSqxf6zad9U4/5rfFNVdKQU8k05y77xTq0CNSQeC6dybNJBpWZzYvlpZ5ZnlZ92R+TJ"
    "R1DuG5sjGxsP+8HTt96RXdmiEsG5SZiy02KndoHONee8nAD1PxFzRG34fZ+Zl4ggnVUWEqBGtpHgjl9rxmR4DP1bmplTymYCDZd5"
    "HvuBjIbc54q9u1wVhxqP1Qt7rNJv4l19UGYXbuVt3XzoXp+pZfGZvevddi/7Z0inFtFK3RC/5vT26h9+bbW2MtFrcvQ1akJXSJSs"
    "H+HgZxUAOUJWu6ncOcmDNIzKOMkav9NbmrgyISzBz51VbzdEV+2Cuy2pfSykj46RuVRszJmNAGIOqsez/XRrrMTrbB5FRUuYqhEu"
    "q4RLc73bNr03jS+0jFDZOV9oyP5L2EkyIqYx0iZPslwUVKX7emiWPIkXJm8O41VtzcW8ti/jDOuxEf/as0miR2zZ2c5yi1E5LK9f"
    "jHGb3lNNnbtCzh1p7hEamQEln7RfNDnKOTyDhjKqeybvzRkm3tm2tRcn5mgFsvVUjpYslRdoC35d9hmetpuN3uRybUsHanK5KrQ3"
    "ji0+M4taViGi6noTWspP79QpwyM+s9uI7I9BLElnvSNgyjgkm7yIRi8pWfIbl6vqjpsaaLvA36jSUUCiJpBWOcRTGS9Kcz6rqepe"
    "xXSNlYeJ0uTGGqC9jjyuphAniMwqndsKcSHBGRDlUro/IDo9VrsFfpN67xyD1ssYn8Fk0WUmtgYjJ3yuMk7gsxdgrnPTIFJBBhVD"
    "FvEF1VjaZkN0T4jumO2yEKvKcpHW+lCmHyR4A7bwvmfc6t4Y72vcesuktSQDvQupLCXBPs4TmztOj80dx2JzQq4iaidY6XdTbBgZ"
    "DpIl3fa8JEfFUG4doj2MdGJjarySOXcn8LdmI9CzX+U00B3fyVHn7RvfWyL/yPKP3F2dv38fd4jY1C5WudUnqK4jpGxaxUGutIqD"
    "jLSKg9hMrv6RtI2hu+0DaTOr0H0l7vAaAB2exie5pvFJxjQ+iU9juQ3GwU0/6OeN34VDfuuY0Bs5pQebQvFzRQGaJi9ltUcFz3RK"
    "QHcfFNXnYoQ1VOzWnIu8hKxY/CVKVzuR3YRYqiHFd8IFX5HUj7vZKAh/zOET6m9nOXxEdGTueq3fCKRNONWIE+9EGKwpk2rfojmF"
    "aasaLD5XjhbVAeOHCk/3lSMyBDtMo3pWbdZ1v2RVfod6SFISRyGPT1N9db0pBBlZHB6bk7iQlTkfJtxi6vzLCNc1JsiXv2xr7Xds"
    "7RADdmJ3C/mmPElYQFcM0tRQI1+/ptiElJuQchXjnYVCymrVrwHTvvecmoIalI5Vih47uCdYET5D0s0Hn/dF6n06FTUxQyOC7rlh"
    "8LkKz0b1ds6IcKK3yD87KEuCTbCQGeHIIPeq1ldmcc+NvOsZAeKC3pe63jW9rq003TLYhdja1uA+7OQJS8Co9Cs/O8mHlv01VND+"
    "ihNX+/hyBYywiviezolFtUnSfuH2ZG4YeDlm1Y6RDvmaE3T+Kb6aZ145my5rYccUBctEBEhqKG83ct25XFQFEHaH1xDdw1xB9sOM"
    "IPthPMgOb7RJ0rHp9Dh7gKQJtRcMtb/oZvb0fyzZqAE="
)
