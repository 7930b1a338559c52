"""Completar el plan preguntando.

`partes` dice qué se pregunta y cuándo; `escuela`, `propositos`, `trabajo` y `presentacion`, cada
pregunta; `llenado` guarda
cada respuesta al momento; `abrir` conversa y termina diciendo qué quedó.
"""
