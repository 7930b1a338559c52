"""El JSON estable de cada orden: mismas claves que los archivos, `null` para lo que no hay."""

import json
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from monitoreo_cli.calculo.resumen import Paso, Resumen, conteos
from monitoreo_cli.modelo.docente import Docente
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.observacion import Observacion
from monitoreo_cli.problema import Gravedad, Problema
from monitoreo_cli.reglas.registro import REGLAS, gravedad_de

if TYPE_CHECKING:  # cada orden ya trae su cálculo: `resumen` no paga por los demás
    from monitoreo_cli.calculo.agenda import Agenda, Demora
    from monitoreo_cli.calculo.avance import Avance
    from monitoreo_cli.calculo.compromisos import Seguido
    from monitoreo_cli.calculo.concordancia import Concordancia
    from monitoreo_cli.calculo.cronograma import Cronograma, FilaDeActividad, FilaDeEtapa
    from monitoreo_cli.calculo.historia import Cambio
    from monitoreo_cli.modelo.accion import Accion

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
        "arreglo": _arreglo(problema),
    }


def _arreglo(problema: Problema) -> str | None:
    """El arreglo y, entre paréntesis, lo que en la terminal va junto a la marca (`¿quisiste decir…?`)."""
    if problema.arreglo and problema.rotulo:
        return f"{problema.arreglo} ({problema.rotulo})"
    return problema.arreglo or problema.rotulo or None


def resumen(resumen: Resumen) -> dict[str, Any]:
    """Una etapa, sin la clave `formato`."""
    filas = [{**f.como_dict(), "niveles": dict(f.niveles)} for f in resumen.por_docente]
    return {**conteos(resumen), "por_docente": filas}


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
        "fecha": _dia(visita.fecha),
        "estado": visita.estado,
        "rol": visita.papel,
        "rubrica": visita.rubrica,
    }


def avance(avance: "Avance") -> dict[str, Any]:
    """Un par de etapas, sin la clave `formato`."""
    return {
        "de": avance.de.numero,
        "a": avance.a.numero,
        "rubrica": avance.rubrica,
        "comparables": avance.comparables,
        "solo_en_una": list(avance.solo_en_una),
        "cambio_observador": avance.cambio_observador,
        "cambio_area": avance.cambio_area,
        "desempenos": [
            {
                "id": c.id, "sube": c.sube, "igual": c.igual, "baja": c.baja, "sin_par": c.sin_par,
                "matriz": {fila: dict(columnas) for fila, columnas in c.matriz.items()},
            }
            for c in avance.desempenos
        ],
    }  # fmt: skip


def compromisos(seguidos: "Iterable[Seguido]") -> dict[str, Any]:
    return {"compromisos": [{**s.como_dict(), "plazo": _dia(s.plazo)} for s in seguidos]}


def cronograma(cronograma: "Cronograma") -> dict[str, Any]:
    filas = [*map(_fila_de_etapa, cronograma.etapas), *map(_fila_de_actividad, cronograma.actividades)]
    return {"meses": cronograma.meses, "filas": filas}


def _fila_de_etapa(fila: "FilaDeEtapa") -> dict[str, Any]:
    cobertura = fila.cobertura
    return {
        "clase": "etapa",
        "numero": fila.etapa.numero,
        "nombre": fila.etapa.nombre,
        "meses": fila.meses,
        "cobertura": {
            "programadas": cobertura.programadas,
            "cerradas": cobertura.cerradas,
            "faltan": cobertura.faltan,
            "vencida": fila.vencida,
        },
    }


def _fila_de_actividad(fila: "FilaDeActividad") -> dict[str, Any]:
    actividad = fila.actividad
    return {"clase": actividad.clase, "id": actividad.id, "nombre": actividad.nombre, "meses": fila.meses}


def agenda(agenda: "Agenda") -> dict[str, Any]:
    """`hoy`, `hasta` y cinco listas: visitas, diálogos, copias, compromisos y borradores."""
    visitas = ({**v.como_dict(), "fecha": _dia(v.fecha), "hasta": _dia(v.hasta)} for v in agenda.visitas)
    return {
        "hoy": _dia(agenda.hoy),
        "hasta": _dia(agenda.limite),
        "visitas": list(visitas),
        "dialogos": [_demora(d) for d in agenda.dialogos],
        "copias": [_demora(d) for d in agenda.copias],
        **compromisos(agenda.compromisos),
        "borradores": [_demora(d) for d in agenda.borradores],
    }


def _demora(demora: "Demora") -> dict[str, Any]:
    return {**demora.como_dict(), "fecha": _dia(demora.fecha)}


def concordancia(concordancia: "Concordancia") -> dict[str, Any]:
    """Las cuentas, en enteros; `kappa` con cuatro decimales, o `null` si no se muestra."""
    cuentas = {c: getattr(concordancia, c) for c in ("visitas", "pares", "exacta", "adyacente", "sesgo")}
    kappa = concordancia.kappa
    return {**cuentas, "kappa": None if kappa is None else float(round(kappa, 4))}


def historia(id_: str, rutas: "list[str]", cambios: "Iterable[Cambio]") -> dict[str, Any]:
    """Los cambios de una visita, en orden. Sin `commit`, `autor` ni `fecha`: aún no se guardó en git."""
    return {"visita": id_, "archivos": rutas, "cambios": [_cambio(c) for c in cambios]}


def _cambio(cambio: "Cambio") -> dict[str, Any]:
    campo, commit = cambio.campo, cambio.commit
    es_de_compromiso = campo.nombre in ("compromiso", "seguimiento")
    return {
        "commit": commit.id if commit else None,
        "autor": commit.autor if commit else None,
        "fecha": commit.fecha.isoformat() if commit else None,
        "archivo": cambio.archivo,
        "campo": campo.nombre,
        "rubrica": campo.rubrica or None,
        "desempeno": None if es_de_compromiso else campo.parte or None,
        "compromiso": campo.parte if es_de_compromiso else None,
        "accion": cambio.accion,
        "antes": list(cambio.antes),
        "despues": cambio.despues,
    }


def docente(docente: Docente) -> dict[str, Any]:
    """La ficha de un docente, sin su nombre: con las claves de `docentes.yaml`."""
    return {
        "id": docente.id,
        "aula": docente.aula,
        "grados": list(docente.grados),
        "seccion": docente.seccion,
        "area": docente.area,
        "condicion": docente.condicion,
        "especialidad": docente.especialidad,
        "desde": _dia(docente.desde),
        "hasta": _dia(docente.hasta),
        "ausencias": [{"etapas": list(a.etapas), "motivo": a.motivo} for a in docente.ausencias],
        "es": docente.es,
        "lo_monitorea": docente.lo_monitorea,
        "por_contratar": bool(docente.por_contratar),
    }


def accion(accion: "Accion") -> dict[str, Any]:
    """Una acción, con las claves de su archivo; de sus compromisos, el id con que se siguen."""
    return {
        "id": accion.id,
        "archivo": accion.origen.archivo,
        "tipo": accion.tipo,
        "estado": accion.estado_que_vale,
        "fecha": _dia(accion.fecha),
        "tema": accion.tema,
        "responde_a": list(accion.responde_a),
        "participantes": list(accion.participantes),
        "responsable": accion.responsable,
        "compromisos": [f"{accion.id}/{c.id}" for c in accion.compromisos if c.id],
    }


def _dia(dia: date | None) -> str | None:
    return dia.isoformat() if dia else None
