from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

UP = {
    "sqlite": """
    CREATE TABLE IF NOT EXISTS "job" (
    "id" VARCHAR(36) NOT NULL PRIMARY KEY,
    "kind" VARCHAR(64) NOT NULL,
    "input" JSON NOT NULL,
    "caller" JSON NOT NULL,
    "state" VARCHAR(16) NOT NULL /* RUNNING: running
    FINISHED: finished
    STOPPED: stopped */,
    "reason" VARCHAR(32) NOT NULL,
    "total" INT NOT NULL,
    "done" INT NOT NULL,
    "refused" JSON NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "finished_at" TIMESTAMP,
    "user_id" VARCHAR(36) NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE
    ) /* A job of the kind `kind`, which acts as `user`. `input` is what it was told, and `caller` from where. */;
    CREATE INDEX IF NOT EXISTS "idx_job_user_id_be6b6a" ON "job" ("user_id", "created_at");
    CREATE INDEX IF NOT EXISTS "idx_job_finishe_6ddac6" ON "job" ("finished_at");
    CREATE TABLE IF NOT EXISTS "job_output" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "content" BLOB NOT NULL,
    "job_id" VARCHAR(36) NOT NULL REFERENCES "job" ("id") ON DELETE CASCADE
    ) /* A part of the file that a job makes, in their order. It is kept for less long than the job. */;
    CREATE INDEX IF NOT EXISTS "idx_job_output_job_id_be9e70" ON "job_output" ("job_id");
    """,
    "postgres": """
    CREATE TABLE IF NOT EXISTS "job" (
    "id" VARCHAR(36) NOT NULL PRIMARY KEY,
    "kind" VARCHAR(64) NOT NULL,
    "input" JSONB NOT NULL,
    "caller" JSONB NOT NULL,
    "state" VARCHAR(16) NOT NULL,
    "reason" VARCHAR(32) NOT NULL,
    "total" INT NOT NULL,
    "done" INT NOT NULL,
    "refused" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "finished_at" TIMESTAMPTZ,
    "user_id" VARCHAR(36) NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE
    );
    CREATE INDEX IF NOT EXISTS "idx_job_user_id_be6b6a" ON "job" ("user_id", "created_at");
    CREATE INDEX IF NOT EXISTS "idx_job_finishe_6ddac6" ON "job" ("finished_at");
    COMMENT ON COLUMN "job"."state" IS 'RUNNING: running
    FINISHED: finished
    STOPPED: stopped';
    COMMENT ON TABLE "job" IS 'A job of the kind `kind`, which acts as `user`. `input` is what it was told, and `caller` from where.';
    CREATE TABLE IF NOT EXISTS "job_output" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "content" BYTEA NOT NULL,
    "job_id" VARCHAR(36) NOT NULL REFERENCES "job" ("id") ON DELETE CASCADE
    );
    CREATE INDEX IF NOT EXISTS "idx_job_output_job_id_be9e70" ON "job_output" ("job_id");
    COMMENT ON TABLE "job_output" IS 'A part of the file that a job makes, in their order. It is kept for less long than the job.';
    """,
}

# The tables stay, with what is in them.
DOWN = "SELECT 1;"


async def upgrade(db: BaseDBAsyncClient) -> str:
    return UP[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    return DOWN


MODELS_STATE = (
    "eJztXXlzGzey/yoo/hO7itGTaMn2yvu2SraVhLu25JLkZHfDFAfkQOJEQ4AZDCVz9+W7v25g7kszNI8hjarENgfoORpX96+v/3am"
    "wmauPOjPruYu65yS/3Y4neI/Mi1d0qGzWXwdL/h0pGg6zmzohZ1G0vfo2IfLt9SVDC7ZTI49Z+Y7gmPnM8KZ/yi8e+JPqE+mdEHm"
    "khHKCfUYJc8sOfdu6ZhZzw/IWXDx0fEn0GMRkkriSDJ2hWQ28QWhrkuEP2GePMB3sMUYXsLhd5t53Jw7f8zZ0Bd3DC/CQ3/9tRPc"
    "FduDm3R++w1+ONxmX5jETvhzdj+8dZhrpzjv2Eimrg/9xUxdezeh3g+qJ37gaDgW7nzK496zhT8RPOoO349X7xhnHvWZnRgOPnfd"
    "YODCS/oL4ILvzVn0knZ8wWa3dO7ioCK1foP4Wmc4vLi8GV6f3wyHndyAhxSJQQkujQXHyeJwX6rvn9IvQ5fxO38CP1+8/FM/J+aD"
    "7oUP/Pns6t1PZ1fPXrx8jg8UMOP0TLwIWnqq6U91C+pTfRPF9ZjNiSGqy+sEyWoYHl6IOR6vmo2z/KgOy4/KWX4UsDxmcTj1G7A4"
    "QdJmFsPtyLv++yvChU/VtSUYfvyXGgw//kspw7Epw3DhN5rQYf82s3rJ2fz6sAZzXx+WMheb0swdw9kAzBiOFsNmW3SOcCl2B3tx"
    "O7m9qu06z23q51n9Hlp8Z8qq2a0pM7y2A9KD8B87ONErWH3T/3h+fXP28RPefirlH67i19nNObb01NVF5uqz7LBENyG/9G9+IviT"
    "/Pvy4lyxU0j/zlNPjPvd/LuD70Tnvhhy8TikdpIn4eXw0p8o+dzeJw5lvDCi4/tH6tnDXIvoibK++aZpb5q9Qjm9U4OE3MT3DETb"
    "s7nt+O8mbHw/E8DaIuk326VSDKbYeThO935SHv4FZEYGwikjrrgjjxQkzblPxO0tobc+81BSZV9mwvPfEOnccWZ34W8+ZsTxifQp"
    "tyW5FZ66gcem4gFkVMZh/rACYXjNzyqQhOvKvJL9kV/mb527PvdLRDFNkFndAdfbIPd2FJup9BWLFlr9QJYHnKspMNzh+33/l17v"
    "xYtXvcMXL1+fHL96dfL68DX0VR+Tb3pVsT+87f/Yv7hJL3e8UC0qT6icFA0Pp96ieHhCisz4jBY+k+3ZcTviVo+LGqJ6I1LF3A+X"
    "b1P7Lhxvb/sXZ1f/evbx7J/PU5vvh8uLH8P+yT317b9uzs8yR2HzI9AcfS09+pLDilss9edegcRetbRSZO1eX6sY1lUuqjYJHudq"
    "yymTOc7DDekpcSPauZ6WNC450xvdAbFwf7bIGA4iT6rzXB9ScMSrX9hM1ObIiACyEYNzX4kBzxQpSDkwdgezhfU8L2Ws6TkDPuC/"
    "hBjeiJEZ3FJw6kJXWHQw0tLqEmsumTcEtnMff9nMp44rrecKwcO3QAhv4on53SRqHaqXBFFH6MMAnj4GSWjEBhy6A0tRDgqFGg0O"
    "Or4klqQuPgQvCBCjRqB23AML1Mfo964nFP0abNco0kAT/ByHiEKmAR4zFnrfzpMIL9AuM00+9eDRRTSaawUtEi7DG+D91G+PwSdI"
    "X/3+hkS4+rpwK6Q0IybspZgQ7wZ18aaYYg9xveM6uN5xOa53nMP1ErtqXQ4nSNrM4o6474K+eTtHyxUo7rdw3NXWPNdsG0ieWA0m"
    "dkRjMNSnMdTEOd6Ay2kqw+en+RyLWHV5HFO0ev8AedY+dUD8hc2DC3+CTF5m9+i9rrN99F6X7x/Ylmb6g0ObcDzo3mZ2t8Zum5D3"
    "G3A4TbWHjH7Rq7Nx9Mo3jl7uEIxVsNpnYEyyhyw+Pqkj3Z2US3cnWRbHgEATLqep9pDRvZM6uwb0KmW1akvzOgBU8oy+YV9KQIAE"
    "SZu53Pn79eVFl1CJ6BBacRAzqitKV2mj5/+8SSmiIX+Lwc2we2I83iHemRH7qNtosof92zwArdmyk6BhM+A+S2mw++z0rmsQ21d7"
    "ZNt43hJ7yeXcH4kvpQaTZHO3ymIiVMf6xpKZw8YMzRPKfzgwU6BKRCz80zogyh7hSGKj8QLmGChJxBOPynl4KjxWbBxZwX3RGNLX"
    "XeaMQGeLwxE7pL4idlxGLPEIU9oiz6h6DPOeqxs5fjfui/TaKGPja6BVw2VUslO8yvGoCx9wh+aMAf8lsHUk7qD6UGIzagOx7zOv"
    "Sx4nzngC7zwS9oIo/5D4zYlF5b3yzlKPfwwehGeq8pZQrehmopRO+HvAsc8BubwNnU3wXalmmLLG4CdImBPAPraw8CfakCRalMo9"
    "tJEcG4Ek55odtwbfWWH2MN7anU14a4cDUpfRYf89lGleHtdg9svjUmZjU/o8xTXQhLe6+/4hg0e9OsYF6FWBU+XMCzO6cAUtmLyo"
    "UhQzOEGSNc45Y5/8H3EduZSVtL1iCzKjWhHK6jwZmQVvkFWEKBxH05lfoJCWGqWTJKuxTNfh+eG6prc2TPeOjl8dv37x8jiyR0dX"
    "qszQock5GdChj8McP6vtzAmyFRibW7aF7JOtWcmMjQyhIcH+HQarNxOhfDtknicasThNtTl5ptPZCJtPDuucudCrlNGqzQSPfIPb"
    "VahJNh3kJJ0Z4lYPMeIKS4xwgsxIHG0b35bAih+p435kUlIlJOdgxWRztwpWnELH4TTRs0YOhDRShsAcxl4p32iHa3doBVZiB5dp"
    "gMzx5QGxEFNTyBmqKQ76dQUBWnBJwh0QNbtzHhgn89lp4MucQyE3/QIDDlPYhwlMKOiuPEjGIGaMq+fS8VjMuV/bX1r6VMctJ05r"
    "g9BtGaHz2NiZOQ3t7CmiPcTqeid1wDroVWFmz8F1cj76nY2bmXhjkn3kci0dolehQ/TyOgTuc3kWl3syhP33gr8bd1kId/T8hD7n"
    "86nieJ9jDLJOv5Ke3CHxBpVjPA1Db8gGbiS/nPVv+hc/npKAfsCvzy9uTtXBOeA/9n8+vxh+/nSqD9DhfJY9ubfkq21w1NXiqAaf"
    "WGrn2QXlJgeXg0i9LGQek+6MEosh9Vq3kFrIp2TmiTFoR1GgJAj8gW4BLzLX/jff1ry4E8IegsLjuE2nRZpyd5Z/RycYCeNrH8Xc"
    "tTGIF2YLF5iRT4XfJj1Gvr1Zgc4+y0BdMdnO7BLfzGnQEqjrAqaYnNExuxH3jHcK0K5Mj24V4MXDvkM/6lwD85Iw0C77HtNv3rMF"
    "ZtJE77boZiq1EF4J4s/IM4sfHfzVsf928FfJQO7x/2a9gQ7uIpc6QDcjAHXPZn5BSoJNP/wrMiEZtKqzkeyfatSW8OLOEBqH4i5Z"
    "zol7a8GpNXi/+zM/EwDVjMkJkr1As9bN4ugYacLkFNEesnn1bqqY8YjxZlxO0uwhk3sndQImoVeFfSEXMulIOV8KnEoR7o5y+s1o"
    "I8lBZl9mDtxuiVFOU25mmDd5IO/TKGPmlyWGOEFmMIW2jW9LMIVr32N02inAEoKWbhWGIOM+tWLxhGer5H0TR/rCW5wSyxNieooa"
    "uoUeJyrxn/55QPq+VOFyrhjfkym9ZzrMTd0D1XZLsj+s9KWxmE7RvyUHHWz64QY6aIfYWQ4d+GI2bJzsMEG0N+bQjeQ7TOwuDm/O"
    "9wRRa/neYQ8MOEvmM8QlVfQqhf+5gD2E38EWgcBiPXvIdkaGzcS4AEYr33sigjarZJ3xhAL7pYZ9VaBycADoaGUh6w5KJsiwVoxh"
    "RYjh8/aE5uuj/hznb7kkoJtriANDFvWsUTeB+mQCd2SqTsFoQRxbD5WKXsegd/iN68hjXB/ft56Y6uy8c89DT1U4puMIdAx1Z66j"
    "cgQXlU5Y9+OK64hpvuizOs7Pm7yaTIo4dtGXMsrTa4SGmmtyE/aGbWZH3jZmtZVTyaQMWGPSXJO+df1mhXg3b8DkFNH+cXn1VgWT"
    "n2Fr+RmMG+wyQ7ETIGXauT8hrtY29CeJ9vBIXs1GllMDs1zPs/wH4THnjv+DLXJRFRk25+DcHWP4n+GcCq/Gh5tHHyNdKD3V4Pvh"
    "q5mvp+fZ9buz9+edP7ejXfdtOModvzDrXdTWrSzNnez1tI9eFIqJKeUoJ5eg7vbfowf3g2OHxW90yCgNCvCoSoGSOPyAWMr+61mq"
    "vI8VhJxZSil+nAit9L7RCee+x6DZnJK94ecPeJBMWSeLUyBP4J9MA0UdOsNVRORgFnGGtYDKlXX9eKWpB+F2+cRyoWuNCVfdskIe"
    "D1ZtVkcUe3gcrcWRxASqboLLLNxLa6PvIcFecngNAdeYsmApNSVFaLSUVmspKs/Wkv4yWVrjNNPmkTYe0WuRtip0UWTfCjTRz8Ft"
    "dozZdfXQxCRrkxZ6ydkN7FmloWOp9m5lAnYOKhN0bRY3FicMwkTmUuUbAmUPJXuLTAR8QqS33XkUHSmegero8AfHp3iX00Dd66pw"
    "ry7xhMvegP744Egg8UWsaOYV0g0+fMBDNfc0vCUmR5KgfZLpXPrk1qkdXfZrZzb3YNtUayk8l4zKuWWVMzEmeV4/neYkQd7mM6gD"
    "1zGFiWT+fDbg/Yuf+zdnN/3Li9PEshjwy0/nF/33pyoJmGMP+NU50J0SOOaZP+DnH8/6H4bA2Isfz2EJqRRr2h0nu0ZrudysPCOK"
    "2sCWiB5M05ngwaRs2CR4ENdYE4td2N+Y61Zgrhstmtqks4T7Z5deg/XfGEe/BWV0t+KwzDAvOcwmEGv/xrclPtifqJRYkqdANQ+b"
    "ulVa+SzRqYY6HnTHwmK/sNHZ3J9wAieOMjRT9zkoxyCn2y6zdHYVpcaqMhGo7aLx1WYPDtY/4+7iDbHQfDtUNl9L22Dv0E26C/8u"
    "0MY39uwB1z2DJGaxTdp1a6vgxtTbEr07niHN5dY0YXuZ39HBQ0fdw94LohTJLibyHlHJXh7PvZyvRS21+bhWXl3sVq46H+cz687m"
    "I9cZDwurjlUpz2k6ozx3l1Se9R7ZZCHEFG1GnlrjUhyfK0UTvCLmI0VnQj+WDv2AF+ByJryilMXlIFGaykBFXwEVqb8bbDBh/z3c"
    "Xl7XOUNfl5+gr011q29HpTQOKd/iSBuHFOOQYhxSmgJesDhcnDGsU458xX26NSAwNDEnutcAwyIClUCYhvgSaOIoyytvka6KWgBd"
    "fOrwOeioB5gBKExiqgpp6SzCOu9wEHwwpTYD/b1LBp1BB+9dAIZt7NkDrrxVhPfVGYqiVy4xnVdAMTnK9mIxW9ZDl3RAKcNcdsLp"
    "ZEmWr94xpM1ZjXf+QN9du6nJX7lzZrUrNhYPzFu8g59FEkaqvVK68IKeMAft2pJFSESQqBsc8UHII0YzYvqpsP6A4DbcCLNrYPpB"
    "Vc3zqHdIPMptMSUjx5eqvAqFTtLXxQuwficX87tJUbGEjT67iSmta7xZN7zhVljVYG40F+OSRHvH9NVbEozbyP6dbwb5MciPQX6W"
    "k8mEWyyLCfcpGSzsUUP0wpvbGL+AuZlB7Jk6SjuTB+QGZJ7R3HH97x0EWJjE4uZc+FjKTocn2JgP2mNTkJ8Kskiu+N5fgcQUOl9U"
    "5MYr9LnY/RP7RZ1krC/Kk7G+6D0lJm3UEtqykzojHdUxhL4sN4S+zDsSxesnz+KK9G1pMmPo/wpDv9qxhg7P8/+tgC2X8uIhSJJl"
    "HbmAbl2Mj65s2JHr8vJDivNv+9ma6J8/vj2/enakhgE6OX6JZ8v0lg499sfc8ViB1FjJ8yzpcnzfUBlhhBkQS/AnjlRBswTOOElA"
    "jlb50aNawmkI4g25+PzhAwIMXGQP302PWktgrGsNLRdJTWFTpeAkE51qVepA4xOzUYgZoTc18wLRhlGPeTg0llyqsmZxaY61Pq0h"
    "NOWxBxGke/kN03QrJwzJGA9UcfQFx+tpL5zwapCLLLxk4K1tJ+w2BUK366ZcUlWi1Hu2rKjETjvO9o6OXx2/fvHyOPKXja5Uucnm"
    "BQfQG9l0VIR9VAoNSTIjqDUQ1IyT5jIDsHMAbvaMb+ykmaA1Q93qoXZslw2XdzsoIDcD3uoBNy4m38IoJ/SuukpVgmQPTXDHdXLU"
    "HpenqD3OZahVOjK9Y0XxcE8YOiOqPWR076SOFgu9KnLV5vzipgz41AgiiClabHPoTMSjgmkSWd+ZTRweQ34qOTxVOQKwGls9/G/d"
    "/qCUFqRmvp5S1y3VYwOSpbTYDQ3G4Wne/QuHQPqO66IH+oiRO+eBwej0TkO/8uACDpciRxiXIlLL6yZ10yrxi96rl5E2jD+qFOHr"
    "j2cfPuS1Mzm3xXDO/aLE2dVHe5pyZ7xrOhSrKIjbeCTQK8+F13IXX42U79yZP/PYgyPmcgl4L0e6JMDXMlPtFvC9iJNLrcM89e6s"
    "RbTCMYkVf7mqakIXZAr/j6nnLZK2iBG7FV7NzXGflmfCkNJwVqQpd2ZGfJOKVzhWHqNSFDgQlEusecoWS65b9kwyvqbG19T4mnaa"
    "O07cCH/2g9JsOgW+E4nWbpX7hA/9hrdxx1o12OYgA4BUM6aoVsG9VdguSgSWjp0Ze4sZTAOt8eq0djNXLKZA9B26LyzeqMgdia4N"
    "0mczEDRUdjBLWxzgiqqKlhUsNvnsAffYLYYpvCEWzJBbx5uqY1s95QJUQqLkuqTKr9yBYGXYoOTjI0LHDXzJTreZt4Zxr2iFe0Uz"
    "1SumMU4Vyypd0SosYn15ZrIUWYuRqabuFRvOS2acApZZCzun2SQPtMYDnaE1OmybR9roVEanMjpVbZ1Kcb1AmwpHo1yPCoe9VoZy"
    "pS+A4qLrBoFOEpSExqcGPz2mdAcuvCl1HYlKRVALGntiR535m6rSz9MZ/G2rJsmoN56wnHlxU88d8GcWsOl/fPbFP5gtrPolwTCK"
    "IpgToc85rBJ/LpNXin3Tww8IrnWDGrLqklGltqxKmfq/667/G0/2plwuSVa++9N6jXx+YJ4DN11GeC68gZGg2yxBm0zRa8wUnTy3"
    "mzB4tdvWmqzoSo5CgYlioRflfhTISFpgEh7i1KOa7i0b2N5Cz7TGWZNyhPtn7uyd1PE6hV4VDM/5nUZ8C/JnLHGilNzCnCltPlNi"
    "tSa/wp6usxtTb27764BK6zyE71J7Czx7d9P/+fyUaOoBv/58/en84v35+1Mi53LG4ImgMJ5fnV3jJXhrmVdct+MXG2Y8bRrkmaPb"
    "XLDnYcPBCV5VWUIpF6iXE/XaSrnHBIs1h2LFkaCuGNNm5X9iig2uCF0gfgNSVx2hq1zmylWGnrBmAm1EsMndBnbP3eQunK3/CRzG"
    "azM4QbN/gtPqc056jKJr3ZjBqxUcok+Ei2do25xkZiV2ehMxboTTXY4Y352ltnMjnTC41PZsjknajL1s1ae5wjgcZvn8SuNwmE50"
    "x5hd1zicmGQp4/AVzPir/rubKutwMtAU88LIiTMrEhIC4h/+ccVc6juFXvoBtz9GN9ojnv+5TjP638WoU2BFx8vdKiP670GHGjZ0"
    "6Br61947aMPGP60ueZw4qMCOfYmwq4VmeeuAWA6fzbXv7iNar4OIT1+4dlebwMdYvsezyK0npkTl8CvKjruBpw74gFu+8KmrCDGs"
    "GPi8IDPq+QpHnlAbu6pySCN2R3mXWDaoD1bcF/V3vBQ8JfBktuC9hWRRxXDXJjp976kuosQofINyXI5u9MzS1cefqxuFgLYMeXDr"
    "eNKHTuqiheXNdcSLRSRd4Ecvwm+WvpjNamcFTmWtSwiPytZ/63BHTkyRhVbY9nH+N2F02H8PhYfVK7pq+8hztzxxcERgUgZ/Rcpg"
    "vSk34XtMYRj/FYxHw0YJclbPKrJpmNKbc44MbMb/ztXni4v+xY+nJKAf8B/6F/3rn9AGEp5uA359c/npk7KU6LOzHXaRZYJhvyoI"
    "drmR2Qx4vPoYWCX4NTA3Rf1NTtECxNIuROJLmWkXg/DtMdltjZGBBtHkTEyQmEPxa6QRg7p/C1hsUqttOM4ZUoO5t3mcTUCWCchq"
    "A/7b3Y2ArL+L0eXcR1SjGE8OGrtPoMpDEferE6BFPT/GON0w5EnBv1N6z2SXOBxbHY8Iz2a6tGxQmUOVo3UxYsoV/A5JVVckLoKU"
    "1/qsOlArsqdxxomqWPzCrapAiA6mYXux1A2G4FeVseV+YWLaqkwUCSKTiiIpAzRJRREsjAYndUxhDurmB3Vg/fvKczowMu4Yq+se"
    "0/EMa9Mpfeb7dDzBFEtFx3SitfKcpul+Nc5pdV7OZ66gNrMxiRMlnhDTA3KJBbQcTGCpGz0iGVPWU521KQzH4X6YlXkKhyh8XJfA"
    "4WvBzuDgUyxCp8G56hcc3Zt8/IAHXb6T6rnygFhxALc/mU9HPA7q9ph6PPyQgfSAKLKnnmA9OrY/CQhBrLib+KFlWDmCE2eK/QYc"
    "CGfOFxilN8SSzn+YskdjITM8QsrEi1874TeH5lvXge+MJIyU6BF80rAguNtYdrds2U2MTQN2p6n2z5t5VXxPxIAFiz3P5eos7Em6"
    "vQGsV5E63QTsrjdoccpsh2o2NdoYklR7yOujXtVcjWytvVflxlZsy1jE4dhtpnyHFPtkD9xwEjwlHzUwG0b99yjv4Mosh1rAbMDN"
    "mMCwM8/OhrkSdiBNQpuOtpQa1YTPOcL9k3zXwvBYOWzA7BTR/jF69X6kxoWglPX7ZFpG7KlxOFdEsodnxOqV9Qy2VduCnyYzrG5u"
    "HMCZugLrwFVwmx1jdv3IuWg9F9sHiibzCti6784R6fXbOChxnbaXRHRige0lHbtYbnuZpvvVTmKL9gBt9dCxZhg5dks9tDgsyIQ+"
    "MIIZF06D6hoq+4Jkf1ixUQIuAamlWnSsGbYFMLIsdJjYyINVGJ5qpGEEH9OkU+rdq5g2vDOZigdmd3VFEF0OTZlrMBROuMzSDUBu"
    "aQ5bb4jFhe/cLhJN1MVYP3ig7Xhs7Kuv0vl2LbSGYY4e9XIqRY88IJ+VEcmazlE0UxYlK1mHZEy5+ngymvsqwu/Rc3xWbrBJbBqp"
    "8iMrKExi3ERWC1KVm2t+Fw5fSsRPERoJv9USfmova7bacqR7YzPaMDocHxjNBiBNZ7i/JPcLE2jUixAMaVsMGXU+nmMyplOipYUB"
    "v/zlAn+KR147G98605tp0WXZAYip2zwEZ1j+G0SyAf94fnHTv7y4xuHQYtiAA+VPKnYTEyaGsZ/bHZSEHNj08M+QmtCRNp/+gTbS"
    "dIwTZGZ8Wz2+Br9dO35roq8MbttCgLEZbmsC2nY3oO2jliQ7hVgtDx06q4DauFN9lDagYraGTQOU8w2ClGriBd7gCiENS4BF/uZd"
    "IoWOSptzhSuG0rBCGkcFZZo38tgBV9p0eVKxXzPeyE+Dm93USkSgxMCd7YQ7jay0dlmpMcS4cWBxT2Z5C2IuWsd+owfsIosr9IBg"
    "kq5Abv0Y32nHWF5XdE0vaKMQ7LlCoKdzoUIQzfQqhSDuVEMhCLqHSSQCB08yWmDkJ3sAEfuUWCiZQyOK4+rSd5I4djcQ1DGwdObS"
    "MQt9KXTMq06FHDs1SAp3KfLf2PAbDPgZ0YNth48mE/TeENJXd8JCxUoPgQd5CwXqE2BykIhDJS+GG9Vyn4g0hpR2kU1gnCCoaJo5"
    "nCdb2MxdwJOb+2CY2NiVx8Ya0XjjorHwbIcXpcasYnuCqM2sV5VCJ+LxezgkHNhZon0qSAuEu4LOGdDVmeKPalodtzJSI2EXWIhv"
    "YJctHqSw/15I1VX2qPN/3qRMUbnskKksNWH3bMrIrMaoMbE8w8szcyZpdiE1Z+dxIvBAx2+2dZUE2I1RnFMygS5CMIZTDkQf5nUJ"
    "nv8z9M3EtYN+T7/VWy4VY7eezJ4m+MkEP7V1s9o143l5IYqn/ZK+qijFhrySrs/6mAoeNBFQaN6hW5Kuqiu48kk6Vw5JOVPMFryR"
    "kopKg30tQ9bioWgNiMlsZ7mNLUVofILavK0FyMUSg5ymNKO8C6M8WjTcNXOEZt+skXErQtYaLqkUoVlRbV5RwVA1XlBZOrOenl5P"
    "MBAT0dScmiLaC+hn3Ww2Li/Gd7WNdtVGvqt62a+AqXturE5tjy3LN6BsEz8zT5b6saZ6dGtYr4cPic5PWrFvJkxbbTFfcWQsCaLv"
    "g4KzWsdV6ZQRWqBjJbgVGKS/9mZ1Siwk8xwbh9JWOpQaq9UGrVaJRdRUB8uQGlS+1WqYcWg13pZtF7XqeFtuR9S6YtrCUyRkRW2V"
    "4pWX7PWkXHXJwxxC30kSkuq6FlF9ClWvAi3sbCp+d/Li1JL3aBC+A/9UdDlPOyNZtVKy0oPVYPuPCPZx5195xWjj32AkKSNJmdCg"
    "lrPYCKsmNKi1XG1paJAyHBTJ/oFBoULuD3vUiAgKgmfwGbp6XBB3w4U3pa4jma08b3U4jJgxHuYn9RgZi+kM/sbonQNMVqonZ5BO"
    "Vf0lMZVWlFY1py5s9vEDjjE+qvCeyi4QJBb4X8R5pw6fS2LFCXMPEqlh4e46N2vwija6UMMo6leVTKHHMyZmri6iR3TvAddfdyEQ"
    "LlR5C1QuVpUOAf7zxhPnAV5f9aoLJofeimpSmFCgLYcCbc3vdFPO95efzi9O1cIb8HcfLq/P35+SsStgXQ74+/7V+bub02C2Zxf3"
    "FpxP21/7rdPZyMR/fViHsYflnD0sYm3TsjhJmpV40rRoa1k9h5Ov1YDJGbK9m8q9kzqchl4VhYdyvFa6Nqa+LkAGhXAZ5aVuSzFd"
    "trQ6EK6L19GVBju3imdGmJWzR5SqZnMfBA9fgLRTb6uuggIvLz+koJO3/azd7zNmsn12pEYFOjl+Ci9MTPtIsGo061NUZnN5anMJ"
    "wb7GHpE5QuMS+TSIZEDZZTaVnQVll0gHnyM1GeGXCzdXhQ1CbjZfbwXkxrO/zWsuBE2WGOsMqRnnnRjnxhJLntKILDWNMtvDud/S"
    "YjeXoKn7FNo9HNGmSXGDtBJAiBlqVWIVGkOxxRltq2mWLa9lPFda6bmiR7n5BpSlM9tPjegmRmUz3CumMJBXHcgrmJXNxaYUodFI"
    "Wy01mSBB4yC0myw2cZibjMM0fkE77BfU5yPxpe+zQueguLFbpTM52K2uwqQK9zljqnz5sRBx0slf3emgacpeqQowEwtZfPpXx/5b"
    "Ya7gzT24UHVLjL9K7YuJeBPXkm/3dGGRoAyb8dgxyXu3eHJvBaO/88R81tTCmyJqr4rXeUTHRJWdl9CRmPtdwg7uDnSNI73BZDe2"
    "OuvAJMI0GqCpEmrGNze+WaGjwY5aQGrUUaPxt1DjN+rpStTTsn1jBay9yNxuT1lcsGW2CQlIjUIBGJAdpXI8IDs9msICXVCsBYbi"
    "CJg2XaxmoUJt4M0XYWAMyMiYEGDCbAynAfXMIreO62rN/VF4tsTYGVTYdSWfpwCBdT2yThDO3HONJr9tTb489qaY0bsQb7Mks4/r"
    "GAyPy+2FxzlzocTF5PgFKvv1lLpuBVoS020OMnnRjMudI/KMEpv51HGfY3aSE/g99mF7eXxeU1vXQMqL3quXEXSCP6rAkuuPZx8+"
    "5NER3/HdRlFLEUF7UZFlDd+HtQzfhxWG78O84bv1qd3Wxt0qxXcdid3wWGwwkYPue8Do9DQ+qTWNTyqm8Ul+GuMxmGdueZmnsP8u"
    "lHhaxYReS40mOBSap7ZO0BjXrzr5w22HgQg/bCrP5Qj3ULBbcYB0zLJmxpgs3d5t2cbe0o5dfCfw+Jb4zV/PR0n259CfVHu3Cv2R"
    "2Z61vei/k2Q8Ec6YaeMnoaBNzZzxG5XkUV/wxKPCW1QD9LcUP4NHjpgFetjYgduXu92v+iFPOXuomxhH/Zb5E1S4dITDXDQKVeH8"
    "acINxvNvZ3NdYdT+eEL53XKnW4rSnG6tO91S2FS4EzaQFZM0eyiRr15SNPZlY19uo/GzkX1ZrfoV8PQmvM+eMjW5O7bJlKz5XqBF"
    "RANSrj5EY19Hb1CddTrHwEqLeRFvheuKx4O83C4404nkJyRKaIRRuBMq0RpMxAxL84ASUKQ+rPVZT9uJS9WFhujLSkGXFpmIV3WU"
    "lmsGu2Bb2xi7j3p1zBLQq5Thqq0gk1q0hhrqX3nidudUa4ES1hLs6YMj/XcKkyk6MxKtlQcHWqGG47hjrdJvevpI8gx2XccjsDnK"
    "54RyW6cNnmP+XvTq8cSj1Fs/DbM3uM49k2EgED6bWPgnDGRJYbj1PeopCCrobBCo3UCgwuFqcNIkSPbwrFlDoRO9FvMsLjeBJ0iM"
    "FfwrrODS+U/Byf6EH1hAs09hc6vw9jJgjwF72ohLtDTW/Zo+MPtnhz0WiZlxY6WUKbHb8CHsVwOjgLngq0oOeelNyYIEhtZbhL7j"
    "1LZh8wTJcA5D7IEMiK/ZJbfCSwSsF8ET63pMXeGym6wisayQaRzbV+7YbqTJtUuT7a8UsTkUrg4q9LIcFHqZw4TUtpXnbrnLdUSw"
    "F+zdtNe18TRbaih2zRZvNAejORjNobbmcMY8ZzzpFKgNQUulzkDjPk/pC+UM/QoLYdE6/1aw3N7R8avj1y9eHkdYS3SlCnB5GqV9"
    "ABWpYXWlBMke7qC9k5M68XYnJxWJZk9yFkFYVA04HHTfQ+4e1QoDO6oIAzvKh4HBE31WVG2kCgaPSAwM3hAG36q59c//B0T1Sgk="
)
