"""Los formatos que leen otros programas."""
