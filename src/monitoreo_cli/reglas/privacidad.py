"""M5xx: datos de personas donde no deben estar."""

import re
from collections.abc import Iterator, Sequence

from monitoreo_cli.lugar import Escalar, Lugar, Mapa, escalares
from monitoreo_cli.modelo.observacion import Observacion
from monitoreo_cli.problema import Problema
from monitoreo_cli.reglas.registro import AVISO, ESCUELA, NOTA, VISITA, Entorno, regla, tambien
from monitoreo_cli.texto import enumerar, lineas_de, sin_acentos

_BORDE, _FIN = r"(?<![\w.,/-])", r"(?![\w/-]|[.,][0-9])"
DATOS = {
    "un DNI": re.compile(rf"{_BORDE}[0-9]{{8}}{_FIN}"),
    "un teléfono": re.compile(rf"{_BORDE}(?:\+?51[ -]?)?9[0-9]{{2}}[ -]?[0-9]{{3}}[ -]?[0-9]{{3}}{_FIN}"),
    # Con topes: sin ellos, una línea enorme sin arroba se recorrería una vez por cada letra.
    "un correo": re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{0,63}\w"),
}
# Toda cifra se ve como `0` y todo separador como un espacio: así un dato se reconoce por su forma.
_FORMAS = bytes(48 if chr(c).isdecimal() and c < 128 else 32 if c == ord("-") else c for c in range(256))
_SOSPECHOSAS = (b"0" * 8, b"000 000 000", b"000 000000", b"000000 000")
_NOMBRE_MINIMO = 3
Hallados = Sequence[tuple[str, str, int]]


@regla("M501", "dato-personal", AVISO, VISITA)
def dato_personal(visita: Observacion, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: estos archivos se comparten y git los recuerda para siempre. DNI, teléfonos y
    correos van sólo en `identidades.yaml`.

    Mal:
        # observaciones/2024-04-16-d01.yaml
        cuaderno:
          necesidades: Coordinar con la madre al 951 234 567

    Bien:
        # observaciones/2024-04-16-d01.yaml
        cuaderno:
          necesidades: Coordinar con la madre
    """
    yield from _en_archivo(visita.origen)


@tambien("M501", ESCUELA)
def dato_personal_en_la_escuela(entorno: Entorno) -> Iterator[Problema]:
    escuela = entorno.escuela
    unicas = (escuela.plan, escuela.lista, escuela.anterior, escuela.textos)
    for pieza in (*unicas, *escuela.rubricas.values(), *escuela.acciones, *escuela.entregas):
        if pieza is not None:
            yield from _en_archivo(pieza.origen)


def _en_archivo(raiz: Mapa) -> Iterator[Problema]:
    """Un problema por texto con datos personales, y uno por cada dato en un comentario."""
    if not hay_sospecha(raiz.fuente):
        return
    en_textos: set[str] = set()
    for escalar in escalares(raiz):
        hallados = list(hallar_datos(escalar.texto))
        if hallados:
            en_textos.update(dato for _, dato, _ in hallados)
            que = enumerar(dict.fromkeys(nombre for nombre, _, _ in hallados))
            yield dato_a_la_vista(escalar.lugar(raiz.archivo), que, _lineas(escalar, hallados))
    for numero, linea in enumerate(lineas_de(raiz.fuente), 1):
        for que, dato, columna in hallar_datos(linea[linea.find("#") :]) if "#" in linea else ():
            if dato not in en_textos:
                desde = linea.find("#") + columna + 1
                lugar = Lugar(raiz.archivo, numero, desde, numero, desde + len(dato))
                yield dato_a_la_vista(lugar, que)


def hay_sospecha(fuente: str) -> bool:
    """Si algo del archivo parece un dato personal. Casi nunca, y se ve sin expresiones regulares."""
    formas = fuente.encode("utf-8", "replace").translate(_FORMAS)
    return b"@" in formas or any(forma in formas for forma in _SOSPECHOSAS)


def dato_a_la_vista(lugar: Lugar, que: str, lineas: str = "") -> Problema:
    return Problema(
        "M501", lugar, f"hay {que} en un archivo que se comparte", f"en la línea {lineas}" if lineas else "",
        "quítalo de aquí; si hace falta, va en identidades.yaml, que no se comparte",
    )  # fmt: skip


def hallar_datos(texto: str) -> Iterator[tuple[str, str, int]]:
    """Los datos personales de un texto: qué es cada uno, cuál y en qué posición."""
    if len(texto) >= 6:
        for nombre, patron in DATOS.items():
            for m in patron.finditer(texto):
                yield nombre, m[0], m.start()


def _lineas(escalar: Escalar, hallados: Hallados) -> str:
    """En un bloque, las líneas del archivo donde están los datos."""
    if escalar.estilo != "|":
        return ""
    primera = escalar.inicio.line + 2
    return enumerar(str(n) for n in sorted({primera + escalar.texto.count("\n", 0, p) for _, _, p in hallados}))


def tapar(texto: str) -> str:
    """El texto con los datos personales tapados: `DNI 4•••••12`."""
    for patron in DATOS.values():
        texto = patron.sub(lambda m: tapado(m[0]), texto)
    return texto


def tapado(dato: str) -> str:
    """Un dato del mismo largo, del que sólo se ve lo justo para reconocerlo."""
    return dato[0] + "•" * max(1, len(dato) - 3) + dato[-2:]


@regla("M502", "id-con-nombre", NOTA, ESCUELA)
def id_con_nombre(entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: el id sale en todo lo que se comparte; si lleva el nombre, no protege a nadie.

    Mal:
        # identidades.yaml
        formato: 1
        identidades:
          rosa-m:
            nombre: Rosa Mamani
        # docentes.yaml
        docentes:
          - id: d01
          - id: d02
          - id: rosa-m

    Bien:
        # identidades.yaml
        formato: 1
        identidades:
          d01:
            nombre: Rosa Mamani
    """
    escuela = entorno.escuela
    for docente in escuela.lista.docentes if escuela.lista else ():
        nombre = escuela.nombres.get(docente.id or "") or docente.nombre
        if docente.id and nombre and deja_ver(docente.id, nombre):
            mensaje = f"el id `{docente.id}` deja ver el nombre del docente"
            arreglo = f"usa un código, por ejemplo: monitoreo docente renombrar {docente.id} d01"
            yield Problema("M502", docente.donde("id"), mensaje, "", arreglo)


def deja_ver(clave: str, nombre: str) -> bool:
    """Si en un id se lee alguna palabra de ese nombre."""
    partes = clave.split("-")
    for palabra in sin_acentos(nombre).split():
        if palabra in partes and len(palabra) >= _NOMBRE_MINIMO:
            return True
        if len(palabra) > _NOMBRE_MINIMO and palabra in clave:
            return True
    return False


@regla("M503", "nombre-en-docentes", AVISO, ESCUELA)
def nombre_en_docentes(entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: `docentes.yaml` se comparte; los nombres van en `identidades.yaml`, que no.

    Mal:
        # docentes.yaml
        docentes:
          - id: d01
            nombre: Rosa Mamani

    Bien:
        # identidades.yaml
        formato: 1
        identidades:
          d01:
            nombre: Rosa Mamani
    """
    for docente in entorno.escuela.lista.docentes if entorno.escuela.lista else ():
        if docente.nombre:
            arreglo = f"pásalo a identidades.yaml, bajo `{docente.id}`"
            mensaje = "hay un nombre en docentes.yaml, que se comparte"
            yield Problema("M503", docente.donde("nombre"), mensaje, "", arreglo)
