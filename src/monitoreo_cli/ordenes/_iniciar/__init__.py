"""Lo que hace `iniciar`: preguntar por una escuela que empieza, o pasar una al año siguiente.

`guion` dice qué se pregunta y `lectores` cómo se entiende; `armar` vuelve las respuestas los archivos
de siempre; `conversar` los muestra y los escribe. `siguiente` es `--desde`.
"""
