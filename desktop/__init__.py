"""技改通: an offline desktop program that prepares 技术改造 applications."""

__version__ = "0.1.0"
