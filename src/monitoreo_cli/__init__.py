"""monitoreo: el plan de acompañamiento y monitoreo de una escuela, en archivos de texto."""

__version__ = "0.1.0"
