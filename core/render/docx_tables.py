"""A section's table in a .docx, built row by row as XML: five hundred rows take a fraction of a second."""

from core.render.docx_parts import Marks, cell, paragraph, row, run, table
from core.render.docx_styles import BAND, RULE, SHADE, TEXT_WIDTH
from core.render.grid import Band, Grid, Row

#: Width of each column in twentieths of a point (567 are a centimetre); the main column takes what is left.
_WIDTHS = {"time": 1930, "who": 1700, "person": 2270, "role": 1590, "type": 1700, "uploader": 1810, "sources": 1250}
_CLOCK_WIDTH = 850
_TEXT = TEXT_WIDTH.twips


def table_xml(grid: Grid, marks: Marks, title: str) -> str:
    """The whole table. `title` describes it to a screen reader."""
    widths = _widths(grid)
    cells = zip(widths, grid.headers, strict=True)
    head = "".join(cell(width, paragraph("TableHead", run(text)), fill=SHADE) for width, text in cells)
    rows = "".join(_row(line, grid, widths, marks) for line in grid.rows)
    return table(widths, row(head, header=True) + rows, line=RULE, description=title)


def _widths(grid: Grid) -> list[int]:
    widths = [_WIDTHS.get(name, 0) for name in grid.names]
    if "time" in grid.names and _only_clock(grid, grid.names.index("time")):
        widths[grid.names.index("time")] = _CLOCK_WIDTH
    widths[grid.main] = 0
    widths[grid.main] = _TEXT - sum(widths)
    return widths


def _only_clock(grid: Grid, place: int) -> bool:
    return all(len(line.cells[place]) <= len("00:00") for line in grid.rows if isinstance(line, Row))


def _row(line: Row | Band, grid: Grid, widths: list[int], marks: Marks) -> str:
    if isinstance(line, Band):
        title = paragraph("TableHead", run(line.title))
        return row(cell(sum(widths), title, fill=BAND, span=len(widths)))
    cells = []
    for place, (width, text) in enumerate(zip(widths, line.cells, strict=False)):
        lead = run(line.lead, style="Label") + run(" · ") if line.lead and place == grid.main else ""
        cells.append(cell(width, paragraph("TableText", lead, run(text))))
    return row("".join(cells) + cell(widths[-1], paragraph("TableText", marks.of(line.cites))))
