"""De los bytes de una carpeta a una `Escuela`, quizá parcial, y la lista de sus problemas."""
