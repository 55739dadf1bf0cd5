"""Firefox and WebKit for the tests, as Debian ships them, driven by the commands of WebDriver; Chromium as the same."""

from engines.engine import Chromium, Engine
from engines.programs import needed
from engines.start import ENGINES, EVERY

__all__ = ["ENGINES", "EVERY", "Chromium", "Engine", "needed"]
