"""Cuántos días se espera antes de decir que algo se demora: lo usan las reglas y la agenda."""

DIAS_DE_DIALOGO = 5
DIAS_DE_BORRADOR = 15
