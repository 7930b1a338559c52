"""Lo que hay que saber para leer una cuenta. No importa el modelo: `consolidar` también lo dice."""

from monitoreo_cli.texto import contar

LITERAL = "RESERVADO: lleva lo que se escribió de cada docente, tal cual."
CON_CODIGOS = "RESERVADO: los códigos no esconden a nadie en una escuela chica."
SIN_ENTREGAR = "PRELIMINAR: todavía no se entrega."
QUE_CUENTA = "Cuenta la última visita cerrada de cada docente en la etapa."
_POCOS = 5
MESES_MAXIMOS = 36  # tres años: ningún plan los pasa, y un «2204» por «2024» sí


def pocos(*docentes: int) -> list[str]:
    """La nota de toda cuenta con menos de cinco docentes: por la menor de ellas, sin las de cero."""
    menor = min(filter(None, docentes), default=_POCOS)
    if menor >= _POCOS:
        return []
    puntos = (200 // menor + 1) // 2
    que = "uno" if menor > 1 else "ese"
    return [f"Con {contar(menor, 'docente')}, {que} mueve {puntos} puntos: describe, no generaliza."]


def demasiados_meses(cuantos: int) -> str:
    """Lo que se dice en vez de dibujar una cuadrícula sin fin; vacío si se puede dibujar."""
    if cuantos <= MESES_MAXIMOS:
        return ""
    return f"El plan abarca {cuantos} meses: alguna de sus fechas lleva otro año. Así no se dibuja la cuadrícula."
