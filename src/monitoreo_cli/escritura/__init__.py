"""Escribir archivos: el emisor de YAML y la creación atómica."""
