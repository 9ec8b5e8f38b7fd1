"""Tables in Markdown, that a terminal shows as well."""

from collections.abc import Iterator, Sequence

import click


def print_table(title: str, rows: Sequence[Sequence[str]]) -> None:
    """Print `rows` of cells, the headings first, under `title`."""
    click.echo(f"\n{title}\n")
    for line in table_lines(rows):
        click.echo(line)


def table_lines(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of a table: the first column stands to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for number, row in enumerate(rows):
        cells = [
            cell.rjust(width) if at else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield f"| {' | '.join(cells)} |"
        if not number:
            yield f"|{'|'.join('-' * (width + 1) + (':' if at else '-') for at, width in enumerate(widths))}|"
