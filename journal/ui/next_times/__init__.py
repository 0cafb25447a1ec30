"""Next times: what one set out to do, answering about it, and its story."""
