"""Las pruebas: espejo de `src/monitoreo_cli`."""
