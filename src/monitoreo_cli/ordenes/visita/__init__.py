"""Las visitas: registrar una, listarlas, verlas."""
