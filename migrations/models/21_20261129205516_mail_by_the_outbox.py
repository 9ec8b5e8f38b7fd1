from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

# What waits is sent by the outbox from here on, and no process of the version before sees it. Such a process may still
# run for a while, so the column stays that it writes.
MOVE = """
    INSERT INTO "outbox" ("id", "kind", "key", "payload", "attempts", "next_at", "last_error", "created_at", "asked_at")
    SELECT "id", 'mail.send', "id", {payload}, "attempts", "next_try_at", '', "created_at", "created_at"
    FROM "mail_message" WHERE "state" = 'waiting' ON CONFLICT DO NOTHING;
    DROP INDEX IF EXISTS "idx_mail_messag_state_5a4e55";
    CREATE INDEX IF NOT EXISTS "idx_mail_messag_state_c21c7f" ON "mail_message" ("state", "created_at");
"""
UP = {
    "sqlite": MOVE.format(payload="""json_object('mail', "id")""")
    + """
    ALTER TABLE "mail_message" DROP COLUMN "next_try_at";
    ALTER TABLE "mail_message" ADD COLUMN "next_try_at" TIMESTAMP;
    """,
    "postgres": MOVE.format(payload="""jsonb_build_object('mail', "id")""")
    + """
    ALTER TABLE "mail_message" ALTER COLUMN "next_try_at" DROP NOT NULL;
    UPDATE "mail_message" SET "next_try_at" = NULL;
    COMMENT ON COLUMN "mail_message"."next_try_at" IS 'of letters that a process without an outbox queues';
    """,
}
DOWN = """
    UPDATE "mail_message" SET "next_try_at" = "created_at";
    DELETE FROM "outbox" WHERE "kind" = 'mail.send';
    DROP INDEX IF EXISTS "idx_mail_messag_state_c21c7f";
    CREATE INDEX IF NOT EXISTS "idx_mail_messag_state_5a4e55" ON "mail_message" ("state", "next_try_at");
"""


async def upgrade(db: BaseDBAsyncClient) -> str:
    return UP[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    return DOWN


MODELS_STATE = (
    "eJztPftzG7fR/wqGv8SeYVSJetiV+3VGtpWUrS1lLCVpG2ZIkAeJVx0B5u4omWnzv3+7wL1fwtF8HM+YaSoTwB7udvHY9/63MxMW"
    "c7yD/vzTwmGdc/LfDqcz/Eemp0s6dD6P27HBp2MJ07HnQzccNPZ8l058aL6jjsegyWLexLXnvi04Dr4gnPlPwn0g/pT6ZEaXZOEx"
    "QjmhLqPkxchbuHd0wkYvD8hF0Phk+1MYsQxBPWJ7ZOIIj1nEF4Q6DhH+lLneAb6DJSbwEja/3850C27/tmBDX9wzbIRJf/mlEzwV"
    "+4OHdH79FX7Y3GKfmYeD8Of8YXhnM8dKYd62EEy2D/3lXLa9m1L3OzkSP3A8nAhnMePx6PnSnwoeDYfvx9Z7xplLfWYlyMEXjhMQ"
    "LmxSXwANvrtg0UtacYPF7ujCQaIitHqDuK0zHF5d3w5vLm+Hw06O4CFEgihB00RwXCw29z35/TP6eegwfu9P4efx2R9qnhgPahRO"
    "+NPFp3d/u/j04vjsJU4oYMWplXgV9PRk1x/yEdSn6iES6zGaEyTSxXUCZD0IDxtijMe7ZusoP9JB+VE5yo8ClMcoDpd+DRQnQJqM"
    "Yngcedd//4lw4VPZtgLCT/6sgfCTP5ciHLsyCBd+rQUdjm8yqldcza8PNZD7+rAUudiVRu4E7gZAxnC8HNY7onOAK6E7OIubie11"
    "Hdd5bFM/j+r30OPbM1aNbgWZwbUVgB6E/9jDhV6B6tv+x8ub24uPP+DjZ573myPxdXF7iT092brMtL7IkiV6CPm5f/s3gj/Jv6+v"
    "LiU6heffu3LGeNztvzv4TnThiyEXT0NqJXESNodNfyDnc/eQuJSxYUwnD0/UtYa5HtETZWPzXbPeLNtCOb2XREJs4nsGrO3FwrL9"
    "d1M2eZgLQG0R95sdUskGUxw8nKRHP8sP/ww8IwPmlBFH3JMnCpzmwifi7o7QO5+5yKmyz3Ph+m+IZ99zZnXhL58wYvvE8ym3PHIn"
    "XPkAl83EI/CojMP6YQXM8IbnKuCEdXlej/2W3+Zv7fs+90tYMQWQ2d0B1pvA93YkmqnnSxQtlfiBKA8wp8kw3OP7ffvnXu/4+FXv"
    "8Pjs9enJq1enrw9fw1j5MfmuVxXnw9v+9/2r2/R2x4ZqVnlKvWkReTh1l8XkCSEy9BkvfeY158TtiDtFF0kiPYpUIffD9dvUuQvX"
    "29v+1cWnf734ePHPl6nD98P11ffh+OSZ+vZft5cXmauw/hVorr6GXn1JsuIRS/2FW8CxV22tFFiz99c6yLrOTdUkxuNSHjllPMdl"
    "eCA9x25EJ9fznMY1Z+qgOyAjPJ9HZAIXkevJ+1xdUnDFy1/YTeThyIgAsDGDe1+yAS8kKHA5QLuD+XL0Ms9lbGieAR/wn0Md3piR"
    "OTxScOrAUNh0QGlv1CWjhcfcIaCd+/jLYj61HW/0Umrw8C1QhTd1xeJ+GvUO5UsCqyPUZQCzT4ATGrMBh+GAUuSDQqZGKQdt3yMj"
    "jzo4CTYIYKPGIHY8AArkx6j31mOKfgmOa2RpoAt+TkKNQqYDppkIdW7nQYQbSJeZLp+6MHURjMJaQY8HzfAG+Dz522XwCZ4vf39F"
    "LJy+LNwILs2wCa1kE+LTQFffFEO0UK93oqPXOynX653k9HqJU1UXwwmQJqO4Ix66IG/eLdByBYL7HVx32pLnhm0DyRurxsKOYIwO"
    "9XkdauIer4HlNJTB8/N4jlksXRzHEI0+P4Cftc5tYH/h8ODCnyKSVzk9eq91jo/e6/LzA/vSSH+0aR2MB8ObjO7G2G0T/H4NDKeh"
    "Wojo457OwdErPzh6uUswFsG078AYpIUoPjnV4e5Oy7m70yyKY4VAHSynoVqI6N6pzqkBo0pRLfvSuA4UKnlE37LPJUqABEiTsdz5"
    "+831VZdQD7VDaMVBnZEuK10ljV7+8zYliIb4LVZuhsMT9HiH+s4M20edWos9HN9kAjTmyE4qDesp7rOQRnefXd66BrG22iObhvOG"
    "2EuuF/5YfC41mCS7u1UWEyEH6htL5jabMDRPSP/hwEyBIhEZ4f+PDoi0R9gesdB4AWsMhCTiiifpPDwTLis2jqzhuWgM6ashC0Zg"
    "8IjDFTukvgS2HUZG4gmW9Ii8oHIa5r6UD7L9bjwW4ZVRxsLXQKuGw6jHzrGV41UXTnCP5owB/zmwdSSeIMdQYjFqAbDvM7dLnqb2"
    "ZArvPBbWkkj/kPjNyYh6D9I7S07/FEyEd6r0lpC96GYihU74O+A45oBc34XOJviuVCFMWmPwEzxYE4A+thzhT7QheWhRKvfQRnDs"
    "BJCca3bcG3xnhdnDeGt3tuGtHRJEF9Hh+BbyNGcnGsg+OylFNnal71PcA3Vwq4a3TzN41NMxLsCoCj1Vzrwwp0tH0ILFiyJFMYIT"
    "IFnjnD3xyf+IY3srWUmby7YgMqoFoazMk+FZ8AFZQYjCdTSb+wUCaalROgmyHsu0Ds4PN7W8lWG6d3Ty6uT18dlJZI+OWqrM0KHJ"
    "ORnQoa7DHD6r7cwJsDUYmxt2hLTJ1ix5xlqG0BCgfZfB+s1EyN8OmeuKWihOQ22Pn+l0toLm00OdOxdGlSJa9pngka/wuAolybpE"
    "TsIZEjeaxKhXWIHCCTDDcTSNvg1RK36ktvOReR6VTHJOrZjs7lapFWcwcDhLjNTIgZDWlKFiDmOvpG+0zZU7tFRW4gCHKQWZ7XsH"
    "ZIQ6Nak5QzHFRr+uIEALmjx4AmrN7u1Hxslifh74Mue0kNt+gQGHJezDAiYUZFceJGMQc8blvHQyEQvua/tLez5VccuJ29po6Has"
    "oXPZxJ7bNe3sKaAW6up6pzrKOhhVYWbPqeu8xfg/bFLPxBuDtBHLWjJEr0KG6OVlCDzn8igu92QIx7cCv1t3WQhP9PyCvuSLmcR4"
    "n2MMskq/kl7cIfAWhWO8DUNvyBpuJD9f9G/7V9+fkwB+wG8ur27P5cU54N/3f7q8Gv74w7m6QIeLefbm3pGvttGjrlePavQTK508"
    "+yDc5NTlwFKvqjKPQfdGiMWQeiVbeIrJp2TuiglIR1GgJDD8gWwBL7JQ/jdf17q4F8IagsBjO3WXRRpyf7Z/RyUYCeNrn8TCsTCI"
    "F1YLF5iRT4bfJj1Gvr5Vgc4+q6i6YrC9OSW+mtugIaquK1hi3pxO2K14YLxToO3KjOhWKbx4OHboR4M1dF4eENph32L6zQe2xEya"
    "6N0WPUymFsKWIP6MvBjxo4O/2NZfD/7iMeB7/L+O3sAAZ5lLHaC6UQH1wOZ+QUqCbU/+BZmQjLaqs5Xsn5JqK3hxZwCNQ3GXrObE"
    "vbPgVA3c7//KzwRA1UNyAqQV2qxNozi6RuogOQXUQjSv300VMx4xXg/LSZgWIrl3qhMwCaMq7Au5kEnb8xYrKadSgPsjnH410kiS"
    "yOzz3IbHrUDlNOR2yLzNC7lNVMbMLyuQOAFmdApNo29DdAo3vsvorFOgSwh6ulU6BC8eoxWLJ1xLJu+b2p4v3OU5GblCzM5RQh+h"
    "x4lM/Kd+HpC+78lwOUdMHsiMPjAV5iafgWL7yGO/jdJNEzGboX9LTnWw7cmN6qAZbGe56sAX82HtZIcJoNaYQ7eS7zBxuti8Pt4T"
    "QI3Fe4c9MsAsWcxRLymjVyn8xwWcIfwejghULOrZQ3ZDGTYXkwI1WvnZEwE0WSTrTKYU0O8pta8MVA4uABWtLDxdomSCDLViDCtC"
    "DF82JzRfXfWXuH7LOQHVrcEODFk0UqNuAvXJFJ7IZJ2C8ZLYliKVjF7HoHf4jfvIZVxd33eumKnsvAvXRU9VuKbjCHQMdWeOLXME"
    "F5VO2PR0xXXEFF7UXR3n5022JpMiThz0pYzy9BqmQXNPbsPesMvsyLvWWe3kVjIpAzaYNNekb928WSE+zWsgOQXUPiyv36pg8jPs"
    "LD+DcYNdhRR7oaRMO/cn2FVtQ38SqIVX8noOspwYmMV6HuXfCZfZ9/wfbJmLqsigOafO3TOE/xGuqbA1vtxc+hTJQumlBt8PX818"
    "tTwvbt5dvL/s/LEb6bpvwVVu+4VZ76K+bmVp7uSo5330olBMTClHObkGcbf/Hj24H20rLH6jQkZpUIBHVgr0iM0PyEjaf92RLO8z"
    "CkLORlIofpoKJfS+UQnnvsWg2ZyQveX5BzxIpqySxUklT+CfTANBHQZDK2rkYBVxhrWAyoV1Nb2U1INwu3xiudC1xoSr7lggj4ml"
    "jeoIooXX0UYcSUyg6jawzMKzVFv7HgK0EsMbCLjGlAUriSkpQCOlNFpKkXm2VvSXycIap5kmU9p4RG+E26qQRRF9a5BEfwwes2fI"
    "1pVDE4usSVLoNWe3cGaVho6l+ruVCdg5iEwwtF7cWJwwCBOZezLfEAh7yNmPyFTAJ0Ry271L0ZHiBYiONn+0fYpPOQ/Eva4M9+oS"
    "VzjsDciPj7YHIL6IBc28QLrFyQc8FHPPw0diciQPpE8yW3g+ubO1o8t+6cwXLhybci+F95IROXcsciZoksf182lOEuBNvoM60I4p"
    "TDzmL+YD3r/6qX97cdu/vjpPbIsBv/7h8qr//lwmAbOtAf90CXDnBK555g/45ceL/ochIPbq+0vYQjLFmnLHye5RLZebtWdEkQfY"
    "CtGDaTgTPJjkDesED+Ieq2OxC8cbc90azHXjZV2bdBawfXbpDVj/jXH0axBG9ysOy5B5RTKbQKz20bchPtg/UM/DkjwFonnY1a2S"
    "yueJQRrieDAcC4v9zMYXC3/KCdw40tBMnZcgHAOfbjlspLKrSDFWlolAaReNrxZ7tLH+GXeWb8gIzbdDafMdKRvsPbpJd+HfBdL4"
    "1uYecDUySGIW26QdR1sEN6behsjd8Qqpz7emAZuL/I4KHjrqHvaOiRQku5jIe0w9dnaycHO+Flpi84lWXl0cVi46n+Qz684XY8ee"
    "DAurjlUJz2k4Izx3VxSe1RlZZyPEEE3WPDXGpTi+V4oWeEXMRwrOhH6sHPoBL8C9uXCLUhaXK4nSUEZV9AWqIvm3xgETjm/h8fJa"
    "5w59XX6DvjbVrb4ekdI4pHyNlDYOKcYhxTik1FV4weZwcMWwTrnmKx7T1VCBoYk5MVxDGRYByATCNNQvgSSOvLz0FunKqAWQxWc2"
    "X4CMeoAZgMIkprKQlsoirPIOB8EHM2oxkN+7ZNAZdPDZBcqwrc094NJbRbhfnKEoeuUS03mFKiYH2VxdzI7l0BUdUMp0LnvhdLIi"
    "ytfvGNLkrMZ7f6Hvr93U5K/cO7PaJzYRj8xdvoOfRRxGqr+Su3CDkbAGLW3OIgQiCNQNrvgg5BGjGTH9VFh/QHALHoTZNTD9oKzm"
    "edQ7JC7llpiRse17srwKhUGer4oXYP1OLhb306JiCVudu44prWu8Wbd84FZY1WBt1GfjkkCtQ/r6LQnGbaR995vR/BjNj9H8rMaT"
    "CaeYFxPOczxYOEKD9cKHWxi/gLmZge2Z2VI68w7ILfA844Xt+N/aqGBhHhY358LHUnYqPMHCfNAumwH/VJBFcs3P/gJNTKHzRUVu"
    "vEKfi/2/sY91krEelydjPe49xyZt1RLasJs6wx3pGELPyg2hZ3lHonj/5FFckb4tDWYM/V9g6Jcn1tDmefy/FXDkUl5MgiRY1pEL"
    "4DaF+Khly45c19cfUph/28/WRP/x49vLTy+OJBlgkO2XeLbM7ujQZb8tbJcVcI2VOM+Crob3LZURRjUD6hL8qe3JoFkCd5xHgI+W"
    "+dGjWsJpFcQbcvXjhw+oYOAie/lum2oNUWPdKNVyEdcUdlUyTl5ikFalDjQ+MQuZmDF6UzM3YG0YdZmLpBl5K1XWLC7NsdHZaqqm"
    "XPYognQvv2KabumE4THGA1EcfcGxPe2FE7YGucjCJqPe2nXCblMgdLduyiVVJUq9Z8uKSuy142zv6OTVyevjs5PIXzZqqXKTzTMO"
    "IDey2bhI91HJNCTBDKNWg1EzTpqrEGDvFLjZO762k2YC1pC60aS2LYcNV3c7KAA3BG80wY2LyddA5YTcpStUJUBaaII70clRe1Ke"
    "ovYkl6FWysj0nhXFwz1j6IygWojo3qmOFAujKnLV5vziZgzwVEtFEEM02ObQmYonqaZJZH1nFrF5rPKTyeGpzBGA1dj09H+b9gel"
    "tCA1882MOk6pHBuArCTFbokYh+d59y8kgefbjoMe6GNG7u1HBtTpnYd+5UEDkkuCoxqXoqaW6yZ1UyLxce/VWSQN448qQfjm48WH"
    "D3npzFtYYrjgflHi7OqrPQ25N941HYpVFMRdTAn0ynPgtZzlF2vK9+7On7vs0RYLbwX1Xg50RQVfw0y1O9DvRZhcaR/mofdnL6IV"
    "jnlY8ZfLqiZ0SWbw34S67jJpixizO+FqHo5t2p4JQ0rNVZGG3JsV8VUKXiGtXEY9UeBAUM6x5iEbzLnu2DPJ+JoaX1Pja9qp7zhx"
    "K/z5d1Ky6RT4TiR6u1XuEz6MG97FA7VqsC2ABwCuZkJRrIJny7Bd5AhGKnZm4i7nsAyUxKvS2s0dsZwB0DfovrB8IyN3PHRt8Hw2"
    "B0ZDZgcbKYsDtMiqaFnGYptzD7jL7jBM4Q0ZwQq5s92ZvLblLFcgEhLJ1yVFfukOBDvDAiEfpwgdN/AlO9163hrGvaIR7hX1RK8Y"
    "xjhVrCp0RbuwCPXlmclSYA3WTNV1r9hyXjLjFLDKXtg7ySZ5odUmdAbWyLBNprSRqYxMZWQqbZlKYr1AmgqpUS5HhWTXylAu5QUQ"
    "XFTdIJBJgpLQOGvw02VSduDCnVHH9lCoCGpB40gcqDJ/U1n6eTaHv5bs8hh1J1OWMy9ua94BfzECNP3JZ5/9g/lypF8SDKMogjUR"
    "+pzDLvEXXrKl2Dc9/ICgrRvUkJVNRpTasShl6v9uuv5vvNjrYrkkWfn+L+sN4vmRuTY8dBXmufABhoNuMgdtMkVvMFN08t6ug+D1"
    "HlsbsqJLPgoZJoqFXqT7UcAjKYZJuKinHmu6t2zheAs902pnTcoBts/c2TvV8TqFURUIz/mdRngL8mescKOUPMLcKU2+U2KxJr/D"
    "nq+zG0Nv7/jrgEhrP4bvon0EXry77f90eU4U9IDf/Hjzw+XV+8v358RbeHMGM4LAePnp4gab4K29vOC6G7/YMONp3SDPHNz2gj0P"
    "axIneFVpCaVcoFxO5GtL4R4TLGqSYs2RoI6Y0Hrlf2KILe4IVSB+C1yXDtNVznPlKkNPWT2GNgLY5mkDp+d+Yhfu1t8Dh3FtBCdg"
    "2sc4rT/npMsoutZNGLxawSX6TLh4BrbJSWbWYqc3EeOGOd3niPH92Wp7R+mEwUXbszkGabLuZac+zRXG4TDL5xcah8N0onuGbF3j"
    "cGKRpYzDn2DFf+q/u62yDicDTTEvjDe150VMQgD83T8+MYf6dqGXfoDtj9GDWoTzPzZpRr/wfTqZosttp8CYnujtVpnUaXqchmH9"
    "znYYWcwdQS1moVMvJa4QswNyjQnVsNh20OkSuKSkVlZ58YbqWe6HUbozEI7h47pYVHsEB6+Ns4wInQl+Ly3gWdl4y9MPeDDkG0/O"
    "i6WTYoO+P13Mxjw28oM8j9PDDw+rLssQLh9OMJxh9GRb/jQAnMJBNPVHMEJ4TCkGiD3DcQMOgHP7M1BJVib/nUlXaExsh96tZVb+"
    "XzrhNwc7euLY8J2Rj3PKAyD4pGGBsd9Y8XdsxU/Qpga601Dtk27XXzco3Ox5LFdH5SfhGqtzrOv+vI5QemPA3awRa8Ysmyo01ToY"
    "klAtxPVRr2qtRjaJ3qtyowT2ZQu3/16A5eqS7b8XYXivc05uOShC8kc1TEDR+BbFoazNuKMYzBrYjAEMOvPo3GWZjF2jcvNXW0qM"
    "qmczywC2j/PdCMJj4bAGslNA7UP0+g1oxpBTivp2qffFrLZ6PwJp4R2xfmE9o9vSDrFLgxlU1w+zw5W6FkuKesyeIVvfkhLt5+Iw"
    "u6LFvAa0tj16Mb1/axupNml7SVirCmwvaVtWue1llh6nHdSI9gBl9ehKgwJmRb2jLloclmRKHxlBD5zzINuK9Mbx2G+j2CgBTQA6"
    "kj0TseC+7AvUyF5RxcLtTDzgA646gxwwT1OmQGfUfZBZK/HJRBY/7KoMMSo9njTXHMCThcNGqgPL/igMj96QERe+fbdMdFHHwckH"
    "3LJdNvHlV6n4yxFaw9BnU76cdNn0DsiP0og0mi2QNZMWpVEyL82EcvnxZLzwCRZsfHJtn5UbbBKHRiodzRoS1VRpqgrvwgIhP9iQ"
    "zTXMbFFJVW6u+Y+w+UosfgrQcPiN5vBTZ1m93ZYDbY3NaMva4fjCqEeANJzB/orYL3So0oujCWEbrDLqfLxE59xzoriFAb/++Qp/"
    "iieuHZ2xSXd3xbqsSoAYuskkuMB08MCSDfjHy6vb/vXVDZJDsWEDDpB/6199f46M1RTpsHuiJPjAupd/BtS47zb59g+kkbo0ToAZ"
    "+jaavkZ/u3H9rUmPZvS2DVQw1tPbmoxz+5tx7qPiJDuFuloeOnRWKWrjQfpa2gBKFqiKvc3foJJSLrzAG1xqSMOUcJG/eRcr88gk"
    "cAsu9YohNyw1jeOCtN1bmXbApTTNrHLNZtob+XnlZje1E1FRYtSdzVR3Gl5p47xSbRXj1hWLLVnlDYi5aBz6jRywjyiukAOCRboG"
    "vvVj/KQ9Q7ku65re0EYgaLlAoJZzoUAQrfQqgSAepCEQBMMPSF/GoAYOnmS8xMhP9ggs9jkZIWcOnciOy6ZvPGJb3YBRx8DSuUMn"
    "LPSlUDGvowegf8KpwaPwlCL/jS2/wYBfEEVsK5xaVu5xhOfLJ2HiaimHwETuUir1CSA5yHuNjh74IC33iUhiSEkXyahWjHJNAFR0"
    "zW3Okz1s7ixhZlMsqAGxsYY13jprLFzL5kW1q6vQngBqMupl5tipePoWLgkbTpbonAoKiuGpoHIGdMmdC/8+0rQ67oRSY2EVWIhv"
    "4ZQtJlI4vhVcdZU96vKftylTVHjiFBfQCocnTqh3WFMrKzEqnVge4X+/ub4qkxdjmKxF0J745H/Esb0mbY+nqcALHb/ZQj9Ml8Fp"
    "jOyc5AnubBdu8gnccsD6MLdL8P6fo28m7h30e/pVb7tU0A6RWU27LJm6afsgPiBLOxP8lL+7TfBTQw6rfTOeI+9fvI+e90sKYRu8"
    "nTo3F31MogySCAg079AtSWVZFlz6JF1KhyTN0uwb9UZKCio1zrUMWINJ0RglJrPs1Q62FKDxCWrysRZoLlYgchrSUHkfqDxe1jw1"
    "c4Dm3NTIuBVp1mpuqRSg2VFN3lEBqWpvqCyc2U/P7ycgxFTUNaemgFqh+tk0mo3Li/FdbaJdtZbvqtr2a0Bqy43VqeOxYfkGpG3i"
    "J+Z6pX6sqRFdDes1lsiMBj9rxb6dMmW1xXzFkbEkiL63lc1WybgynTKqFuhEMm4FBukvfZhOpeNknmPjUNpIh1Jjtdqi1SqxierK"
    "YBlQo5VvtBhmHFqNt2XTWS0db8vdsFqfmLLwFDFZUV8le+UmRz3LV13zMIfQNx4JQVVdi6g+haxXgRZ2NhP/sfPs1IrPqBG+08Wy"
    "6gCX87QznFUjOStFrBrHfwTQxpN/LRWnjH+D4aQMJ2VCg/YIxYZZNaFBjcVqQ0ODpOGgiPcPDAoVfH84QiMiKAiewTlU9bgg7oYL"
    "d0Yd22OW9LxV4TBizniYn9RlZCJmc/iL0TsHmKxULc4gnar842EqrSitak5c2O70A44xPrLwnswuECQW+D/U885svvDIKE6Ye5BI"
    "DQtPV7lZg1e00IUaqKhe1WNSezxnYu6oInpEjR5w9XVXAtWFMm+BzMUq0yHA/9zJ1H6E15ejdJXJobeiXBQmFGjHoUA78zvdlvP9"
    "9Q+XV+dy4w34uw/XN5fvz8nEEbAvB/x9/9Plu9vzYLVnN/cOnE+bX/ut09nKwn99qIPYw3LMHhahtm5ZnCTMWjxpGnS0rB/Dydeq"
    "geQMWOuWcu9UB9MwqqLwUA7XUtbG1NcFmkEhHEZ5qdtSDJdB9RgAN4XrqKXGyS3jmVHNytkTclXzhQ+Mhy+A29E7qqtUgdfXH1Kq"
    "k7f9rN3vR8xk++JIUgUG2X5KX5hY9hFjVWvVp6DM4fLc4RIq+2p7ROYAjUvk80oko5Rd5VDZW6XsCungc6AmI/xq4eaysEGIzfr7"
    "rQDcePY3ec+FSpMVaJ0BNXTeCzrX5ljykIZl0TTK7E7P/ZYWu7kEXd3ntN3DMa2bFDdIKwGAmKFWJlahsSq2OKNtNcyq5bWM50oj"
    "PVcUlesfQFk4c/xoRDcx6tXTe8UQRuWlo/IKVmV9tikFaCTSRnNNJkjQOAjtJ4pNHOY24zCNX9Ae+wX1+Vh87vus0Dko7uxWyUw2"
    "DtMVmGThPntCpS8/FiJOOvnLJx3UTdnryQLMZIQoPv+Lbf21MFfw9iYuFN0S9JepfTERb6It+XbPFxYJyrAZjx2TvHeHN/dOdPT3"
    "rljM61p4U0DNFfE6T+iYKLPzEjoWC79L2MH9gapxpA6Y7MGmsw9MIkwjAZoqoYa+OfpmmY4aJ2oBqBFHjcTfQInfiKdrEU/Lzo01"
    "oPYq87iWorjgyGySJiBFhQJlQJZK5fqA7PKoqxbogmAtMBRHwLLpYjULGWoDb74MA2OAR8aEAFNmYTgNiGcjcmc7jpLcn4RreRg7"
    "gwK7quTznEJgU1PqBOEsXMdI8ruW5Mtjb4oRvQ/xNisi+0THYHhSbi88yZkLPdxMtl8gst/MqONUaEtiuO2pTI7rYblzRF5QYjGf"
    "2s5LzE5yCr8nPhwvTy81pXWlSDnuvTqLVCf4o0pZcvPx4sOHvHbEt32nVtRSBNBcrciqhu9DLcP3YYXh+zBv+G58areNYbdK8N1E"
    "Yje8Fmss5GB4CxCdXsanWsv4tGIZn+aXMV6DeeSWl3kKx+9Diad1LOiN1GiCS6F+ausEjHH90skfbtkMWPhhXX4uB9hCxm7NAdIx"
    "yuoZY7JwrTuyjb2lGaf4XujjG+I3f7MYJ9Gf0/6k+rtV2h8vO1Lbi/4bj0ymwp4wZfwkFKSpuT15I5M8qgZXPEl9i+yA8SOJz2DK"
    "MRuBHDax4fHlbvfrnuQ5Zw/5EOOo3zB/ggqXjpDMRVSoCudPA24xnn83h+sao/YnU8rvV7vdUpDmdmvc7ZbSTYUnYQ1eMQnTQo58"
    "/ZyisS8b+3ITjZ+17Mty168Bp7fhc1qK1OTp2CRTssJ7gRQREaRcfIhoryM3yMEqnWNgpcW8iHfCccTTQZ5vF5ypRPJTEiU0wijc"
    "KfXQGkzEHEvzgBBQJD5sdK7n7cSl4kJN7ctalS4NMhGv6yotlwz2wba2NXQf9XTMEjCqFOGyryCTWrSHaspfeeBm51RrgBDWEN3T"
    "B9vz30mdTNGdkeitvDjQCjWcxAO1Sr+p5eORF3Dq2i6Bw9F7SSi3VNrgBebvRa8eVzx56uinYfYGx35gXhgIhHOTEf4/ELKkMNzm"
    "pnpOBRUMNhqo/dBAheSqcdMkQFp412yg0Inai3kUl5vAEyDGCv4FVnDP/r3gZn/GDyyAaVPY3Dq8vYyyxyh7mqiXaGis+w19ZNZP"
    "NnsqYjPjzkou08Nhw8dwnIaOAtaCLys55Lk3yQsSIK27DH3HqWXB4Qmc4QJI7AIPiK/ZJXfCTQSsF6knNjWNLnPZTVaRWJXJNI7t"
    "a3dsN9zkxrnJ5leK2J4WTkcrdFauFDrL6YTksZXHbrnLdQTQCvRu2+vaeJqtRIp9s8UbycFIDkZy0JYcLphrT6adArEh6KmUGWg8"
    "5jl5oRyhX2AhLNrnX4sut3d08urk9fHZSaRriVqqFC7Pa2kfQUSqWV0pAdLCE7R3eqoTb3d6WpFo9jRnEYRNVQPDwfAWYvdIKwzs"
    "qCIM7CgfBgYz+qyo2kiVGjwCMWrwmmrwnZpb//h/S0Kyvg=="
)
