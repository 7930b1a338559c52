"""Preguntar en la terminal, línea por línea: lo que comparten el menú, la visita, el diálogo y la acción.

`pregunta` es un dato por preguntar y cómo se entiende lo respondido; `conversacion` pregunta uno;
`caminos` dice dónde va en el archivo; `recorrido` hace toda una lista, con sus idas y vueltas.
"""
