"""Who speaks in a statement: marks on articles of PolNeAR's dev part, by GUIDELINES.md.

``draw`` says which attributions are marked; the labels were made by a language model.
"""
