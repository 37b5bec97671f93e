"""The chapter against the same chapter made the stock way, measured on one machine."""
