from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

# The rows that the program cannot do without. Written out, and not taken from the code: a migration says what was right
# when it was made. Going back leaves what is in use: a role of someone, a topic that someone chose about.
UP = """
INSERT INTO "role" ("key", "permissions", "built_in") VALUES
    ('owner', '["send_message", "receive_notifications", "moderate_chat", "send_notification", "manage_users", "manage_roles", "view_audit", "view_operations", "manage_settings"]', true),
    ('admin', '["send_message", "receive_notifications", "moderate_chat", "send_notification", "manage_users", "manage_roles", "view_audit", "view_operations", "manage_settings"]', true),
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
