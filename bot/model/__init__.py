"""Every type of the domain. Imports nothing else of ours."""
