"""foliensatz: write Markdown, get a branded, native, editable PPTX.

The public surface is `build` and the value types it returns; everything else may change between versions.
The heavy parts are imported on first use, so that `import foliensatz` costs next to nothing.
"""

__version__ = "0.1.0"
__all__ = ["Diagnostic", "Report", "Severity", "build", "__version__"]


def __getattr__(name: str):
    if name == "build":
        from foliensatz.pipeline import build

        return build
    if name in ("Diagnostic", "Report", "Severity"):
        from foliensatz import diagnostic

        return getattr(diagnostic, name)
    raise AttributeError(f"module 'foliensatz' has no attribute {name!r}")
