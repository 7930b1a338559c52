"""De lo respondido a los datos de cada archivo: lo que se saltó queda como en una escuela sin preguntas."""

from collections.abc import Iterator

from monitoreo_cli.escritura.datos import Datos
from monitoreo_cli.escritura.nueva_escuela import archivos_nuevos, docentes_minimos, plan_minimo
from monitoreo_cli.ordenes._formulario.caminos import Estado, tomar
from monitoreo_cli.ordenes._formulario.escuela import DOCENTES, INSTITUCION
from monitoreo_cli.ordenes._formulario.personas import id_de_externa
from monitoreo_cli.ordenes._iniciar.guion import codigos_de, tramos_de


def archivos_de(estado: Estado) -> Iterator[tuple[str, str]]:
    """Los archivos de la escuela respondida."""
    nombres = {c: {"nombre": n} for c in codigos_de(estado) if (n := tomar(estado, (DOCENTES, c, "nombre")))}
    identidades = {"formato": 1, "identidades": nombres} if nombres else {"formato": 1}
    return archivos_nuevos(_plan(estado), _docentes(estado), identidades)


def _plan(estado: Estado) -> Datos:
    plan = plan_minimo(estado["anio"])
    plan["institucion"] |= estado.get(INSTITUCION, {})
    plan["equipo"] = list(_equipo(estado, plan["equipo"][0]))
    if poblacion := _poblacion(estado):
        plan["poblacion"] = poblacion
    plan["etapas"] = [
        {"numero": int(n), "nombre": f"Etapa {n}", "desde": t.desde, "hasta": t.hasta}
        for n, t in tramos_de(estado).items()
    ]
    plan["periodo"] = {
        "desde": min(plan["periodo"]["desde"], plan["etapas"][0]["desde"]),
        "hasta": max(plan["periodo"]["hasta"], plan["etapas"][-1]["hasta"]),
    }
    if "visitas" in estado:
        plan["monitoreo"]["visitas_por_docente"] = estado["visitas"]
    return plan


def _poblacion(estado: Estado) -> Datos:
    """El director con aula se cuenta como director, y no entre los docentes."""
    dirige = 1 if tomar(estado, ("director", "aula")) else None
    docentes = estado["cuantos"] - (dirige or 0) if "cuantos" in estado else None
    dicha = {"estudiantes": estado.get("estudiantes"), "docentes": docentes, "directores": dirige}
    return {clave: valor for clave, valor in dicha.items() if valor is not None}


def _equipo(estado: Estado, por_escribir: Datos) -> Iterator[Datos]:
    dicho = {c: v for c in ("nombre", "cargo") if (v := tomar(estado, ("director", c)))}
    yield {**por_escribir, **dicho}
    if quien := _quien_lo_visita(estado):
        yield {"id": id_de_externa(quien), "nombre": quien, "externo": True}


def _docentes(estado: Estado) -> Datos:
    director, quien = tomar(estado, ("director", "aula")), _quien_lo_visita(estado)
    lista = []
    for codigo in codigos_de(estado):
        docente: Datos = {"id": codigo}
        if grados := tomar(estado, (DOCENTES, codigo, "grados")):
            docente["grados"] = grados
        if codigo == director:
            docente |= {"es": "director", "lo_monitorea": id_de_externa(quien)} if quien else {"es": "director"}
        lista.append(docente)
    return {"formato": 1, "docentes": lista} if lista else docentes_minimos()


def _quien_lo_visita(estado: Estado) -> str | None:
    """Sólo si el director tiene aula."""
    dicho: str | None = tomar(estado, ("director", "lo_monitorea"))
    return dicho if tomar(estado, ("director", "aula")) else None
