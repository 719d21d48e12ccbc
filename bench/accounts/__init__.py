"""Copies, utterances told again and figures that differ, in news_cluster: marks by GUIDELINES.md.

``draw`` says which pairs of articles are marked; the labels were made by a language model.
"""
