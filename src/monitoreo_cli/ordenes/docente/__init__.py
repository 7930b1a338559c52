"""Los docentes: la lista y la ficha de cada uno."""
