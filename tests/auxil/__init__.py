"""What tests of several packages share: corpora, and the project's commands as processes."""
