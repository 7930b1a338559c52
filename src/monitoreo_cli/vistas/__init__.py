"""Lo que la persona ve: problemas, tablas e informes."""
