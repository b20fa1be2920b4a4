"""The network of a model compiled by OpenVINO: texts to vectors without torch."""
