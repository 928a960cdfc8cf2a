"""Procurement calendars from other sources: read, compared with last time, and judged on their quality."""
