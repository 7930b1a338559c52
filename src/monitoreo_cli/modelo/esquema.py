"""El JSON Schema (draft-07) de cada tipo de archivo, sacado del modelo."""

from typing import Any

from monitoreo_cli.modelo.campos import Anidada, Caso, Forma, ListaDe, MapaDe, Pieza
from monitoreo_cli.modelo.tipos import Tipo

DRAFT = "http://json-schema.org/draft-07/schema#"
NULO = {"type": "null"}


def esquema(clase: type[Pieza]) -> dict[str, Any]:
    """El esquema de un archivo. Todo valor admite nulo, que es lo mismo que no escribirlo."""
    definiciones: dict[str, Any] = {}
    raiz = _objeto(clase, definiciones)
    raiz["properties"]["formato"] = {"description": "Versión del formato.", "const": 1}
    documentos = {"$schema": DRAFT, "title": _primera_frase(clase), **raiz}
    return {**documentos, "definitions": dict(sorted(definiciones.items()))} if definiciones else documentos


def _objeto(clase: type[Pieza], definiciones: dict[str, Any]) -> dict[str, Any]:
    campos = clase.CAMPOS
    propiedades = {
        clave: {"description": campo.doc, **_con_nulo(_forma(campo.forma, definiciones))}
        for clave, campo in campos.items()
    }
    objeto: dict[str, Any] = {"type": "object", "description": (clase.__doc__ or "").strip()}
    objeto |= {"properties": propiedades, "additionalProperties": False}
    if obligatorios := [c.clave for c in campos.values() if c.obligatorio]:
        objeto["required"] = obligatorios
    if casos := [_caso(caso) for caso in clase.CASOS]:
        objeto["allOf"] = casos
    return objeto


def _forma(forma: Forma, definiciones: dict[str, Any]) -> dict[str, Any]:
    if isinstance(forma, Tipo):
        return forma.esquema()
    if isinstance(forma, Anidada):
        nombre = forma.clase.__name__
        if nombre not in definiciones:
            definiciones[nombre] = {}  # reserva el nombre mientras se arma lo de dentro
            definiciones[nombre] = _objeto(forma.clase, definiciones)
        return {"anyOf": [{"$ref": f"#/definitions/{nombre}"}]}
    if isinstance(forma, ListaDe):
        lista: dict[str, Any] = {"type": "array", "items": _con_nulo(_forma(forma.forma, definiciones))}
        if forma.cantidad:
            lista |= {"minItems": forma.cantidad[0], "maxItems": forma.cantidad[1]}
        return lista | ({"minItems": 1} if forma.una_al_menos else {})
    if isinstance(forma, MapaDe):
        interior = _con_nulo(_forma(forma.forma, definiciones))
        return {"type": "object", "propertyNames": _de_texto(forma.clave), "additionalProperties": interior}
    return {}


def _de_texto(clave: Tipo[Any]) -> dict[str, Any]:
    """Lo que se pide a una clave: en JSON toda clave es un texto."""
    esquema = clave.esquema()
    patrones = [e["pattern"] for e in (esquema, *esquema.get("anyOf", ())) if "pattern" in e]
    return {"pattern": patrones[0]} if patrones else {}


def _con_nulo(esquema: dict[str, Any]) -> dict[str, Any]:
    if "enum" in esquema:
        return {**esquema, "enum": [*esquema["enum"], None]}
    if "anyOf" in esquema:
        return {**esquema, "anyOf": [*esquema["anyOf"], NULO]}
    if "type" in esquema:
        tipos = esquema["type"] if isinstance(esquema["type"], list) else [esquema["type"]]
        return {**esquema, "type": [*tipos, "null"]}
    return esquema


def _caso(caso: Caso) -> dict[str, Any]:
    igual: dict[str, Any] = {"properties": {caso.clave: {"const": caso.valor}}, "required": [caso.clave]}
    if caso.por_omision:
        igual = {"anyOf": [igual, {"not": {"required": [caso.clave]}}, {"properties": {caso.clave: NULO}}]}
    entonces: dict[str, Any] = {"required": list(caso.exige)} if caso.exige else {}
    if caso.prohibe:
        entonces["properties"] = dict.fromkeys(caso.prohibe, NULO)
    return {"if": igual, "then": entonces}


def _primera_frase(clase: type[Pieza]) -> str:
    return (clase.__doc__ or "").strip().split("\n")[0]
