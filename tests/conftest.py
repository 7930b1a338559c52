"""Perfiles de hypothesis: el de siempre es corto; `MONITOREO_HYPOTHESIS=largo` busca más."""

import os

from hypothesis import HealthCheck, settings

_QUIETO = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
settings.register_profile("corto", max_examples=60, deadline=None, derandomize=True, suppress_health_check=_QUIETO)
settings.register_profile("largo", max_examples=3000, deadline=None, suppress_health_check=_QUIETO)
settings.load_profile(os.environ.get("MONITOREO_HYPOTHESIS", "corto"))
