"""Corpora to model: conversion, training, export. Needs the extra ``train``; not part of the wheel.

python -m training.train     learn from ../shared/corpus, on a GPU or on two cores
python -m training.export    write what was learnt as ONNX
"""
