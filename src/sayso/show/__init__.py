"""From records to people and programs: the JSON contract, CSV, and what the terminal shows.

Takes readings, views and reports; gives lines of bytes for programs, and prints for people. What is shown is chosen
elsewhere, by the commands and the ledger.
"""
