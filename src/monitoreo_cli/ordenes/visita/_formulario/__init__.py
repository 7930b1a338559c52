"""El formulario de una visita: una lista de preguntas sobre el borrador, y quien las hace.

`guion` dice qué se pregunta, en orden y según lo ya respondido; `motor` las recorre y guarda cada
respuesta; `revision` las repasa y cierra. Volver, retomar, corregir y revisar usan la misma lista: lo
respondido es lo que hay en el borrador, y nada más.
"""
