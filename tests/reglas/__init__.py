"""Pruebas de `reglas/`."""
