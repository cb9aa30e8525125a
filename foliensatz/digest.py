"""SHA-1 and SHA-256 without OpenSSL, which `hashlib` loads first and which takes a start some milliseconds: Python brings both
along by themselves."""

try:
    from _sha1 import sha1
except ImportError:
    from hashlib import sha1
try:
    from _sha2 import sha256  # since Python 3.12
except ImportError:
    try:
        from _sha256 import sha256
    except ImportError:
        from hashlib import sha256

__all__ = ["sha1", "sha256"]
