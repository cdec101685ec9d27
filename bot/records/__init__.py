"""What is stored about people: small, kept for as long as it is of use, and forgotten on demand.

Each store is a small interface with a SQLite form; all of these share one file,
``DATA_DIR/bot/people.sqlite3``, which :mod:`bot.records.database` opens. They block and belong to
the thread that opened the file. No store looks at a clock: the time comes as an argument, in
seconds since 1970.
"""
