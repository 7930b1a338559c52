"""Pruebas de `modelo/`."""
