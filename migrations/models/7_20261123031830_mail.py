from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

UP = {
    "sqlite": """
    CREATE TABLE IF NOT EXISTS "mail_message" (
    "id" VARCHAR(36) NOT NULL PRIMARY KEY,
    "recipient" VARCHAR(254) NOT NULL,
    "subject" VARCHAR(200) NOT NULL,
    "body" TEXT NOT NULL,
    "state" VARCHAR(16) NOT NULL /* WAITING: waiting
    SENT: sent
    GIVEN_UP: given_up */,
    "attempts" INT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "next_try_at" TIMESTAMP NOT NULL,
    "good_until" TIMESTAMP NOT NULL /* after that it would be of no use, so nobody tries */,
    "done_at" TIMESTAMP
    ) /* A letter. `body` is emptied as soon as nobody needs it any more: it can hold a link that opens an account. */;
    CREATE INDEX IF NOT EXISTS "idx_mail_messag_state_5a4e55" ON "mail_message" ("state", "next_try_at");
    """,
    "postgres": """
    CREATE TABLE IF NOT EXISTS "mail_message" (
    "id" VARCHAR(36) NOT NULL PRIMARY KEY,
    "recipient" VARCHAR(254) NOT NULL,
    "subject" VARCHAR(200) NOT NULL,
    "body" TEXT NOT NULL,
    "state" VARCHAR(16) NOT NULL,
    "attempts" INT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "next_try_at" TIMESTAMPTZ NOT NULL,
    "good_until" TIMESTAMPTZ NOT NULL,
    "done_at" TIMESTAMPTZ
    );
    CREATE INDEX IF NOT EXISTS "idx_mail_messag_state_5a4e55" ON "mail_message" ("state", "next_try_at");
    COMMENT ON COLUMN "mail_message"."state" IS 'WAITING: waiting
    SENT: sent
    GIVEN_UP: given_up';
    COMMENT ON COLUMN "mail_message"."good_until" IS 'after that it would be of no use, so nobody tries';
    COMMENT ON TABLE "mail_message" IS 'A letter. `body` is emptied as soon as nobody needs it any more: it can hold a link that opens an account.';
    """,
}

# Going back leaves the letters where they are, for when one comes forth again.
DOWN = "SELECT 1;"


async def upgrade(db: BaseDBAsyncClient) -> str:
    return UP[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    return DOWN


MODELS_STATE = (
    "eJztXVtz2ziy/isovWxSpXHZiuxknD1b5SSeWZ9N7KlYmczueEqCRMjimgI0BGRFuyf//XSDpEiKF5GMJFMMHuYiEE3S3SDQ/fXt"
    "v62psJgjj65mH+cOa52T/7Y4neL/rF1pkxadzcJxHFB0qGla9qzvBpOGUrl0pGB4TB3JYMhicuTaM2ULjpMvCGdqIdwHoiZUkSld"
    "krlkhBI5d8d0xI7I5wlzIwNkQiWhfNkmXKiJze8JPJ+tCG11hA+2xAieDFd3+Iw5t/+cs74S90wBPTzp999b/h3wuv/Q1h9/wA+b"
    "W+wLkzgJf84e+mObOVaMx7aFZHq8r5YzPfZ2Qt2f9Ez8q4b9kXDmUx7Oni3VRPDVdPijcfSeceZSxawI4/nccXwRBUPeXwADyp2z"
    "1Uta4YDFxnTuoPiQ2nuDcKzV71/f9Pq3l71+v5UQbUARkYQ/NBIcl4XNldR//5R+6TuM36sJ/Hxx9tV7TsgHbxY+8NeLj2//fvHx"
    "2Yuz5/hAAWvLW3PX/pWOvvRV34Iq6t1Ecz1kc0RERXkdIdkOw4OBkOPh97F3lp8UYflJNstPfJaHLA6WfgkWR0jqzGK4HXl79e4j"
    "7gxUj1VgePfHAgzv/pjJcLy0xnChSi3oYH6dWV1xNb86LsDcV8eZzMVLceaOXIbM6A+X/XJbdIKwErv9vbie3N7Wdp3kNlVJVr+D"
    "K8qesnx2e5RrvLZ80qPgfw5woeewunf14fK2d/HhF7z9VMo/Hc2vi94lXuno0eXa6LN1saxuQj5f9f5O8Cf51831pWankOre1U8M"
    "5/X+1cJ3onMl+lws+tSK8iQYDoa+ouYzfogcyjgwpKOHBXWtfuKK6IisuclL0850fYRyeq+FhNzE9/SV2Iu5Zau3EzZ6mAlgbZqe"
    "uz4lV+GlOLk/is/eqPl+mhElyEJrnqA/EkfckwXonaO5ImI8JnSsmAu6JiijFhkyxgn7MhMuLNbXRNr3nFltAtNhwqOYw8MlGQsX"
    "7gcari3heIIb8nu4A+qmLKkU7//xKfpyUc1Ysj+Tm8Eb+/6KqwyFzSNY2wN82dRBO25pnlOpCOPKXXqWCfLfZVPxyKyCasU9vt8P"
    "P3Y6L1687By/OHt12n358vTV8SuYq/+Y5KWXObvIm6ufr6578U0BB/IVarCWJmni4dRdposnoFiTz3CpmKzPvtwSY08uWkTFJJLH"
    "3Pc3b2K7MxyCb66uLz7+89mHi9+ex7bo9zfXPwfzozvvm3/2Li/WDszyB6U5IGt6QEbFipssVXM3Ra/P+7RiZPX+vrYh1m1+VHVS"
    "Ty71lpOlmVwGG9ImpWS1c23WR244KgIIduk9bwK3hlViHZEB7tYDMoJjyZVaV/COLMot/QsvE71VMiLgJkMGmgCiZOTZYDQBIR7N"
    "loPnSQ1k1w+843f8cwD4DRmhQwG6DSUzuKvgMBc+RlgBctAmg7lkbh/EwRX+spiitiMHz1GV0a/BQAdawvm8xOcG1/v6PdtECu8v"
    "gBcYUXgoPGvoUP6AKlKg7ZCFrSYwQ5KBpA4+Jfhr9BsTqehSgvoknKLK0u8tEKcPQKC6A5f1kHB9Y3M1qKgLd4nP8/701dh3pHkV"
    "N3RroVzV+3TfpzyadLiHn25RLCmkaCBm1y2C2XWzMbtuArODrX4kpqUw0QhJnVncEg9tsBLHcGRZBEzuMRxFhe3FHeP+0eOnxMJe"
    "0Rh8dDM+KuHchlcqyeU4leHzZj6HWlNRHocUtd4/HuB+5zboprB5+P7tSrtH51WR7aPzKnv/wGtxpj/atAzH/el1ZndtfLIugz9T"
    "qpL7RpyqgYx+0SmycXSyN45O4hAMbavCZ2BI0kAWd0+LaHen2drd6TqLQ3O9DJfjVA1kdOe0yK4BszJZra/Fee2DHUlG99iXDAwg"
    "QlJnLrf+9/bmOvBioe8F8ZyiqnSeNXr5Wy9miAb8TYckg+kRebxFlHJN7aNOqcUezK+zAGqzZUcBvXJw+zqlQdzXl3dRN1ZTvYh1"
    "43lNvBwf4LP5ADoP1Shrws0RvdzO83NMYWJ/GplZIOTYYUox94gMhsJaDhDkZ1O4zCw8C6QQHP/LBV4lnDFLHxCUL8lUuOzcx/nJ"
    "RDhAQByb+4HFYsY4xg0TOhqJOU+NRN7no4v4EKSiyo9W/qL6yl1i9FS2O8CEKLf2EaLsspE9s0uqtzGiBh77ndNuIe22m6PddhNo"
    "2nz4bzYqp1mFJE3k8nERLB5mZXP5OIHG43ZWxoAI5jeCv3u3FIItPbmgL/l8qjl+BW9IuZfREF/cAfH+WN9aUFsFIGQJ6+3zxVXv"
    "6vrnc+LT3/Hby+veOZGwBd7xn69+vbzuf/rlnNzbj4z357OauEjg/IcTP8WeznSpR0m241cvIpbjXW03nlu9c9J92X314qy78qav"
    "RvKc6IHD3MSLf2ce86h+WlLOa6RG0LUW9L0QVh9MGNspK+c45eGIueXF2gcxZAsxdzDkHkPNuMCMUx1i5huFsBA8dOP7WhWW4KzC"
    "px8h28J6qJkH/NDlWxMk6hqWmJzREeuJB8ZbKWDU2ox2Hh7Fg7l9tZpcAJKSIGiH/YDp5Q9siak5GNm6uplOrsERP46DPBvwk6O/"
    "2tbfjv4qGSgy6m+D1zDBWSYiZL3LiDQ9sJlKicPd98O/IQ/IwE+tvWTIa6lV8IasERpgvl3RGfJkQV41i/nddZCXDgkox+QISSPg"
    "qV2zeHWMlGFyjKiBbD4rAmWfZSPZZwkgG/N9GC/H5ShNA5ncOS0SeASzchwGidAjW8p5JbQpRng4xul3Y41Ehcy+zGy4XQUpxylN"
    "Ek6dpYwZFBVEHCEzmELd5FsTTOFWuYxOWylYgn+lnYchyHBOobRd4Vo6RXViSyXc5TkZuEJMz9FCH2CUv05v9X4ekSsliSsWxBGj"
    "BzKlD8xLsdX30Nmtkv05iA+NxHRqK5mewrvPhxvooB5qZzZ0oMSsXzpnOELUGP/mXtKGI7uLzcvzPUJUW7632CMDzpK5rlfk1emE"
    "f8ICQwgsFvOHPI1k2EyMUmC07L1nRVBnk6w1mlBgv/Rg38WE8eAA0JH0DhzlBYWyllRWKKcsJ6XseX1CXL2j/hLXb7Ym4F0uoA70"
    "2WrmRqXgc7SgRhtLV9iWJ6pzfbgu4HSV+jtyGfeO77Erpl49irkLgwqPaekJ1tYAPryWrSthJNWA3T8uvdaux5e1ahex0Why8cjB"
    "4Ej8YSry1s3f8JRFRp4as3qSUwmTgMus7WB+nc+kqumJWy8+Ycog7KFM7Go3L8HkGFHzuLx9r8KMLh1BU3iMqZPpPI6QrMNj9kiR"
    "/yOOLQ9xn85hLTIjBoolwrjXI7bbcbQLb7Aexm3iWquI4iBAyni0fkRdLezojxI18EjezkaWMAPXuZ5k+U/CZfY9/wdbJtIk1tic"
    "gHMPjOFfgzUVjIaHm0sXK1sovtTg74e/milveV7cvr14d9n6+jTW9Q1nPdi+MoP2YtfbefY1xojiTlguYi9MvsS+FWjuYieZARo5"
    "A52gKf1q2IrcuxQhrGcUjFv+aHuNI84J+wGTV9s60K4NBrDDUqPzdvegIgmis7kLW57+AgLHl0kPfWJ7OSKTKjleEfI6nx0tGMf8"
    "LcnUfHbHr65/vepd9K5urs8ji7sSyLj1pC69cVSIl4zTmXDJdsVwSfxSytgowXxjoGzBQDFtcXZ3Bhhz8DszBw8r8syIuaKYTehZ"
    "8+RbE6/zL1TKB5baOyK41M6zhmeRSQXMYH862JzkMxtezNWEEzhxLMaVTZ3nupsDtxw28PLJdAsEseCY7yq0A9hij/aI+f0QVmmu"
    "2HD1NRlgN5O+rmg00P7kFPN4vy9wx+/RU92OdM7y6ImeJAkY4tRxCpvXQTaJsamf2KYOl0x5bTZOWF/mt7wgqpP2cecF0eZlG0xp"
    "MqSSnXXnrlPJmO4WKhiE07IN6m6yZNBsPnTsUd/fiYqb1HE6Y1K3K5rU3qZZ5kMIKeqMKtXGtRqeLGkLPCf2JUZnQmAqh8DAC3CJ"
    "LS1TajFlQ0dxKgMgfQOApP9bYoMJ5jdwe9ld02qDFzXO0IyKGVvI9iuiCeu0BlKos6RNqYKd2IQ5QSLIviS7S4eIfPJvc2DMLhog"
    "EllkdQoP8bEu+DgcXDGslY2HhXPaBYCx/ig2vVguBg1QogmVaIKjEt/WkRwadsLC30eY/BjUb9GVwRcTIcOiS36Piim1GBjtbXLX"
    "umvpykyPtrSVcFPSM/f76G9IzlyxNMOHnoO+JCjrC7/UNmkzN54kC2Y5iBiSiizffoRInQs6HfwZfrgOVFO64+D8ax+Z7gi+fAs/"
    "05SK2PVchcL1Z8IatAr3LsG5+uyFI5oBtT7WMd02qLco4FAf62wiLLegL590jokLh72YkqGtpC4nS2GSVF6xRuxCwsX8fqJvbKc2"
    "Ltnbc8t4zdomKHXPG22OAw0WSHn1LUrUOKZv32lg4kaad64ZkMeAPAbkqaaLCSddBxPOJt0rmFFA5cKbW5iGgOWoZsyd2toqk0ek"
    "B6rPcG476gebY4Vsid3ZuFBYvd8rkGJhCSyXTUHRSymcseV7fwMCkxpnkVMOIDW84vBP7G21Fs3BWkIZl3E7r5EZv/M3+J31V9W3"
    "eZL/bwRsC5SniyBKth5XBHS7YvxqZM9xRTc372Ocf3O13nvs04c3lx+fnWgxwCRbZQRaTMe0j33kbZelaDa5PF8nrcb3/SisLbCM"
    "PZB9YkudZUlgH8Zunl6s6MKGd58jIB+zll+T60/v36MtzMX6AbFvqdUEYrn1YM+0kz24lHu4y8ikQgU00SfCLDxohxjdiw1a9fHL"
    "qMtcFM1AVmp4kV4xc6dPKwmfuOxRPBgEpRYIimm78dRBrxm1GjNjMbNKNR50GObWOjOCacKmwzTzOvfMj5IZPauEnmVC/qoI4OAw"
    "Qh22JxnjVUP+IrRG1LUWtW05rF/do51CbgRea4Gb6IXvQcowFe6Wgv/llAcNSRro5ekWadTUze7T1E20adImLr1nadlVG3xpK6oG"
    "MrpzWsSKhVk5LbESIVdTBnwqBRGEFDUu/dKaiIVGWWbMlYL7sA2xeYjYIaRHqE5BxxrnxeC7XYcaUprSOft2Sh0n0471SSpZsXsS"
    "xvF5MtAIRSCV7TgY1zxk5N5+ZCCdznkQsewPoLg0OaKwFIFWzgrKyjOJX3Renq2sYfyRZwjffrh4/z5pncm5Jar1NY9THkwARws+"
    "DFeIcSgJjP9y4LWSdRyaf+bPXPZoi7msAO8lSCsCfIcTt7MrfG/FyUrfYZL6cL5FdKIxiX10sAEHfJJLMoV/RtR1l1FXwpCNhVtw"
    "c2zS5xnxg5RcFXHKg1kR36XhFcjKZVSKFP9/tsaapKyx5vrEwS8mnNGEM5pwxlb5uIeeULOftGXTSgl9iFxt50U/KJjXH4cTN0c4"
    "cgK75gSLWI0omlVwb50SihrBwMvSGLnLGSwDX31AhQFrrvlhCBabOWI5hRu8xsZ8OlUELlEwztjM79w38FwPMDBY1y72/gJ3PCjW"
    "xkENgm/jNdEqHRnAyhnb7lQf54OgFBzG9MiJWHCvCjs+EF7Qq8ZuCr3VcYNsb4yyKGeBhTQmtqKq7bX6/NJYn13uKkZWY4CqbJTF"
    "notdmdiAKt/CwRk40fOrtKDXaI0pW2dJG9PKmFbGtCpsWmmupxhVgTSyzalA7IWKYWtPIZguDBsuYRFav5oOmA1eEybiO/KZ1w95"
    "JKYziv2Qh8s2GeC7eUQakYVfgYGDV8izAVyTR7PlILVP1H4fXsTmwRwIfy2g5eN1Z6ZqLqMjcf0iGA3exh+Df6/+KmNCPbUJpUVR"
    "htMrggaeO53TIln+MCsnpCKR5x8u9rJczqh8ffjLeid8NiVod1iCNrqHl2Hwdpfwjhyqq4ORYksJHYnCqDuawHHqldVzlT5Zi7lS"
    "97DUgyCl0jVaEoTN83x1TosEIMKsHIYnQhBXfPOz9SuY5Bm3MJZ5nS3zUMVNfmGbm3OG1Pvb/lpg1tiPwbsU3gIv3vaufr08Jx71"
    "Hb/9dPvL5fW7y3fnRM7ljMETaxISGdRRLJvfl6DbX57fcUlh+K8qtd+LC7TJiH5tbephnbmCothyEqAjRrRcH5GQYo9fgNf3eQ9a"
    "VhElK1vHSjSenbByCuyKYJ+7C+yWh8ldOEv/48cKF2ZwhKZ5itL2K9oZx9R3oRTVLGm1Zh9ZkyQdAX0LB1eGJHW2+Z80rDLHMRXU"
    "svtGx1RQNO/AmF3UMRVZZDHH1EdY8R+v3vbyPFPRXDcsTSEn9izFwnvjE//0j4/MocpODRT2uf1hdaMG8fzrLl14EY6lOPLi/Mx2"
    "503j8wo79bBRJiWuEFOvUywmB46pjkTECMFHRkAdsc79MEP8fziy/hwgmfanKRgC0oG+4jeUhWtTMNvgz01p3rHPB6c489B7J6Zh"
    "ke0weHELYY15AV+p50CKoe1/4/X1XuwxzivbVfdvYfNK2nWM0CjXtVa5Yl9+ua8tQVpbhKuWH140tSjYXssJIE5nuF+R++FZVdzo"
    "WJE00ejYemMdE3C474BDXKFbseu82xwYs4vbdavvOD3gcH0Rb4GlJobzKWI4P3gmSyvV+vMutfNNv3DSRrvvVmCRGuAmkdS2dEsj"
    "LNGsy/UPvZR59si48nLCfCya2AoMMb+H4mrKXySxrTbms6FZpiSZOXTEAgMN12/S+tv/4zfZgKgfJu2/CAhvwjKfPLOtpPK/d5W/"
    "IeZ2yHLhWjZPq7eUx/YIUZ1Zr0PcJmLxA2zINuwJAWQUhIXj3uCFvrXJ2IX/P1nfxeokKczkTYqpx75kCCmY3wjFNQ/suPytF8M5"
    "Eh02YtmewfT1thvrFeG4KtvhJEpzCO1NdLuH1ZmsWzzAboyqkz5ux7YrFTbqQTWDudhxmWGhOC9/HGGXP4p9Ljmy20l3lJFjgyRK"
    "WnoxIhP2YMIeDDKrn4VlLURZ2CRG1IjzZ9fYlIH/DDZVRyClFDblffYGndrE1Nj2WDqUY5cAlV7NKehUsMrz2lH6M4rEI2j4Rgmi"
    "qPNwFE3cDbJ9cUQHgosZ49pOSyT8Ap1vzgUxAV5JpAQQtePn3fEgEIHoruIS1EjdJ1zjWnOO7jHyP2hmTm0+l2QQxnkcRSIaCqck"
    "P8AvnKslZBCrJ0asAmlUSZQJaOt8erdufrm8PtefxR1/d/Xx8m3vnFi2y0aqIFayy/D2+ie/tlp7WegNSX1dN6FrtJVsn8PR1yrB"
    "5DWyxi3lzmkRTsOsnEzWBK+1iYsBYSk4d14ntxhdvVu5tVD7WCJGx9kCFZvZXBFgsQDV45txui32ePMOj7JbS5zKbC6bNpcAYxsu"
    "y+Kg64TNw0K3j94YLLTKpnJwWGjM/ks5SXI8pglSEydZzQuqw30DblbMxIuTm2S8un1zCdT2acCwKz4UX64US0XEwovtPFjMxmlF"
    "cTEulD3GAuK2lzSjHa46hQYjoPBOR2WDo7zkGTJAr+45dmQfpOXp7O/BqTFakWg9HaOF5fMiY9G3y8/hafvR6CaWa186kInlqtHZ"
    "eO+K+aysZRUjqi+a0NI4vVenjA7FXLUJO7qHbQnBem+DqQJImrgIo5dUbMREq/XaoqYG2iHId13pKLGjppDW2cVTGxTF5GeZgvB1"
    "DNfYmEyUtW9sgbXXa7drKItTtsw65W3FpJACBqxLKRsPWF8em2GBz6j3YgNiyrmYw2KxMBJ7BDMnYqEjTqbYBGzGxMxhqCCDioFF"
    "fEE1RttsQMaMWZ7ZjoVYdZQLWusDDD9IQQP28LzNYS7GeK9rWEs6ow8hlKUis7tFfHPdbN9cN+Gbk/gV2SrFSs/vcR+l2x9K8qIc"
    "l1sn5BklFlPUdp5jzN0p/B4pAnr284IG+vY61itblavcuiKoLxBSNaziuFBYxXFOWMVxYiXXPyVtZ9zdd0La3C3Vr8Sf3gBGx5fx"
    "aaFlfJqzjE+TyxiPwSRzsxP9gvmHkOS3jQW9kyw93d63bF5RhMbEpWxGVOjcshno7v2y+lyCsIGK3ZZjkUOWlfO/rNM1bss2LpZ6"
    "7OIHAcHXJPTjdj6Msj8B+MSut/MAH7k+s3C91r9IMpoIe8Q8fyehYE3N7NFrsrBh2eoBVyw00KIvwPyB5qf/yCEbgB02sq282qzb"
    "fsim+A59k7QgjlKIj6m+ut0QgpwojkDMaVLIi5yPE+4xdP5pNtctBshXb7a19R5bBySAgzjdYthUsBOW0BWjNA3UyLevKRqXsnEp"
    "19HfWcqlrL/6LfC0F9ynoUyN7o518h57fE+xIlYCyTYfVrIvU+/Tq6hJORkyMhaOIxbaPbuutwvOpOe9JavcQSwJNqESI8KJw8a6"
    "1lducc+dPOsbHMQl0Zem9pre1lGabRkcgm9tb+w+6RRxS8Cs7JafnfSk5dU3VNL+ShLXO325BkZYTbCn97ZUbzUmk3ZmRK7mHhzo"
    "heqPwokbj4/eBMvd4PKR5BnsurZLYHOUz3XLHt0rfI51azCcxxUL6W38NGjx49gPTAa5P/hsMsB/gyBTQox2+6hNEJQ/2SBQh4FA"
    "BeIqcdJESBp41mynG18McfK+xSSLs13gERLjBf8GL7i0/5Nysm+IA/NpmpQpt41oLwP2GLCnjrhETZuR3NJHZv1qs0WamhlezNUy"
    "JU7rPwbzCvg2YS2oVQH+uPamdUEConWXQdA4tSzYPEEznIOIXdAB8TXbZCzcSI56mndzV48pqly2owUaTWD7Xjcso00+qTZZ/6KM"
    "+0PhiqBCZ9mg0FkCE9LbVpK72SHXK4JGsHffUdcm0qySKA7NF28sB2M5GMuhsOVwwVx7NGmlmA3+lVybgYZzNtkL2Qzdcgrp94Ll"
    "dk66L7uvXpx1V1jLaiQPcNmM0j6CiVSykHGEpIE7aOf0tEi+3elpThnj04RHED6qEhz2pzeQuyeF0sBOctLATpJpYPBExdIKe+bB"
    "4CsSA4OXhMGf1N369f8BMiKyrA=="
)
