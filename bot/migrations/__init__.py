"""The database through the years: one step a file in `versions/`, carried out by Alembic when the database is opened."""
