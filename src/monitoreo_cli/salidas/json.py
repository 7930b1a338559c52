"""El JSON estable de cada orden: mismas claves que los archivos, `null` para lo que no hay."""

import json
from collections.abc import Iterable
from typing import Any

from monitoreo_cli.calculo.resumen import Paso, Resumen
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.observacion import Observacion
from monitoreo_cli.problema import Gravedad, Problema
from monitoreo_cli.reglas.registro import REGLAS, gravedad_de

FORMATO = 1


def en_json(datos: dict[str, Any]) -> str:
    """El texto JSON, con su versión de formato por delante."""
    return json.dumps({"formato": FORMATO, **datos}, ensure_ascii=False, indent=2)


def validacion(problemas: list[Problema], archivos: int) -> dict[str, Any]:
    gravedades = [gravedad_de(p) for p in problemas]
    return {
        "archivos": archivos,
        "errores": gravedades.count(Gravedad.ERROR),
        "avisos": gravedades.count(Gravedad.AVISO),
        "notas": gravedades.count(Gravedad.NOTA),
        "problemas": [_problema(p) for p in problemas],
    }


def _problema(problema: Problema) -> dict[str, Any]:
    lugar = problema.lugar
    return {
        "codigo": problema.codigo,
        "nombre": REGLAS[problema.codigo].nombre,
        "gravedad": gravedad_de(problema).value,
        "archivo": lugar.archivo,
        "linea": lugar.linea,
        "columna": lugar.columna,
        "hasta_linea": lugar.hasta_linea,
        "hasta_columna": lugar.hasta_columna,
        "mensaje": problema.mensaje,
        "arreglo": problema.arreglo or None,
    }


def resumen(resumen: Resumen) -> dict[str, Any]:
    """Una etapa, sin la clave `formato`."""
    quienes = resumen.padron
    datos: dict[str, Any] = {"etapa": resumen.etapa.numero, "rubrica": resumen.rubrica}
    if resumen.candidatas:
        datos["rubricas"] = list(resumen.candidatas)
    datos["docentes"] = {
        "total": len(quienes.total),
        "programados": len(quienes.programados),
        "monitoreados": resumen.monitoreados,
        "no_monitoreados": resumen.no_monitoreados,
        "no_programados": [{"docente": d, "motivo": m} for d, m in quienes.no_programados.items()],
        "fuera_del_corte": quienes.fuera_del_corte,
    }
    visitas = resumen.visitas
    datos["visitas"] = {
        "programadas": visitas.programadas,
        "cerradas": visitas.cerradas,
        "borradores": visitas.borradores,
    }
    datos["desempenos"] = [{**c.como_dict(), "niveles": dict(c.niveles)} for c in resumen.desempenos]
    datos["por_docente"] = [{**f.como_dict(), "niveles": dict(f.niveles)} for f in resumen.por_docente]
    return datos


def trayectoria(pasos: Iterable[Paso]) -> list[dict[str, Any]]:
    return [{**p.como_dict(), "niveles": dict(p.niveles)} for p in pasos]


def visitas(escuela: Escuela, visitas: Iterable[Observacion]) -> dict[str, Any]:
    return {"visitas": [_visita(escuela, v) for v in visitas]}


def _visita(escuela: Escuela, visita: Observacion) -> dict[str, Any]:
    etapa = escuela.etapa_de(visita)
    return {
        "id": visita.id,
        "archivo": visita.ruta,
        "docente": visita.docente,
        "etapa": etapa.numero if etapa else None,
        "fecha": visita.fecha.isoformat() if visita.fecha else None,
        "estado": visita.estado,
        "rol": "principal" if visita.es_principal else visita.rol,
        "rubrica": visita.rubrica,
    }
