"""Los docentes: agregar uno, la lista, la ficha de cada uno."""
