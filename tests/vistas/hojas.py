"""Hacer fichas en las pruebas, y contar en cuántas páginas A4 se imprimen."""

import re
from datetime import date
from typing import Any

from monitoreo_cli.calculo.cuentan import Cuentas
from monitoreo_cli.calculo.ficha import Visitado, visitado
from monitoreo_cli.calculo.resumen import resumir
from monitoreo_cli.escritura.pdf import imprimir
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.vistas import informe_docente
from monitoreo_cli.vistas.informe import Pedido
from tests.escuelas import HOY
from tests.navegador.papel import Papel
from tests.navegador.programa import exigir_navegador
from tests.vistas.informes import HUELLA, NUESTRAS


def visitados(
    escuela: Escuela, etapa: int | None, docente: str | None = None, rubrica: str | None = None
) -> list[Visitado]:
    """La visita de un docente, o las de todos los programados de la etapa."""
    cuentas = Cuentas(escuela)
    if docente is not None:
        quienes = [docente]
    else:
        quienes = resumir(escuela, cuentas, escuela.etapas[etapa or 0]).padron.programados
    return [v for d in quienes if (v := visitado(escuela, cuentas, d, etapa, rubrica))]


def datos(
    escuela: Escuela, etapa: int | None = 1, docente: str | None = None, *,
    rubrica: str | None = None, anonimo: bool = False, hoy: date = HOY,
) -> dict[str, Any]:  # fmt: skip
    hallados = visitados(escuela, etapa, docente, rubrica)
    return informe_docente.datos(escuela, hallados, Pedido(hoy, HUELLA, anonimo))


def ficha(escuela: Escuela, etapa: int | None = 1, docente: str | None = None, formato: str = "md", **mas: Any) -> str:
    return NUESTRAS.llenar(f"docente/informe.{formato}.j2", datos(escuela, etapa, docente, **mas))


def paginas(html: str) -> int:
    """Las páginas que salen al imprimir con el navegador que haya; sin ninguno, la prueba se salta."""
    exigir_navegador()
    return len(Papel(imprimir(html, HOY)).paginas)


def sin_version(texto: str) -> str:
    """Para guardar el documento: que una versión nueva no lo cambie."""
    return re.sub(r"monitoreo \d[\w.]*", "monitoreo X", texto)
