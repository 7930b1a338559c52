"""Saca los datos: a CSV, Excel, JSON o un paquete para la UGEL."""
