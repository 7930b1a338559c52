"""M9xx: lo que está mal en una plantilla de informe."""

from monitoreo_cli.reglas.registro import ERROR, LECTURA, regla


@regla("M901", "plantilla-rota", ERROR, LECTURA)
def plantilla_rota() -> None:
    """Por qué importa: una plantilla de tu carpeta `plantillas/` reemplaza a la del programa; si está
    rota, el informe no sale.

    Mal:
        # plantillas/etapa/informe.md.j2
        {% for docente in docentes %}

    Bien:
        # plantillas/etapa/informe.md.j2
        Informe de {{ institucion.nombre }}
    """
