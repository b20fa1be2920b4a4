"""The follow-up of a period as a page, a workbook and plain JSON values."""
