"""From the text of a question to what is meant by it."""
