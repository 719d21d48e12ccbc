"""What sayso reaches and what it costs: ``python -m bench``. Not part of the wheel."""
