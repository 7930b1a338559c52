"""Preguntar en la terminal, línea por línea: lo que comparten el menú, la visita, el diálogo y la acción.

`pregunta` es un dato por preguntar y cómo se entiende lo respondido; `conversacion` pregunta uno;
`caminos` dice dónde va en el archivo; `recorrido` hace toda una lista, con sus idas y vueltas; `asentado`
la guarda respuesta por respuesta.
"""

import os
import sys


def hay_con_quien() -> bool:
    """Si se puede preguntar: una terminal, o una tubería que alguien declaró que responde.

    Git Bash sin ConPTY es una persona al otro lado de una tubería, y lo dice su variable.
    """
    mintty = os.name == "nt" and os.environ.get("TERM_PROGRAM") == "mintty"
    return sys.stdin.isatty() or mintty or os.environ.get("MONITOREO_INTERACTIVO") == "1"
