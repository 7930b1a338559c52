"""Las órdenes: una por archivo; la primera línea de cada uno es su ayuda en la lista.

Se descubren por su archivo y no se importan hasta usarlas: `--help` no paga por ninguna.
"""
