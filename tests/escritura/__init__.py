"""Pruebas de `escritura/`."""
