"""The package's version, read by the build and stamped on every machine claim."""

__version__ = "0.1.0"
