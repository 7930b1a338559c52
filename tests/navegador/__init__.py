"""Los documentos, vistos en un navegador de verdad."""
