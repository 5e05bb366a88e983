"""Pages stored turned: their content lies on its side and /Rotate shows them upright again."""

from pathlib import Path

import pypdfium2 as pdfium


def turn(path: Path, angle: int) -> None:
    """Rewrite a PDF so that every page carries /Rotate `angle` (90 or 270) and still reads upright."""
    with pdfium.PdfDocument(path) as source, pdfium.PdfDocument.new() as out:
        for i, page in enumerate(source):
            width, height = page.get_size()
            form = source.page_as_xobject(i, out)
            sheet = out.new_page(height, width)
            placed = form.as_pageobject()
            sideways = (0, 1, -1, 0, height, 0) if angle == 90 else (0, -1, 1, 0, 0, width)
            placed.set_matrix(pdfium.PdfMatrix(*sideways))
            sheet.insert_obj(placed)
            sheet.gen_content()
            sheet.set_rotation(angle)
            form.close()
        data = path.with_suffix(".turned")
        out.save(data)
    data.replace(path)
