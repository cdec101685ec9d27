"""What the service promises under load and in trouble, measured.

Real bot processes with the real index and model, against a simulated Telegram over HTTP.
``make soak`` and ``make faults`` print the figures.
"""
