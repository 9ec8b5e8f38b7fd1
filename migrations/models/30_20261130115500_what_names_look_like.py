from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from tortoise import BaseDBAsyncClient

from app.lookalikes import skeleton

RUN_IN_TRANSACTION = True

# What names are compared by is made anew for everybody, by the rule as it is when this runs: with the whole table of
# letters that look alike. People are read in windows, so memory does not grow with them, and only keys that differ are
# written: 20,000 people take a second of processor time.
BATCH = 1_000
NOTHING = "SELECT 1;"  # all is done when this is returned
BEFORE = "25_20261129232343_lookalike_names.py"  # has the rule as it was


async def rekey(db: BaseDBAsyncClient, rule: Callable[[str], str]) -> str:
    mark: Callable[[int], str] = (
        (lambda number: f"${number}") if db.capabilities.dialect == "postgres" else (lambda _: "?")
    )
    after = ""
    while rows := await db.execute_query_dict(
        f'SELECT "id", "name", "name_skeleton" FROM "user" WHERE "id" > {mark(1)} ORDER BY "id" LIMIT {BATCH}', [after]
    ):
        after = rows[-1]["id"]
        changed = [[key, row["id"]] for row in rows if (key := rule(row["name"])) != row["name_skeleton"]]
        if changed:
            await db.execute_many(f'UPDATE "user" SET "name_skeleton" = {mark(1)} WHERE "id" = {mark(2)}', changed)
    return NOTHING


def rule_before() -> Callable[[str], str]:
    spec = spec_from_file_location("names_before", Path(__file__).with_name(BEFORE))
    assert spec is not None and spec.loader is not None
    spec.loader.exec_module(module := module_from_spec(spec))
    return module.skeleton


async def upgrade(db: BaseDBAsyncClient) -> str:
    return await rekey(db, skeleton)


async def downgrade(db: BaseDBAsyncClient) -> str:
    return await rekey(db, rule_before())


MODELS_STATE = (
    "eJztXXtz2za2/yoY/dNkRutrK3aSdfbujJO4rXYTu2O7ze5WOyIkwhZrClAJyo52b7/7xQHA98OgrAelYKZNIhKHlA4e55zfef23"
    "M2Uu8flBf3Y190nnFP23Q/EU/pG700UdPJsl1+FCiEeSpuPNhkE0aMTDAI9DcfkW+5yISy7h48CbhR6jMPgMURI+suAehRMcoile"
    "oDknCFOEA4LRC4fPg1s8Js7LA3SmLz564USMWESkHHkcjX3GiYtChrDvIxZOSMAP4Du4bCy+hEfvNvO6OfV+n5NhyO4IXBQv/fXX"
    "jn4q3NcP6fz73+KDR13ylXAYBB9n98Nbj/huhvOeC2Ty+jBczOS1DxMcfC9Hwg8cDcfMn09pMnq2CCeMxsPF74erd4SSAIfETU0H"
    "nfu+nrjokvoF4kIYzEn8Jd3kgktu8dyHSQVq9Q2Sa53h8OLyZnh9fjMcdgoTHlGkJkVfGjMKi8WjIZe/f4q/Dn1C78KJ+Pjq9R/q"
    "PQkf1Ch44S9nVx9+PLt68er1S3ghEytOrcQLfacnb/0hH4FDrB4iuZ6wOTVFprxOkayG4dGFhOPJrtk4y49MWH5UzfIjzfKExdHS"
    "b8DiFEmbWSwehz70P14hykIsry3B8OM/GzD8+M+VDIdbOYazsNGCjsa3mdVLrua3hwbMfXtYyVy4lWXuWMgGwYzhaDFsdkQXCJdi"
    "tz6L28ntVR3XRW7jsMjqj+JO6E1JPbsVZY7XriY9iP6xgwu9htU3/c/n1zdnn3+Cx085/92X/Dq7OYc7PXl1kbv6Ij8t8UPQl/7N"
    "jwg+on9dXpxLdjIe3gXyjcm4m3914DvheciGlD0OsZvmSXQ5uvQHaD639ymhDBdGeHz/iAN3WLjDeqxqbPHWtDfNX8EU38lJAm7C"
    "99Sq7dnc9cIPEzK+nzHB2jLtNz+kVg3GMHg4zo5+Uh/+InRGIpRTgnx2hx6x0DTnIWK3twjfhiQATZV8nbEgfIe4d0eJ2xV/0zFB"
    "Xoh4iKnL0S0L5AMCMmUPQkclVKwfUqIMr/ldJZqwqc7Lye/Fbf7eu+vTsEIVUwS53a253ga9tyPZjHkoWbRQ5gewXHPOUGG4g+/3"
    "pz/3eq9evekdvnr99uT4zZuTt4dvxVj5Y4q33tScD+/7P/QvbrLbHS7Uq8oTzCdl00NxsCifnogiNz+jRUh4e07cDrtV8yKnyGxG"
    "6pj76fJ95twV4u19/+Ls6p8vPp/942Xm8P10efFDND59pr7/5835WU4UNheBVvS1VPSlpxWOWBzOgxKNvW5rZcjavb9WMa2r3FRt"
    "UjzO5ZFTpXOcRwfSU+pGfHI9rWlcUqIOugPkwPnsoLEQRAGX8lwJKSHi5Se4jeThSBATZCMi5L5UA15IUqHliLk7mC2cl0UtY03v"
    "GdAB/RJheCOCZuKRjGJfDBWbTsw0d7rImXMSDAXbaQifXBJiz+fOS4ngwbcACG8SsPndJL47lF9SqDpMCQPx9rHQhEZkQMVwwVLQ"
    "gyKlRoGDXsiRw7EPL4ELTKhRI2F23AsWyB+jvreZUvSrPq5BpRG3xMdxhCjkbojXjJk6t4skLNDWZe5WiAPx6jIaxbWSO1xcFt8A"
    "nic/B0T8BB7Kz9+QCmduC7dCS7Nqwl6qCclpYIo3JRR7iOsdm+B6x9W43nEB10udqqYcTpG0mcUddt8V9ubtHDxXwnC/FeLO2PJc"
    "s28gLbEaLOyYxmKoT2OoKTnegMtZKsvnp/mcqFimPE4oWn1+CH3WPfWE+isOD8rCCTB5mdOj99bk+Oi9rT4/4F6W6Q8ebsJxPbzN"
    "7G6N3zal7zfgcJZqDxn9qmdycPSqD45eQQgmJpixDExI9pDFxycm2t1JtXZ3kmdxAgg04XKWag8Z3TsxOTXEqEpWy3tZXmtApcjo"
    "G/K1AgRIkbSZy52/XV9edBHmgA6BFwcwI1NVus4aPf/HTcYQjfhbDm5Gw1Pz8QHwzpzah/1Giz0a3+YJaM2RnQYNmwH3eUqL3eeX"
    "t6lDbF/9kW3jeZv8JX8n1d4SuNd92ldyTww9JV8m3niCxPA4VsLjOiJCwv3v4Dr4Kbj0WgTs8QCd48D3SBAFRIArgYo/GAQby+AK"
    "R4ZSDDn53UGPQJ16YMGHsvFvMKBYv06HKfhiPbxDGCXxLEjckbfpfDoiQTdNLr/mTCwf8XJ4jriJF1wNF2Yjl4+cEkzD50aKlNkk"
    "11Ps+5V+hlJ7ZIfdDK96b17HjgX4UOdKuP589unT076DW/FeEswCr5manCOzCoSBAhFvwobesjTZahbzthm9Ma9ZS+TY5Twcsa+V"
    "jv/07VppxuRAM1EGzviZR8YE3OwyD0a72wHaQw786Rwg6VcXp7QLwkToSogykCkyCWbKAlLu5F/Bc8Gp31dD5gQEjEOFqTjEoST2"
    "fIIc9ihWtYNeYPkaEryUD/LCbjIW6FVwgQtfA7zzPsGcnMJVCiZb9II7cMsP6Bfts089QY7ByCXYFcRhCALuUUphykbMFZJRCtX4"
    "myMH83sZZSxf/6hfJEUnRP3JuxAuKcFT8feAwpgDdHkbS2jxXbFiWCxDuVgTgn1k4WQkfHWmEZDDTVBu8ilGyV39O2vc9zbrqLOJ"
    "rKNoQkwZHY3fQ9H6+tiA2a+PK5kNt7KiVSv4xrxVw/fPw3XUM3GSi1E1/paCm3yGFz7DJYsXoLFyBqdI8kEm3jhE/4d8j++i5lLD"
    "XGBGPaCXx+66WdsbHpAH9LAQR9NZWAKsVqqLaZLNaYuH61UVe0fHb47fvnp9HGuI8ZU6xTAyf9KJiUocFvhZHy+VIltB0FTLjpB9"
    "ipmSOmMTURAT7J8wWH24A+i3QxIErBGLs1Sb02c6nY2w+eTQROaKUZWMlvdsEuQ3eFxFlmTTSU7T2Slu9RQDrrDEDKfIrMbRtvlt"
    "Caz4GXv+Z8I5lkpyAVZM3+7WwYpTMXA4TY00qOWTRcoAmIMcYpnj41GV1iPBShjgEwWQeSE/QA5gahI5AzPFg/hknWgMji7wIrEA"
    "3XkPhKL57FTn5BRQyE1/gQEVSzgUCxhhYbtSXVSIzQiV78XjMZsbu7h+FVoPVvU3UtLaInRbRugCMvZmXsN4sQzRHmJ1vRMTsE6M"
    "qgkXK8B1fD76jYybhSolJPvIZSMboldjQ/SKNgScc0UWV0fkReP3gr8bD72LTvTigj6n86nkeJ9CLQ1VRiy7uCPiDRrHIA2jqP4G"
    "4ZBfzvo3/YsfTpGmH9Dr84ubUyk4B/SH/i/nF8OffzpVAnQ4n+Ul95ZyjiyOuloc1eITS508u2DcFOByoVIvC5knpDtjxEJpGGVb"
    "6Cg2jGYBGwvrKE74Fwq/ti3EF5mrONJva13cMeYOhcHj+U2XRZZyd7Z/R0VSRnUiHtncd6EYhVgtlEFlWVlGIh0x8u2tCgj2WQbq"
    "Ssh25pT4ZqRBS6CuC7HE+AyPyQ27J7RTgnblRnTrAC8ajR2G8WADzIuLifbJn6CMtIyYZjIEO36YLJEHV3QeNXrh0KODv3juXw/+"
    "wonQe8K/Ou/EAH9RKIGjbgMAdU9mYUlpnU2/fMVx2hatWn0VazlrS2Qj5QhtYkwXLZeMtLUiCwa83/2Vn0vkbcbkFMleoFnrZnEs"
    "RpowOUO0h2xefZgqZKMR2ozLaZo9ZHLvxCTxX4yq8S8UUv89zudLgVMZwt0xTr8ZayQ9yeTrzBOPW2KWs5SbmeZNCuR9mmWoYLbE"
    "FKfILKbQtvltCaZwHQYETzslWIK+063DEHgyxigXjwWuLEI78XjIgsUpcgLGpqdgoTsQcSIL2KqPB6gfcpku57PxPZrie6LS3OQz"
    "wGx3ZCp35tKYTacQ31KADjb9cgsdtEPtrIYOQjZrnoacItobd+hG6vamThePNud7iqi1fO+QByI4i+YzwCVl9ioW/1MmzhCoEyCB"
    "RTN/yHZmhszYuARGqz57YoI2m2Sd8QQL9nMF+8pEZS0A4kIfhpOSSzI0yjGsSTF82Z7UfCXqz2H9VmsC6raBOjAk8cin/QkUydFd"
    "XVneVfMkRA/5KvYSbKCAUCW3bwM2VeXl50EAIapCPiep55DjTnxPFrkvcR2s7z3lHTAVJ5R0TirLp6+my/mOfYiejCvMWzXBcBdu"
    "wsOwzbr+20aptiKHbJGANZZ7t4XH1+9ISE7zBkzOEO0fl1fvR7AVGbZWkcEGvi4zFTsBS2bD+VPqqrFrP020hyJ5NQdZwfDLc73I"
    "8u9ZQLw7+neyKORR5NhcAHB3jOF/RGsqupoItwA/xrZQdqmJ3y9+NQnV8jy7/nD28bzzx3bs6b4rRLkXlta5i+916yxpLz3KxIrW"
    "yZdQRA5TdDkjtP8RYrYfPDdq26aSRLFuHSfrl3Lk0QPkSI9v4MjGdI5OMnOkUfw4YcrofadKzEGWbJlxvcHXD6huAqCKw0lQR8cj"
    "Y22mi7ELVeNVrCFKoIddtamu3i7tdJ1eVywkF4XS2PTULZvjyWQZszqm2ENhtJbAEZuYugkux0epMdoeEewlh9eQYA0lCpYyUjKE"
    "1kZptY0i62otGR+Tp7VBMm2eaRsBvRZtq8YSBfatwA79WT9mx5htaoWmFlmbbNBLSm7EmVWZKpa5360tuE6FySSGNssTSwoEQeFy"
    "LusLCVsPNHsHTZj4CbHddhdgCJx4ISxHjz54IYannCprryuzu7ooYD6BhhwPHhcUIUvMzKI5url3D2hk455GT4RSSFzYnmg65yG6"
    "9YxzyX7tzOaBODTlToqk0r9VA3JdXifq4RINtObols3R1IwVef10yZMUeZvlU0dch3ImnITz2YD2L37p35zd9C8vTlN7ZkAvfzq/"
    "6H88lQXBPHdAr84F3SmCtjjhgJ5/Put/GgrGXvxwrvfXUIXm5DewUfjNyqujyMNtiUzCLJ1NJEzrjU0SCWGPNfHlReOtI+8ZjryC"
    "ZDGVGEWR1F6PNRQzyYl3AJMpC6ZYrBPiIg0ov0MXP3/6BKHcQkWQUV/LHE1rwTIiv+lo0TSsIE/Y4olqTwCH9W9/C4jCbiXP2Wle"
    "cppt9tz+zW9LAud/wpzfl7dmjW5166CVWWqQAaaih0M3uC9kdDYPJxQJiSNjBbD/8gA5wqByfeKokjgSjZC9PQC0AJ3HJQ8eNK2j"
    "/uIdNES9o0Ppt3eUI/0OdJ6u+HcJprKxdw+oGqkrzyVxBb5vjKRYf31LAJJkhTTXW7OE7WV+R2V8HXUPe6+QtPi7UH19hDl5fTwP"
    "CvEyRvjGsVExZBhWjXEcF8shz+Yj3xuXW3t1KEeWzqIc3SVRDnVGNtkICUWbIcLWRIUncqVsgdc1GE7T2eydpbN3xBegfMaCsjrT"
    "1Whelspies/A9OTfDQ6YaPweHi9vTWTo22oJ+ta2JPt2TEobVfQtzrSNKrJRRTaqqCngJTaHDyuGdKqRr2RM1wACg1iA1HADMCwm"
    "kFWfcYQvCUscdHkZ86OqPQhbfOrRubBRD6BsU1R5VnY/U6WfVbFonUEyxS4R9nsXDTqDDjy7BAzb2LsHVAYdseDZZaXir1wR41AD"
    "xRQo24vFbNkOXTJSqApz2YnooCVZvvoInjaXot55gb67flNbdHTn3GpXZMweSLD4ID6WaRiZ+7XaRaBHijXoGmsWERECoq4W8Tpt"
    "FTJSoWZY1DSCUVc8CAqkQM1I2YL1qHeIAkxdNkUjL+SyJw4Wg3ioOk5A01XK5neTsg4XG313E1daNxWUbL1qW/aqibXRXI1LE+0d"
    "01fvSbBhI/sn3yzyY5Efi/wsp5Mxv1wXY/5TOlg0wkD1goe7kGgCUdhC7Zl60jrjB+hG6DyjueeHf/IAYCEcOtJTFkL/QZVH4kIR"
    "74BMhf5UVgF0tc9+BhLTMNT+OQH2bZbYr0wq6L6qrqD7qveUmrRRT2jLJHVOOzJxhL6udoS+LgYSJfunyOKaCnxZMuvof4ajX55Y"
    "Q48W+f+eiSMX0/IpSJPlA7kE3boYH1/ZcCDX5eWnDOff9/ON7H/+/P786sWRnAYxyAsrIluEXX1f5PX1FPt+ZVhRRLOugKLC8X10"
    "eFioWx9dywpbABFmPnTNxFNG7yC+VmY6c5UelZWHI11lS1bWmuJFF/5FVf8LkH8cYZ4quwV+jLwErg1SetV78zoOS4IPdYFI15/P"
    "Pn0q6Sxwi4cB+X3uBaREq6/dE3nS5fbFhtLZAAaaSHZ7XM4YEjoIR8LOkU0H4gbdWYhIJ7d5MNBsata3q1oCM14r6L9Mq41u1Sq2"
    "PDXIqP0NOAeJC5tqBNHuJNCqJ8EBCWBqHL5Uu9ryfjdrfVtD6DAgD+w+VdJABslwQqiGSiBWH65no6Siqzo/M7pk4cdt18S3XXe3"
    "G0Ze0aqlUg2p6tSy04HNvaPjN8dvX70+jhWH+Eqd9lCi2JEpmY7KsKlapSFNZhXpBoq0DaJdZgJ2DmDPy/jGQbQpWjvVrZ5qz/XJ"
    "cPmwkBJyO+GtnnAbAvQtzHLK7jI1qlIke+giPTYpBH1cXQf6uFAGWtrI+I6U5Ss+4YiOqfaQ0b0TEytWjKopolSIW5wSwadGEEFC"
    "0WKfUGfCHiVMk+qsQFzk0QTykw0YsKzh8MgC1xCaXXO8LsYl9c/r4XRNspQVu6HJODwthufBFPDQ833IEBgRdOc9EDE7vdMo7l9f"
    "gOmS5ADjYkBq6eZhdD532XBOw7Lq9PWiPUu5M9FPHQydSthtMhMQNemLr+Uvno2U75zMnwXkwWNzvgS8VyBdEuBrmSt9C/hezMml"
    "9mGRenf2InjhCIc22lR2DsLS3YjGOAgWaV/EiNyywPBw3KftmXKkNFwVWcqdWRHfpOEVzVVAMGclAR51hVnzlC3WXLccOWZjgW0s"
    "sI0F7jQPnLhh4ex7adl0SmInUne7deEToRg3vE0GGrU5nEPcUeiNMZhV4tkyrRo0AkflNo2DxUwsA2XxqrKDM58tpoLoOwhfWLyT"
    "mVUcQht4SGZC0ZDV2xzlcRBXZOfBvGKxyXcPaEBuIY3kHXLECrn1gqkU2/ItF8IkRFKvS5v8MhxI7AxXGPnwiihwA75kp9ssWsOG"
    "V7QivKKZ6ZXQ2KCKZY2ueBeWsb66clyGrMXIVNPwig3XjbNBAcvshZ2zbNICrfFE52itDdvmmbY2lbWprE1lbFNJrpdYU9FsVNtR"
    "0bQbVZCX9oIwXFQDLmGT6Lbr8Fb9MSAV/XHkSBioKrNj2V99OhN/u/IWJzgYT0jBvbip9w7oC0ew6X9C8jU8mC0c8857kEWh10QU"
    "cy52STjn6SvlsenRD9DXurpRs7yUDOD3sM7ELFjrasvWle27ve5eVcn6b8rlZzUTa/OyXiOfH0jgiYcuo0+XPsAq1W1Wqm1x7zUW"
    "906L8iYMXu2xtSbHulStQIfC0JtHRiRptUnpUCwA6HpkGPGygeMtqzc1nZI0YYs9oHJaOEyLrPTm+7p7klR0fcbuke/dEzFhLe5N"
    "GUUVNq5IViBs8UQtLfhNIobFqBqGF2KGY77p2jRLiP6KR1jh32bhn5ikxR32dLPxhHpzcqqDx6H3EH0X40Px7MNN/5fzU6SoB/T6"
    "5+ufzi8+nn88RXzOZ0S8URj751dn13BJfGteBB22E9McVRNumqBboNtcom6hXMgTk6O/qvRiYyqrfyD5tSUwA8VLDadixVm8Phvj"
    "Zq21EooN7ghCG+6GZdVjE+24WjnOL2wxzc0sj5hgk6eNOD13k7tCtv5HB/sbMzhFs3+K0+rruQYEQ1jkmIivViJEn0j1z9G2uUDQ"
    "SmIsbLa/VU53Odt/d7bazs10yllmHJWekLQZJNtqPHqNYz+qoPtMx35UqnfHmG3q2E8tsoxj/0qs+Kv+h5s6z346SRhq+vCJNytT"
    "EjTx93+/Ij4OvVJ8UXP7c/ygPeL5H+sMgfgbG3VKIiDgcrcuAOI3PcAg/kEMjWKj7z2IP4A/nS56nHhgwI5DWcjSgZAK5wA5Hp3N"
    "Vdy1rH6ps3VD5rtdFb4whtZYgYNuAzZFsv5iWeXpDbx1QAfUCVmIfUkIKeGCzws0w0EoAf8JdmGobDU2IneYdpHjCvPBScaC/Q6X"
    "9Ft0FLojvjfjOvZizOa+i1Rp7FPVoIxg8Rtk0Hn8oBeO7KTsvJQPijwPPOLBrRfwUAySF52XB/AqyFZyEMcL+NGL6DfzkM1mxhW3"
    "MxUHU8qjDMO49ajHJ7aBSSuCMGD9N2F0NH4PlYfVG7ry+Chyt7ood0xgy3E/oxy3OpSb8D2hsIx/BuPBsVGBnJl5RTYNUwZzSoGB"
    "zfjfufr54qJ/8cMp0vQD+n3/on/9I/hAIuk2oNc3lz/9JD0lSna2wy+yTCLzsxKYl5uZzYDHq89flopfA3dTPN7Wgy1BLN1SJL6S"
    "mW45CN8el93WGKktiCYyMUViheJztBGLun8LWGzaqm04zzlSi7m3eZ5tMp1NpmsD/tvdjWS6v7HR5TwEVKMcT9Y3u0+gykOWjDNJ"
    "rsNBmGCcfpSuJuHfKb4nvIs82TPJCxALXKLaNuuuKjIA2IdsNx+6MQlS1V5JEJdBymt9lwnUCuxpXC2kro5C6VFVokTrZdheLHWD"
    "5RPqWkTTsLSocF0VkRSRLSOS1gGalBHRG6OBpE4orKBuLqi19++Zclo7GXeM1aZiOllhbZLSZ2GIxxMoj1UmplN3a+U0zo4zkNNS"
    "Xs5nPsMucaEAF0YBY9MDdAnNzzwoPqpuBogTIr2nquJWlDdFw6ii9lQIUfHjukgIX0ecDB68xdEdFUEkl4juTb5+QPWQ77h8Lz9A"
    "TpJ8H07m0xFNEvIDIl8vPnCtPQCKHMg3OI+eG040oVAr7iZh5BmWgeDIm8K4ARWEM++rmKV3yOHef4j0R0MTOhAhVerFr53oN0fu"
    "W98TvzPWMDKqh/5Jw5LEfOvZ3bJnNzU3Ddidpdq/aOZV8T2VA6Y3e5HL9RX003R7A1ivouy9zaxeb9LilLgeVmxqdDCkqfaQ10e9"
    "urUa+1p7b6qdrXAv5xEXYreZ8R1R7JM/cMMFDKV+1MBtGI/fo5qRK/McKgWzATcTAsvOIjsbFrXYgXoWbRJtGTOqCZ8LhPun+a6F"
    "4Ylx2IDZGaL9Y/Tq40htCEEl6/fJtQzYU+N0rphkD2XE6o31HLZl7MHPkllWN3cOwEpdgXfgSj9mx5htnjkX7+dy/0DZYl4BW/c9"
    "OCK7fxsnJa7T95LKTizxvWRzF6t9L9PsOOMCxOAPUF4PlWsGmWO3OACPwwJN8ANBUHHhVHdGkdUXOPndSZwS4pIgdeQdlWsG9zSM"
    "zEsDJjbyYpmGJ2/iKIOPKNIpDu5lThs8GU3ZA3G7qpuLamUn3TWQCsd84qgbgtxRHHbeIYey0LtdpG5hH3L9xAtdLyDjUP4qVSvZ"
    "AW8Y1OiRX06W6OEH6GfpRHKmc1DNpEfJSfeQGWMqfzwazUOZ4fcYeCGpdtikDo1M65jypjLgp0lRqB9jo0daGj3yG/PoUpp/htAq"
    "/q1W/DNHXLPdViDdG1fShkHjRI40m4AsneX+ktwvrathljgY0bYYSep8PocaTadIKREDevnlAj6yR2pcpG+dVc+0ErDkBCTUbZ6C"
    "M+joLjS1Af18fnHTv7y4hulQ2tmACsofZUon1FGMUkK3Oykp9bCp8M+R2oySNkt/baQ0neMUmZ3fVs+vhXXXDuvapCwL57YQd2wG"
    "59o8t93Nc/usNMlOKYRLozjPOvw2GWQO3moq4io0VYOf7wC7lAtPB4lL4DTq6haHoXcRZypZbU4l3BhpwxKAHJV03t7IawdUWtPV"
    "tcZ+zQUpP415djM7EYASC3e2E+60utLadaXGEOPGgcU9WeUtSMVoHfutHbCLLK6xA/QiXYHe+jl50o6x3FR1zW5oaxDsuUGglnOp"
    "QRCv9DqDIBlkYBDo4VFtCR33iUYLSAglD0LFPkUOaOYel+q4vPQdR57b1Yo65JvOfDwmUYiFSoVVFZKTWAeOxVPKwjo2/A0G9Ayp"
    "yXajV6MJBHUwHsonQe9paYeIFwULCeojwWRdn0PWNBYPMoqqiC2GXKvqeEC2xPF/O8kayainHqXxoA75Ogt0A6doMel1ovdDtI07"
    "crBYAfABffnx/OocDZKHDTqof43EjpN9CdUJkn4/mfkL8dN07MdzX5t6XP7FNuF3uwm/VrHfuGLPAtejZfU+69ieImoz62VD1Al7"
    "/JMQcZ44F+NTVtc6goNNFULoqvL3R4Y+063M1Ii5Jf7tG3HAlU9SNH4vbII6b9r5P24yjrRCyctM6Z1oeL4OZt7eVYhekeHV5UbT"
    "NLtQb7TzOGGgjsBvdlXrB3EagzIqNRrVWWEspJxQ3EjQRaC9zCDgFPYORG3922y71MzdesqV2owum9HV1sNq11z/1d01no6qelan"
    "jQ3FVF2f9aG+vbCjhDn2AYKqVKtgRmVE1bkMpyo4krYQS5W2ghqcazmyFk9FayBY4nrLHWwZQhvR1OZjTeMuS0xyltLO8i7M8mjR"
    "8NQsENpz06CMWAwONtxSGUK7o9q8o/RUNd5QeTq7n57eT2IiJqypMzhDtBfQz7rZbAN2bORtG73CjSJv1bZfAVP33NWeOR5bVkRB"
    "+iZ+IQGvjMLNjOga+N6HD6nBT/rgbyZE+ZyhCHPsLNElBXQXXWXjyhrRAC3gsVTcStzpz32YSd+IdPFmGw7bynBY67XaoNcqtYma"
    "2mA5UovKt9oMs+G4Nla07aqWSazodlStK6I8PGVKVnyvVr0K0qOe1KsuaVQY6TuOIlLVrCNuuiGbcICHnUzZb15RnVryGQ2Sj8Q/"
    "JV0hTtBqVq3UrNRkNTj+Y4J9PPlX3gbbxjdYTcpqUjaxqeUstsqqTWxqLVdbmtgkHQdlur92KNTo/dEIg3wmnfoD71At8XTWEGXB"
    "FPseJ66MvFXJPGxGaFR0NSBozKYz8TfkHh1ABVa1OHWNWPkXh0Jgca3Ygrmw2dcPKGQoyW6CsjaCLovwv4DzTj0658hJqgAfpOrd"
    "iqergrP6K7oQQi1mUX1VTiR6PCNs5qvOgEiNHlD16y4YwIWy6oIsMCuLOYj/gvHEexBfX44yBZOjaEW5KGzvvy2nAm0t7nRTwfeX"
    "P51fnMqNN6AfPl1en388RWOfiX05oB/7V+cfbk71as9v7i0En7a/oV2ns5GF//bQhLGH1Zw9LGNt014/aZqVRNK06GhZPYfTX6sB"
    "k3Nke7eUeycmnBajaropFXgtbW0o3F2CDDLmE0wrw5YSuny/eEG4Ll7HVxqc3DIbG2BWSh5Bq5rNQ6F4hExoO2ZHdR0UeHn5KQOd"
    "vO/n/X4/Qx3eF0dyVsQgL8zghallHytWjVZ9hsoeLk8dLhHY1zgiskBoQyKfBpEsKLvMobKzoOwSxewLpLae/XLp5rItQ8TN5vut"
    "hNxG9rd5z0WgyRJznSO187wT89xYYylSWpXFIL2APHi81PSsaciSkLS4A3UHGp6x25BQ9AggMlS34ADTKiCZ4wV88EJZ1Go8wfSO"
    "uOgF8KUbQ7Qv38nSS7IMBdhVhljXClpaFxxn2/NFvMfloUj6Vvcpj8RwhJuWXdalPwQh1ECWxW9wApeX10yup1m2r5uNLmpldJGa"
    "5eZCIk9nRYSJiMC8GTaZUFhY0gSW1KuyuWqbIbSoQas1W5vIaYO4dpPFNld2k7myNnZrh2O3+nTEvvZDUhrAldzs1tlMHgwzNZhk"
    "a0hvjGW+BXTATidiyCcdNC0KzWXnb+QAi0//4rl/La1GvbkXl5puqfmXxaOh6XbqWvrbPd26Rjf6kw8ppbShVrbq8jdUdfkuYPNZ"
    "U9d8hqi9dl9HgoGyrDLCIzYPu4gc3B2o1lrq1DFE+WwFU2sW2ua0dn7r5zevTzQ4UUtIrY1qYYAWwgDWZl2JzVp1bqyAtRe5x+0p"
    "i0uOzDbBA5lZKEEI8rNUDRLkl0dTrKArrG0GOVRMLJsutCGROVLimy+ijCahI0MlhwlxIQ9KmGcOuvV8X5nzjyxwuXKgc91A6imU"
    "YF2vNMmemge+teS3bclXJ02VM3oXEqWWZPaxiRfxuNqJeFzwIXLYTF5YYrJfT7Hv16AlCd3mIJNXzbjcOUIvMHJJiD3/JZSVORGf"
    "x6E4Xh5fGlrrCkh51XvzOoZO4EMdWHL9+ezTpyI6Enqh3yjdLCZoLyqyrDf80MgbfljjDT8sesNbX5NvbdytM3zXUZEPxGKDhayH"
    "7wGjs8v4xGgZn9Qs45PiMgYxWGRudX+uaPwu9OZaxYJeS3MtIRSa1yRP0dh4MJPC765HhAo/bKrPFQj3ULFbcWZ7wrJmzpg83d4d"
    "2dbf0o5TfCfw+JYE01/PR2n2F9CfzP1uHfrD8yONQ+u/g1wH5o2Jcn4iLKypmTd+J6tzqgsBe5R4i7whxjuSn/qVI+IIO2zsicdX"
    "x+Kv+iVPRYDIh9jo/ZbFE9SEdETTXDYLdXUYsoQbLMSwncN1heUWdILTMtItQ2mlW+ukWwabik7CBrpimmYPNfLVa4rWv2z9y210"
    "fjbyL8tdvwKe3kTP2VOmpk/HNrmSFd9LrIh4QqrNh3juTewGOVjV4dReWihoect8nz0eFPV2RonqADBBcSUqSM2FLGvKoJYn9FQS"
    "RkCZ+bDWdz3tJ640FxqiLysFXVrkIl6VKK22DHbBt7Yxdh/1TNwSYlQlw+W9khJ48R5qaH8VidtdDK8FRlhLsKdPHg8/SEymTGak"
    "7tYKDvBCDcfJQKOefWr5cPRCnLpegMThyF8iTF1V73kOhZdVWY5Hro5+HJV08L17wqPsIHg3cuBPMZEVHf3W96qnICg92CJQu4FA"
    "RdPVQNKkSPZQ1qyhQ43ai0UWV7vAUyTWC/4MLzj3/lMi2Z+IA9M0+5Q2t4poLwv2WLCnjbhESxPgr/EDcX/xyGOZmpncrNUyOQwb"
    "PkTjDDAKsRZC2YKjqL1JXRCJqQ0WUew4dl1xeArNcC6mOBA6oCr6dsuCVBZ7GTyxrteYKpfddPuPZZVMG9i+8sB2q02uXZtsf4uP"
    "zaFwJqjQ62pQ6HUBE5LHVpG71SHXMcFesHfTUdc20mypqdg1X7y1HKzlYC0HY8vhjATeeNIpMRv0nVqbASdjnrIXqhn6DA9h2T7/"
    "VrDcZxW6rtOrH4SJ1LAtVopkD0/Q3smJSb7dyUlN9dmTgkdQbKoGHNbD95C7R0ZpYEc1aWBHxTQw8caQlLWJqYPBYxILgzeEwbfq"
    "bv3j/wFk0e/U"
)
