"""The text of a PDF, whose file knows only where each letter stands on a page.

Imports nothing heavy: ``python -m index.pdf.worker`` starts once per rebuild.
"""
