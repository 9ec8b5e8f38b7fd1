"""The table of letters that look alike, made from Unicode's data."""

from pathlib import Path

from click.testing import CliRunner

from app.development import lookalikes

# In the form of confusables.txt.
DATA = """\ufeff# confusables.txt
0410 ;\t0041 ;\tMA\t# ( А → A ) CYRILLIC CAPITAL LETTER A → LATIN CAPITAL LETTER A

03BD ;\t0076 ;\tMA\t# ( ν → v ) GREEK SMALL LETTER NU → LATIN SMALL LETTER V
039D ;\t004E ;\tMA\t# ( Ν → N ) GREEK CAPITAL LETTER NU → LATIN CAPITAL LETTER N
041B ;\t039B ;\tMA\t# ( Л → Λ ) CYRILLIC CAPITAL LETTER EL → GREEK CAPITAL LETTER LAMDA
042E ;\t006C 004F ;\tMA\t# ( Ю → lO ) CYRILLIC CAPITAL LETTER YU → LATIN SMALL LETTER L, LATIN CAPITAL LETTER O
0142 ;\t006C 0338 ;\tMA\t# ( ł → l̸ ) LATIN SMALL LETTER L WITH STROKE → LATIN SMALL LETTER L, COMBINING SOLIDUS
2B58 ;\t25CB ;\tMA\t# ( ⭘ → ○ ) HEAVY CIRCLE → WHITE CIRCLE
00DF ;\t03B2 ;\tMA\t# ( ß → β ) LATIN SMALL LETTER SHARP S → GREEK SMALL LETTER BETA
"""


def test_letters_that_look_alike_are_joined_with_both_their_cases(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(lookalikes, "TABLE", tmp_path / "table.txt")
    (tmp_path / "confusables.txt").write_text(DATA)
    done = CliRunner().invoke(lookalikes.main, [str(tmp_path / "confusables.txt")])
    assert done.exit_code == 0, done.output
    read = {}
    for line in (tmp_path / "table.txt").read_text(encoding="ascii").splitlines():
        to, _, chars = line.partition(";")
        for code in chars.split():
            read[chr(int(code, 16))] = "".join(chr(int(each, 16)) for each in to.split())
    assert {char: read.get(char) for char in "Аа"} == {"А": "a", "а": "a"}
    assert (read["ν"], read["Ν"]) == ("v", "n"), "of ASCII, no two letters become one"
    assert read["Л"] == read["л"] == "λ"
    assert (read["Ю"], read["ю"]) == ("lo", "lo")
    assert (read["ł"], read["Ł"]) == ("l", "l")
    assert not {"○", "⭘", "ß", "A", "a"} & set(read), "symbols are none, ß is ss, and ASCII stays"
