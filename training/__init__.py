"""Corpora to model: conversion, training, export. Needs the extra ``train``; not part of the wheel.

python -m training.pretrain  teach the encoder words again, on unlabelled news
python -m training.train     learn all layers from ../shared/corpus, on a GPU or on two cores
python -m training.export    write what was learnt as ONNX
python -m training.choose    what a setting of the exported model finds on a development set
"""
