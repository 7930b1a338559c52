"""Las visitas: registrar una, completarla, corregirla, listarlas, verlas."""
