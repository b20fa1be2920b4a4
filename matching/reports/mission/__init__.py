"""What a mission is told in: workbook, calendars, dossiers."""
