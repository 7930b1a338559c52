"""Los compromisos de gestión escolar, con su nombre (DS 006-2021-MINEDU y RM 189-2021-MINEDU)."""

_NOMBRES = {
    1: "Desarrollo integral de las y los estudiantes",
    2: "Acceso de las y los estudiantes al SEP hasta la culminación de su trayectoria educativa",
    3: "Gestión de las condiciones operativas",
    4: "Gestión de la práctica pedagógica orientada al logro de aprendizajes previstos en el perfil de egreso del CNEB",
    5: "Gestión del bienestar escolar",
}
_POR_COTEJAR = (3, 5)  # de éstos sólo se conoce el comienzo: no se dan por texto oficial


def compromiso_de_gestion(numero: int) -> str:
    """`1. Desarrollo integral de las y los estudiantes`; de uno que no existe, su número."""
    nombre = _NOMBRES.get(numero)
    if nombre is None:
        return f"Compromiso {numero}"
    return f"{numero}. {nombre}{' (redacción abreviada, por cotejar con la norma)' if numero in _POR_COTEJAR else ''}"
