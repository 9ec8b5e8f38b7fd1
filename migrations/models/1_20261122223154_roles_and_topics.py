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
