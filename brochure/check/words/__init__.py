"""The content rules K01 to K32: `content.py` reads sentences, `finished.py` whole pieces."""
