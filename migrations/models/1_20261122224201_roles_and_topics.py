from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

# The rows that the program cannot do without. Written out, and not taken from the code: a migration says what was right
# when it was made. Going back leaves what is in use: a role of someone, a topic that someone chose about.
UP = """
INSERT INTO "role" ("key", "permissions", "built_in") VALUES
    ('owner', '["send_message", "receive_notifications", "moderate_chat", "send_notification", "manage_users", "manage_roles", "view_audit", "view_operations", "manage_settings"]', true),
    ('admin', '["send_message", "receive_notifications", "moderate_chat", "send_notification", "manage_users", "manage_roles", "view_audit", "view_operations"]', true),
    ('moderator', '["send_message", "receive_notifications", "moderate_chat", "send_notification"]', true),
    ('member', '["send_message", "receive_notifications"]', true),
    ('guest', '["receive_notifications"]', true)
    ON CONFLICT DO NOTHING;
INSERT INTO "topic" ("key", "title", "auto_subscribe") VALUES
    ('announcements', 'Announcements', true),
    ('maintenance', 'Maintenance', true),
    ('releases', 'Releases', false)
    ON CONFLICT DO NOTHING;
"""

DOWN = """
DELETE FROM "topic" WHERE "key" IN ('announcements', 'maintenance', 'releases')
    AND NOT EXISTS (SELECT 1 FROM "subscription" WHERE "topic_id" = "topic"."key");
DELETE FROM "role" WHERE "built_in" AND NOT EXISTS (SELECT 1 FROM "user" WHERE "role_id" = "role"."key");
"""


async def upgrade(db: BaseDBAsyncClient) -> str:
    return UP


async def downgrade(db: BaseDBAsyncClient) -> str:
    return DOWN


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
