"""El modelo: qué es una escuela, su plan, sus docentes, sus rúbricas y sus visitas."""
