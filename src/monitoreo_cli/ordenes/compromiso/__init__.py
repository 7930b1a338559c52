"""Un compromiso: anotar cómo va."""
