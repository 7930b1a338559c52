"""Las cuentas: funciones puras de la escuela y del día. Nunca consultan las reglas."""
