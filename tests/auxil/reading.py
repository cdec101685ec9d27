"""One file through the reader of its ending."""

from __future__ import annotations

from index.readers import Draft, SourceFile, reader_for, readers_by_suffix
from index.vocabulary import Problem


def read_file(path: str, content: str | bytes) -> tuple[list[Draft], list[str]]:
    """Return the articles of a file, and the reasons of its problems."""
    reader = reader_for(path, readers_by_suffix())
    assert reader is not None, f"no reader for {path}"
    data = content.encode() if isinstance(content, str) else content
    found = list(reader.read(SourceFile(path, data)))
    assert all(isinstance(item, Draft | Problem) for item in found)
    problems = [item for item in found if isinstance(item, Problem)]
    # A rebuild forgets a file's problems by its path; those under another would stay for ever.
    assert {problem.path for problem in problems} <= {path}
    assert all(problem.reason and "\n" not in problem.reason for problem in problems)
    return [item for item in found if isinstance(item, Draft)], [p.reason for p in problems]
