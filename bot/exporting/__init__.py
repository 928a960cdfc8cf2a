"""Weighed procurements and decision moments as files: spreadsheet, CSV, JSON lines, page, iCalendar."""
