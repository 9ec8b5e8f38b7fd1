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
    "eJztXetz2zYS/1cw+lJnRvHYsp3k3F5n7ERt1SZ2xlb6SjISRMISzhTAEpQVXS//+y3Ah/gWSVMyxfJDpzGAJanfArvYBxZ/d+Zc"
    "J4Y4vMJzIkyskSG/J6xzjv7uMGiCf6SM6KIONs11v2yw8cRQJMwbO7L9wRNhW1izofsOG4JAk06EZlHTply+sHOBBGVTgzxfCILu"
    "yQrZHHFGkP8wdMct1SKIEECEDsbs+PA7qn9/+J0gmkXs78ffwgADSGcEzbCYIX6n/u10Iyrgwab97FB+kc41+CR45VO8fMHoXwsJ"
    "z5TAEAs+4eNnaKZMJ1+I8P4070d3lBh6iB9Ulw9Q7SN7Zaq21zNs/aBGyh82GWncWMzZerS5smec+cPhd8vWKWHEwjbRA0xhC8Nw"
    "2eg1Od8KDba1IP5H6usGndzhhSFZK6mdL1i3dUajq+vh6LY/HI06MbZ7FAFmuE0aZ3LKUGYL9fvn+MvIIGxqz+DPkxdfnfescXBG"
    "yRf+enHz+qeLm4OTF8/kCznMO2deXrk9PdX1VT0C29h5iEJ9DbPDtZFkZBzvS8qwtUpGPEIYgX6ysokoA77XsEZ/vY52AH8G3Jdv"
    "ry/lk+dC/GW4+F8Ori5u/jh4d/G7YsF85Xa9vb760RtvcmFPLfWgzuUfw/6F4kiQA2qljYpN+DBVNRM/jv3+z/w1ziDyrIIgB0i2"
    "hfBOZ/e2IfbVSBGQQ0QNhPnFaQ6YX5ymwiy7wjDjhU4JK4ZykKaBIPfOznKgDKNSYVZ9YZypEAuij7AdB/oNAGXTOUnZjQQJI2jr"
    "LuWh9489xD4D6uHgXf92ePHufUhVvrkY9mVPL6QlvdaDqIzxH4J+Gwx/QvJP9Of1VT+qTv1xwz878pvwwuYjxpcjrAcx8Zq9phCT"
    "yReTwuNKcDlMuRs271IhN4nLoMnLLOQAWQX8dZnXruJq+CtNx7v7gFUjGyZYu19iSx/FeniPp42Nd81782gLZniqmCTRlN/pegxu"
    "bYvgeSfBl+D2dLN8CGI9ZqPr4Brscm7pxCI6mlFhc2t1jsYW5/NzaaGPoRON5Z7V+fMQDWyBLL5EBtfu0RzfE6EsdfUMabaPBflr"
    "HG7S+HxObRF3Hez65a3roB7bznTXgc3NEfAwyW0wHTA7Ge0AUQRy+Bnb2godbQvxqfyC5//q9U5OXvaOTl68Ojt9+fLs1dErGKs+"
    "N971MsvFMPhxcDUMc0Q2hLelc8qK4x4gqi3uHfJAAFm0MKVfEhY9QRj+YxxkCJuCiJCOxahgqhNniMm1BDdauuzxCepsknW0GQb4"
    "heP2Xc4I8xQAWmIBvBF5mRISUMe9HALquJcqoGTX13ptAvpy/qbvBJzuHNuBEfFHbtwU/DbDNprBE2Gu6F00WSGqO6w6V8p1CdpV"
    "qHVkEeao7zuLz1WftrCg0ZZqWjiMpcqBD59FH+TQ+DZg+69LUPwfPVwcXS3lGHAj0goocc9bpxkUXiT/+NxuGmoWbyiouHautLYJ"
    "9pNopXv4tUXmtje+zjqp5Pw+Pcoxv0+PUue37Ir4YgNSJ7cvNkBTCuSaORK2HVZYS/MCIIeImody9VEFE68MjhMw/vn2+ioZ4wBJ"
    "1D1GNRv9DxlU7KOczoBWghFyinmQ+kHgANqvE0LA8gGX0QkO2xi7lIMyTNmGGmrnpAxF+oPb1dyB/iBRA1VyNYIsZgZGUY9D/gO3"
    "CJ2yX4iT4DKAb8TJAdKYO3fPAP/qzSmvda3cLLz0baHwVIPfD7+a2M70vLh9ffGm3/n6NNb1NSNDEF+pSXuh/m6Wfc0ZWJYwtFjG"
    "nkHZPViwYPmCeXsvzV2NHKKxNHLGaMbhJ4A5C71gzk4tLF1YBxiMW/ZAbSyfco7I8zmmwBr54V0wgA2SmJ23vRdtdqd/7JgLC0Se"
    "WgFe4Otzay8/rb0c4Ekc6z5bzGPCK7xDW5PXWXd0oP3D+3MkiL0wP7HB1a+D4cVwcH11HpjcpZyMeRh0nM6g45gxogRHiXzJMF2b"
    "LtktmS4pV0oRG8Ub3xooFRgok1VRKzxK2DxLfAv+jtYc/CeYg/uVedayuSSb29Sz5vG3JlHnG65+bsweVu3dLDvY8kbksH7lw3W5"
    "NZcpWiax5lQdPRGHaDgjaLKghv2cMnlqTCANM8ZtNCHISRrQZVqYReb8ISmYXPGzH5Eydk9WhUJkzvDm2bN5cjJO0nMyTnob7dk1"
    "jwtFGsJk7Wb+EZt5tapGlCXYrxzEAmbJLAiSRc1XoNsW8H7Ljs3X6+u3IeQvB5FA+9WHd5f9m4NjxQYYRO1A/L0mCuLWOSWYpCO8"
    "rkw1IQKDcqUnCzplRJcieyKzfIjlCnKCLWLJXJ+xKHWcODkfeatvy+MxDRwQtMgDv2+dprVwmraHmp/aS5eSCZua5ZWWCLvXeV69"
    "49OXp69OXpz66V1+S1ZWVzyDCza5ZD4hVkGNHSRrNfYGjd064B7LgL2w3INsNrCwR4IQVoLRUdqW1bVmNdUNMirvcE0gbxlea4bv"
    "l3O9PdZdjsswFJ6W4EnKSL5ek9Q5I6JsgnueMhin6VUwTmNFMJSJi6fueaS8KIepGgh07yyPFQujMgqOxAK/AR9CQaEVpmwDRnUW"
    "Wh6vwFQQPMELm76q4pQNTKeoKATRFv7asgMuI+VawheHu3DC9Qf3MXsGdt5068Akq1OytUI9IWDgcSM9WuCxPU9Q2SQWiLBDNCYy"
    "X3l0T1Zj6X1X2c1ODjNyd2rEOU6s8bmJ5XHiyaqLxvLbHCLlvYe/PE++7EEHY+gTh+ZqnJhmvduX5wkkeI+U4+WpZXm6Wcbo/SPM"
    "bTjh6cIJapYUQdonaKDy6J3lObADozI2vrGzh/46LIzyqKmpGFvBWf2/AMTe+AbO41d5joK/Sj8K/ip2FDwow4sAXO0U3tIBDV+7"
    "YeFW7RAEW9oMdCJmOhLcspV6jGrbJ5vqJhZCFiNJiQKnsyRG2DwbayvVUn3c3Oy8El6MlEe07ow6uzPAirMXKS7YzQfU1tS7E3+y"
    "AAd98L4ltwi8eD0c/No/Rw71J3b74fZ9/+pN/805EgthynJHehnxV/0ZNa84fNEsjBhdfUvFuZ8qpOWFGZeGFVKfrew1/uBYortP"
    "1TC4ho1Ce6w1xQ5XgHP2eQe7rDybrPQ9Vuzw5YwU28D6BLuULiAt9xNd0KX/5awYwAGa5m2Uqq+y06YW/SM2RTVLLarZImsSpz0v"
    "bQGZGSCps83/pAG8jOiSd3btkdEl75DcnoGdN7oUmGSh6NINzPibwethVngpEPtRCcRiRs0EC+/SJf7hlxti+CU6ktF+5z+oQZh/"
    "3WYcLoBYQjQujGd6TG4eHpc7MocoQxjJ8v5d5eCb8SWQWDLKtUIz/CDr+2L9HI2VtpL/Hql6/kCmgmKqlFQXjVWPxhfMVn1zMNvg"
    "5ybcL7DLFyeWGJavdBeMF5mNFg/+GO7JHZPLqm+bqAcSDG13jdc3erHD2rbpobr/cMpK7a5DhO3mutZbrtDKL7baYqS19XDVcuEF"
    "k9g88VqMAWG6Fv2S6K91VX6jgze4imh7XeieQJxp1/EqyrTeuI/ZM7Dz23U8u0RrdBJXAGmbiPkUiZjvHJOlk2j9OV3dbNNvPWij"
    "3XfL52ALAZpIYKrL29tkjodTnmfi1EtQl9I41WldXzSiNhhiVFfZk/6QbwSiete9343aApmGvFneNdDk/I1bf7t//SYbUF0yk7d8"
    "UJuIWaEObi+PqdFOk1s6ZTgh+zUL9gBRnaFXSW0zvnwOIpiCFPCcRF42t5QGTrJb17nE6jgqt+rEqQnXE1IPh+RLCpO88Y3Yqma5"
    "N/q/D0OejVgNrVCFE294tLBW5A5GUDRFa5gFafahgFlnOeNrLbyU9zGCNJabJaVg76glbFmKT24siNWVRfqQiYWt1o50tHzOt1x2"
    "Xf+svU4orrvbRIeaCKt988VC56z4BWhBokbon217o1qHX+uNqqPrpJA3yln2rT9qE6gh8Vg4eWObLik1mxMLTjuzPKvgtDsiTwaC"
    "ctjYHNnYuD8Mnrf1DunKFpX6zU3ClJ0WO6cLdK4552UBqP+JmOtpy+/7xLzUA+mespCAbWQXCe54shZMBsTQv6WZOadsIdB4ndlx"
    "GMhhyH2S2Lu9VXGoPTr8xB6r9Lt3Nx+N2Yd7eDvX7/tX52pZfGJvBjf918NzpFOLaKXuhK84ob3+x107nZ1M9IYcdo2a0DUSJdUj"
    "HPysAiBHyBo3lXtneZCGURlnV+O3eEsTV6aAJfi5syrshujqXWK3I3cfK+mjY2QpNzbmwkYAMYetx6P9dBXW3nWUR1HREqZqhcsm"
    "4dJe6LZL703rCy0jVPbOFxqy/xI0SUbENEbaZkaWi4KqBF8PzZJn78Lk7fG7uq25mNf2aZxhAzbhXwY2SfSIrTu7WW4xKofl9Ysx"
    "btM7qqmTVsi5Fc09NCNznuSTDoumQznHZdBYRnXP5U0548Rb2nb24sSsrEB+nsrKksXxAm3Br8s+tdN188/bO3p2tQdqc7lqpBun"
    "Fl+YRS2rEFF9vQkd5ad3KpPhCV/YXUQOpyCWpLPeETBlHJJtXkS7LylZ5BuXq+OO26pn+8Df6KajgERNIK1ziKc2XpT2RFZbx72O"
    "6Robjw+lyY0KoL2KPK6hECeIzDqd1ApxIcEZEOVSuj8gOj02uwV+k/veJYZdL2N8AZNFl5nYGoyc8aXKOIHPXoG5zk2DyA0ybDFk"
    "2V7YGkvbbIzuCNEds12WXlVZLtJaH8v0gwRvwA7e94h73FvjvULVWyatJRnofUhlKQn2aZ7Y3Gl6bO40FpsTchVRO8FKv51jw8hw"
    "kKzpduclOSmGcucYHWCkExtT45nMuTuDvzUbwT77WU4D3fGdnPRevvC9JfKPLP/I7buLt2/jDhGb2sVqtfoE9XWElE2rOMqVVnGU"
    "kVZxFJvJ9T+StjV0d30gbWEVuqHEHd4AoMPT+CzXND7LmMZn8Wks1WAc3PSDft74fTjkV8WE3sopPVAKxc8VBWjavJTNHhW80CmB"
    "vfuo6H4uRtjAjV3FuchryIrFX6J0jRPZbYilHlJ8L1zwNUn9uF1MgvDHHD6h/m6Ww0dER+au0PqNQNqMU4048U6EwZoyqfYtWlKY"
    "tqrB4kvlaFEdMH6s8HRfOSFjsMM0qmdVY636JZvyO9RDkpI4Cnl82nqr1aYQZGRxeGxO4kJW5nyYcIep808jXCtMkC9/vVblt2rt"
    "EQP2QruFfFOeJCywVwzSNHBHXv1OsQ0ptyHlOsY7C4WU1aqvANOh95yGghqUjnWKHju4J1gRPkPSzQef90UqfDo1NDFDE4LuuGHw"
    "pQrPRvftnBHhRG+Rf3ZQlgSbYSEzwpFB7lStr8xynlt51yMCxAW9L029XboqVZpuGexDbG1ncB/38oQlYFT6JZ+95EPL/hoqaH/F"
    "iet9fLkGRlhNfE8XxKLaLElfuD2ZCgOvx2zSGOmQV5yg80/x1Tzyktl0WQsaUxQsExEgaaC83coF53JRFUDYHd5AdI9zBdmPM4Ls"
    "x/EgO7zRJknHptPj7AGSNtReMNT+pMrs6/8Bwn2i+Q=="
)
