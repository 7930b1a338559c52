"""Las acciones formativas colectivas: registrar una, listarlas."""
