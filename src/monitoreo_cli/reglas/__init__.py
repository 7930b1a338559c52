"""Las reglas: qué puede estar mal en una escuela, una familia por archivo."""
