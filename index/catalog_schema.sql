-- The catalog: everything an edition knows besides the vectors.

CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL             -- JSON
) WITHOUT ROWID;

-- Every file that was looked at, so that the next rebuild reads only what changed.
CREATE TABLE files (
    path     TEXT PRIMARY KEY,
    size     INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    sha256   TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE problems (
    path   TEXT NOT NULL,
    reason TEXT NOT NULL
);
CREATE INDEX problems_by_path ON problems (path);

CREATE TABLE articles (
    id        TEXT PRIMARY KEY,
    path      TEXT NOT NULL,
    title     TEXT,
    outlet    TEXT,
    author    TEXT,
    published TEXT,                 -- ISO 8601 day
    url       TEXT,
    language  TEXT,
    published_from TEXT,            -- a DateSource
    text      TEXT NOT NULL
);
CREATE INDEX articles_by_path ON articles (path);

CREATE TABLE removals (
    article  TEXT NOT NULL,
    position INTEGER NOT NULL,
    text     TEXT NOT NULL,
    reason   TEXT NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;

-- Near-duplicates (index/copies.py). A story is named after the article that founded it; later
-- articles are compared with founders only, so bands has no other rows.
CREATE TABLE signatures (
    article TEXT PRIMARY KEY,
    outlet  TEXT NOT NULL,          -- '' where the article states none
    story   TEXT NOT NULL,          -- '' until it is settled
    minhash BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX signatures_by_story ON signatures (story);
CREATE INDEX signatures_by_outlet ON signatures (outlet, story);
CREATE TABLE bands (
    key     INTEGER NOT NULL,
    article TEXT NOT NULL,
    PRIMARY KEY (key, article)
) WITHOUT ROWID;
CREATE INDEX bands_by_article ON bands (article);

-- Which paragraphs articles came with (index/recurrence.py), and those that several share.
CREATE TABLE paragraphs (
    key       INTEGER NOT NULL,
    article   TEXT NOT NULL,
    own_voice INTEGER NOT NULL,
    PRIMARY KEY (key, article)
) WITHOUT ROWID;
CREATE INDEX paragraphs_by_article ON paragraphs (article);
CREATE TABLE recurrences (
    outlet    TEXT NOT NULL,
    key       INTEGER NOT NULL,
    articles  INTEGER NOT NULL,     -- copies counted once
    own_voice INTEGER NOT NULL,
    recurs    INTEGER NOT NULL,     -- whether the paragraph goes
    PRIMARY KEY (outlet, key)
) WITHOUT ROWID;

CREATE TABLE passages (
    key       INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE, -- article:number, the id that Chroma knows
    article   TEXT NOT NULL,
    number    INTEGER NOT NULL,
    script    TEXT NOT NULL,
    sentences TEXT NOT NULL,        -- JSON: [[start, end], ...]
    text_hash TEXT NOT NULL,        -- SHA-256 of its text and sentence borders
    vector_hash TEXT                -- SHA-256 of the float32 vector, as it stands in Chroma
);
CREATE INDEX passages_by_article ON passages (article, number);

-- Forms of names (index/spellings.py), once for each key of their sound (index/sounds.py).
CREATE TABLE spellings (
    key    TEXT NOT NULL,
    form   TEXT NOT NULL,           -- in small letters
    stem   TEXT NOT NULL,           -- as in terms
    script TEXT NOT NULL,
    count  INTEGER NOT NULL,        -- in all articles
    PRIMARY KEY (key, form, stem)
) WITHOUT ROWID;

-- Stems, under the passage's key; the words themselves stand in articles.text only.
CREATE VIRTUAL TABLE terms USING fts5 (body, heading, tokenize="unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE term_counts USING fts5vocab (terms, 'row');
