"""How near the world comes to published figures, and how far it may be from them."""

from __future__ import annotations

from synthetic_data.calibration.compare import Compared, check, compared, measured
from synthetic_data.calibration.targets import Target, targets

__all__ = ["Compared", "Target", "check", "compared", "measured", "targets"]
