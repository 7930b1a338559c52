"""Las etapas: entregar una a la UGEL."""
