"""The suite. It finds scripts and hooks itself: others than pytest use its example projects too."""

import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
sys.path.extend(str(_ROOT / folder) for folder in ("hooks", "scripts"))
