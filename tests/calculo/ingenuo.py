"""El resumen contado otra vez, a mano y sin prisa: sirve de segunda opinión.

Trabaja sobre los diccionarios con que se escribió la escuela, no sobre el modelo, y no comparte
nada con el programa. Si los dos dicen lo mismo de miles de escuelas al azar, es que es eso.
"""

from calendar import monthrange
from datetime import date
from typing import Any

ESPECIALES = ("no-observado", "no-aplica")


def resumen(escuela: dict[str, Any], numero: int, pedida: str | None = None) -> dict[str, Any]:
    """Lo que diría `resumen --etapa N --formato json` (sin `formato`)."""
    plan, rubricas = escuela["plan"], escuela["rubricas"]
    etapa = next(e for e in plan["etapas"] if e["numero"] == numero)
    visitas = [v for v in contadas(escuela) if v["_etapa"] == numero]
    candidatas = [pedida] if pedida else candidatas_de(escuela, etapa, visitas)
    rubrica = candidatas[0] if len(candidatas) == 1 and candidatas[0] in rubricas else None
    con_ella = [v for v in visitas if rubrica and rubrica in instrumentos(v)]

    total, programados, no_programados, fuera = [], [], [], []
    for docente in escuela["docentes"]:
        quien = docente["id"]
        suyas = [v for v in con_ella if v["docente"] == quien]
        if docente.get("por_contratar") or not esta(docente, fin(etapa["hasta"])):
            if suyas:
                fuera.append(quien)
            continue
        total.append(quien)
        motivo = motivo_de(escuela, docente, numero)
        if motivo and not suyas:
            no_programados.append({"docente": quien, "motivo": motivo})
        else:
            programados.append(quien)

    por_docente = []
    cerradas = 0
    tope = etapa.get("visitas_por_docente") or plan["monitoreo"].get("visitas_por_docente")
    for quien in programados:
        suyas = sorted((v for v in con_ella if v["docente"] == quien), key=orden)
        cerradas += min(len(suyas), tope) if tope else len(suyas)
        niveles = {}
        if suyas:
            puestos = valoraciones(suyas[-1], rubrica)
            for d in rubricas[rubrica]["desempenos"]:
                nivel = puestos.get(d["id"], {}).get("nivel")
                if nivel in [n["clave"] for n in rubricas[rubrica]["niveles"]] or nivel in ESPECIALES:
                    niveles[d["id"]] = nivel
        por_docente.append({"docente": quien, "visita": suyas[-1]["_id"] if suyas else None, "niveles": niveles})

    desempenos = []
    for d in rubricas[rubrica]["desempenos"] if rubrica else []:
        claves = [n["clave"] for n in rubricas[rubrica]["niveles"]]
        dichos = [f["niveles"].get(d["id"]) for f in por_docente]
        cuentas = {clave: sum(1 for x in dichos if x == clave) for clave in claves}
        desde = claves.index(rubricas[rubrica]["logro_desde"])
        desempenos.append(
            {
                "id": d["id"],
                "codigo": None,
                "nombre": d["nombre"],
                "niveles": cuentas,
                "no_observado": dichos.count("no-observado"),
                "no_aplica": dichos.count("no-aplica"),
                "sin_dato": dichos.count(None),
                "en_logro": sum(cuentas[c] for c in claves[desde:]),
                "valorados": sum(cuentas.values()),
            }
        )
    borradores = sum(
        1
        for v in escuela["visitas"]
        if v.get("estado") == "borrador"
        and v.get("rol", "principal") == "principal"
        and v["docente"] in programados
        and (v.get("rubrica") is None or v["rubrica"] in rubricas)
        and etapa_de(escuela, v) == numero
    )
    datos: dict[str, Any] = {"etapa": numero, "rubrica": rubrica}
    if len(candidatas) > 1:
        datos["rubricas"] = sorted(candidatas)
    datos["docentes"] = {
        "total": len(total),
        "programados": len(programados),
        "monitoreados": sum(1 for f in por_docente if f["visita"]),
        "no_monitoreados": [f["docente"] for f in por_docente if not f["visita"]],
        "no_programados": no_programados,
        "fuera_del_corte": fuera,
    }
    programadas = tope * len(programados) if tope else None
    datos["visitas"] = {"programadas": programadas, "cerradas": cerradas, "borradores": borradores}
    return {**datos, "desempenos": desempenos, "por_docente": por_docente}


def contadas(escuela: dict[str, Any]) -> list[dict[str, Any]]:
    """Cerradas, principales, con docente, fecha, instrumento y etapa que existen, y sin copias."""
    ids = [d["id"] for d in escuela["docentes"]]
    vistas: dict[tuple[Any, ...], str] = {}
    cuentan = []
    for visita in sorted(escuela["visitas"], key=lambda v: v["_id"]):
        if visita.get("estado") != "cerrada" or visita["docente"] is None or visita.get("rubrica") is None:
            continue
        numero = etapa_de(escuela, visita)
        existe = visita["docente"] in ids and visita["rubrica"] in escuela["rubricas"] and numero is not None
        if not existe or visita.get("rol", "principal") != "principal":
            continue
        clave = (visita["docente"], visita["fecha"], visita.get("inicio"), visita["rubrica"])
        if clave not in vistas:
            vistas[clave] = visita["_id"]
            cuentan.append({**visita, "_etapa": numero})
    return cuentan


def candidatas_de(escuela: dict[str, Any], etapa: dict[str, Any], visitas: list[dict[str, Any]]) -> list[str]:
    del_plan = etapa.get("rubrica") or escuela["plan"]["monitoreo"].get("rubrica")
    if del_plan:
        return [del_plan]
    usados = {r for v in visitas for r in instrumentos(v) if r in escuela["rubricas"]}
    de_aula = {r for r in usados if escuela["rubricas"][r].get("tipo") == "aula"}
    return sorted(de_aula or usados)


def instrumentos(visita: dict[str, Any]) -> list[str]:
    return [visita["rubrica"], *(f["rubrica"] for f in visita.get("otras_fichas", []))]


def valoraciones(visita: dict[str, Any], rubrica: str | None) -> dict[str, Any]:
    if visita["rubrica"] == rubrica:
        return visita["desempenos"]
    return next(f["desempenos"] for f in visita["otras_fichas"] if f["rubrica"] == rubrica)


def etapa_de(escuela: dict[str, Any], visita: dict[str, Any]) -> int | None:
    etapas = escuela["plan"]["etapas"]
    if "etapa" in visita:
        return visita["etapa"] if visita["etapa"] in [e["numero"] for e in etapas] else None
    dentro = [e["numero"] for e in etapas if principio(e["desde"]) <= visita["fecha"] <= fin(e["hasta"])]
    return dentro[0] if len(dentro) == 1 else None


def motivo_de(escuela: dict[str, Any], docente: dict[str, Any], numero: int) -> str | None:
    for ausencia in docente.get("ausencias", []):
        if numero in ausencia["etapas"]:
            return ausencia["motivo"]
    externos = [p["id"] for p in escuela["plan"]["equipo"] if p.get("externo") == "sí"]
    if docente.get("lo_monitorea") in externos:
        return f"lo monitorea {docente['lo_monitorea']}"
    return None


def esta(docente: dict[str, Any], dia: str) -> bool:
    return docente.get("desde", "0000") <= dia <= docente.get("hasta", "9999")


def orden(visita: dict[str, Any]) -> tuple[str, str, str]:
    return visita["fecha"], visita.get("inicio", "00:00"), visita["_id"]


def principio(mes: str) -> str:
    return f"{mes}-01"


def fin(mes: str) -> str:
    anio, numero = map(int, mes.split("-"))
    return date(anio, numero, monthrange(anio, numero)[1]).isoformat()
