"""El plan: completar lo que le falta, preguntando."""
