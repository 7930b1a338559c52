"""Pruebas de `lectura/`."""
