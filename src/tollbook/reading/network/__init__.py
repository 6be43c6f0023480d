"""The learned part of the reader: a small encoder and heads that answer questions of claims."""
