"""The files of `knowledge/` in, one checked `Knowledge` out.

`reading.check` gives every problem, `reading.load` the knowledge, `live.LiveKnowledge` follows the files,
`schema.schemas` serves editors.
"""
