-- The journal of what Telegram handed over and of what was sent for it.

-- Numbers grow in the order of arrival.
CREATE TABLE entries (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    key      TEXT NOT NULL UNIQUE,  -- 'update 812', or a notice's own name
    kind     TEXT NOT NULL,         -- 'message', 'callback_query' …, or 'notice'
    chat     INTEGER,
    user     INTEGER,
    message  INTEGER,               -- the id of the message that it is or is about
    counter  INTEGER NOT NULL,      -- see counter_of
    body     TEXT,                  -- JSON; gone when the entry is closed
    state    TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed', 'aside')),
    tries    INTEGER NOT NULL DEFAULT 0,
    reason   TEXT,                  -- why it was set aside
    forget   INTEGER NOT NULL DEFAULT 0,
    received REAL NOT NULL,         -- seconds since 1970
    closed   REAL
);
CREATE INDEX entries_by_state ON entries (state, number);
CREATE INDEX entries_by_message ON entries (counter, message);
CREATE INDEX entries_by_user ON entries (user);

-- The messages of a reply, in order. Without an id it was about to be sent.
CREATE TABLE parts (
    entry   INTEGER NOT NULL REFERENCES entries ON DELETE CASCADE,
    part    INTEGER NOT NULL,
    chat    INTEGER NOT NULL,
    counter INTEGER NOT NULL,
    after   INTEGER NOT NULL,       -- the highest message id known when it was about to be sent
    turn    INTEGER NOT NULL,       -- grows with every sending
    begun   REAL NOT NULL,          -- seconds since 1970
    message INTEGER,
    PRIMARY KEY (entry, part)
) WITHOUT ROWID;
CREATE INDEX parts_by_message ON parts (counter, message);
CREATE INDEX parts_under_way ON parts (turn) WHERE message IS NULL;
