"""De las filas de una hoja de cálculo a lo que dicen: visitas, docentes y revisiones de compromisos."""
