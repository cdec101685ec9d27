"""How good are the answers? Questions with known answers over known corpora."""
