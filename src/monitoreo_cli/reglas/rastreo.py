"""Buscar datos personales en cualquier texto: por su forma, y los de `identidades.yaml` por lo que dicen.

Es lo que `validar --privacidad` mira además de las reglas: todo archivo que git compartiría, y su
historia. De lo que encuentra se dice el lugar; el dato nunca sale.
"""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from monitoreo_cli.fechas import leer_fecha
from monitoreo_cli.lectura.clases import IDENTIDADES, id_de
from monitoreo_cli.lugar import Lugar
from monitoreo_cli.modelo.docente import Identidad
from monitoreo_cli.problema import Problema
from monitoreo_cli.reglas.privacidad import dato_a_la_vista, hallar_datos, hay_sospecha, tapado
from monitoreo_cli.texto import de_otro_programa, lineas_de, sin_acentos
from monitoreo_cli.valor import Valor

_NEXOS = ("de", "del", "la", "las", "los", "y")
_LETRAS = re.compile(r"[^\W\d_]+")
_ENTRE_PALABRAS = 3  # «Mamani, Rosa» son dos palabras seguidas; con una frase en medio, ya no
_PALABRA_LARGA = 6
_CIFRAS_MINIMAS = 6
_COMIENZO = 8000
_OCHO_CIFRAS = re.compile(r"(?:19|20)[0-9]{6}")


class Hallazgo(Valor):
    """Un dato personal en un texto: qué es, en qué línea y columnas, y cuál (que nunca se muestra).

    `es_comun` si se reconoce por su forma, sin saber de quién es.
    """

    que: str
    linea: int
    desde: int
    dato: str
    es_comun: bool

    @property
    def hasta(self) -> int:
        return self.desde + len(self.dato)

    @property
    def tapado(self) -> str:
        """El dato tapado; de un nombre, nada."""
        return tapado(self.dato) if any(c.isdigit() or c == "@" for c in self.dato) else ""


class _Persona(Valor):
    """Las palabras del nombre de alguien, comparables; `quien` vacío si su nombre es público."""

    quien: str
    palabras: Counter[str]


Palabra = tuple[str, int, int]
Tramo = tuple[int, int, str]  # desde qué palabra hasta cuál, y de quién


class Rastreador:
    """Sabe qué buscar: los datos de `identidades` y los de cualquiera, menos los nombres públicos."""

    def __init__(self, identidades: Mapping[str, Identidad], publicos: Iterable[str]) -> None:
        equipo = [_palabras_de(nombre) for nombre in publicos]
        propias = [(c, _palabras_de(i.nombre or "")) for c, i in identidades.items()]
        docentes = [_Persona(c, p) for c, p in propias if p and not any(p <= e or e <= p for e in equipo if e)]
        self._personas = [*(_Persona("", e) for e in equipo if e), *docentes] if docentes else []
        self._escritos = [(que, patron) for c, i in identidades.items() for que, patron in _escritos(c, i)]

    def hallar(self, texto: str) -> Iterator[Hallazgo]:
        """Cada dato personal de un texto, en orden de línea."""
        por_su_forma = hay_sospecha(texto)
        personas = self._posibles(texto)
        escritos = [(que, patron) for que, patron in self._escritos if patron.search(texto)]
        if por_su_forma or personas or escritos:
            for numero, linea in enumerate(lineas_de(texto), 1):
                yield from _en_linea(numero, linea, por_su_forma, personas, escritos)

    def tapar(self, texto: str) -> str:
        """El mismo texto, del mismo largo, con todo dato personal tapado."""
        lineas = texto.split("\n")
        for hallazgo in self.hallar(texto.replace("\r", " ")):
            linea = lineas[hallazgo.linea - 1]
            puesto = hallazgo.tapado or "•" * len(hallazgo.dato)
            lineas[hallazgo.linea - 1] = linea[: hallazgo.desde] + puesto + linea[hallazgo.hasta :]
        return "\n".join(lineas)

    def _posibles(self, texto: str) -> list[_Persona]:
        """Las personas cuyo nombre podría estar: casi nunca alguna, y se ve de una vez."""
        if not self._personas:
            return []
        plano = sin_acentos(texto)
        posibles = [
            p for p in self._personas if sum(palabra in plano for palabra in p.palabras) >= min(2, len(p.palabras))
        ]
        return posibles if any(p.quien for p in posibles) else []


def en_archivo(ruta: str, texto: str, rastreador: Rastreador, ya_revisado: bool) -> Iterator[Problema]:
    """Un M501 por dato, también en su nombre; si las reglas ya vieron el archivo, sólo lo que ellas no buscan."""
    for que in dict.fromkeys(h.que for h in rastreador.hallar(ruta)):
        mensaje = f"el nombre de este archivo lleva {que}"
        yield Problema("M501", Lugar(ruta), mensaje, "", "cambia el nombre del archivo: también se comparte")
    for h in rastreador.hallar(texto):
        if not (ya_revisado and h.es_comun):
            lugar = Lugar(ruta, h.linea, h.desde + 1, h.linea, h.hasta + 1)
            yield dato_a_la_vista(lugar, h.que)


def sin_dichos(hallados: Iterable[Problema], problemas: Iterable[Problema]) -> list[Problema]:
    """Los hallados en líneas de las que las reglas no dijeron ya que llevan datos."""
    dichos = {(p.lugar.archivo, p.lugar.linea) for p in problemas if p.codigo in ("M501", "M503")}
    return [p for p in hallados if (p.lugar.archivo, p.lugar.linea) not in dichos]


def como_texto(datos: bytes) -> str | None:
    """El texto de un archivo, en UTF-8, UTF-16 o lo que sea; `None` si no es de texto."""
    es_utf16 = datos.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    return None if b"\0" in datos[:_COMIENZO] and not es_utf16 else de_otro_programa(datos)


def es_de_identidades(ruta: str) -> bool:
    return id_de(ruta) == id_de(IDENTIDADES)


# ---------------------------------------------------------------- por línea


def _en_linea(
    numero: int,
    linea: str,
    por_su_forma: bool,
    personas: Sequence[_Persona],
    escritos: Sequence[tuple[str, re.Pattern[str]]],
) -> Iterator[Hallazgo]:
    ocupado: list[Hallazgo] = []
    if por_su_forma:
        ocupado = [
            Hallazgo(que, numero, desde, dato, es_comun=True)
            for que, dato, desde in hallar_datos(linea)
            if not _es_fecha_junta(dato, linea)
        ]
    candidatos = [
        Hallazgo(que, numero, m.start(), m[0], es_comun=False) for que, p in escritos for m in p.finditer(linea)
    ]
    if personas:
        candidatos += _nombres(numero, linea, personas)
    for otro in candidatos:
        if all(otro.hasta <= h.desde or h.hasta <= otro.desde for h in ocupado):
            ocupado.append(otro)
    yield from sorted(ocupado, key=lambda h: h.desde)


def _es_fecha_junta(dato: str, linea: str) -> bool:
    """`20240416` suele ser una fecha; sólo es un DNI si la línea lo dice."""
    if not _OCHO_CIFRAS.fullmatch(dato) or "dni" in linea.lower():
        return False
    return leer_fecha(f"{dato[:4]}-{dato[4:6]}-{dato[6:]}") is not None


def _escritos(clave: str, identidad: Identidad) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Los números y el correo de alguien, aunque las cifras vayan separadas de otro modo."""
    for que, dato in (("el DNI", identidad.dni), ("el teléfono", identidad.telefono)):
        cifras = [c for c in dato or "" if c.isdigit()]
        if len(cifras) >= _CIFRAS_MINIMAS:
            yield f"{que} de {clave}", re.compile(rf"(?<!\d){'[ .()-]{0,2}'.join(cifras)}(?!\d)")
    if identidad.correo:
        yield f"el correo de {clave}", re.compile(rf"(?<!\w){re.escape(identidad.correo)}(?!\w)", re.IGNORECASE)


# ---------------------------------------------------------------- nombres


def _palabras_de(nombre: str) -> Counter[str]:
    return Counter(p for p in _LETRAS.findall(sin_acentos(nombre)) if p not in _NEXOS and len(p) > 1)


def _nombres(numero: int, linea: str, personas: Sequence[_Persona]) -> Iterator[Hallazgo]:
    """Los nombres de una línea: dos o más palabras seguidas del mismo nombre, en cualquier orden.

    Donde dos personas comparten apellidos vale el tramo más largo; si empatan, el nombre público.
    """
    palabras = [(sin_acentos(m[0]), m.start(), m.end()) for m in _LETRAS.finditer(linea)]
    tramos = [t for persona in personas for t in _tramos(persona, palabras, linea)]
    usadas: set[int] = set()
    for desde, hasta, quien in sorted(tramos, key=lambda t: (t[0] - t[1], t[2] != "", t[0])):
        if usadas.isdisjoint(range(desde, hasta)):
            usadas.update(range(desde, hasta))
            if quien:
                dato = linea[palabras[desde][1] : palabras[hasta - 1][2]]
                yield Hallazgo(f"el nombre de {quien}", numero, palabras[desde][1], dato, es_comun=False)


def _tramos(persona: _Persona, palabras: Sequence[Palabra], linea: str) -> Iterator[Tramo]:
    """Los tramos seguidos de palabras de su nombre; los nexos (`de la`) no los cortan."""
    desde, hasta, quedan = 0, 0, persona.palabras.copy()
    for i, (palabra, comienza, _) in enumerate(palabras):
        seguida = hasta > desde and comienza - palabras[i - 1][2] <= _ENTRE_PALABRAS
        if seguida and palabra in _NEXOS:
            continue
        if hasta > desde and not (seguida and quedan[palabra]):
            yield from _si_alcanza(persona, desde, hasta, palabras, linea)
            quedan, hasta = persona.palabras.copy(), desde
        if quedan[palabra]:
            desde, hasta = (desde if hasta > desde else i), i + 1
            quedan[palabra] -= 1
    if hasta > desde:
        yield from _si_alcanza(persona, desde, hasta, palabras, linea)


def _si_alcanza(persona: _Persona, desde: int, hasta: int, palabras: Sequence[Palabra], linea: str) -> Iterator[Tramo]:
    """Una sola palabra no acusa a nadie, salvo que sea todo su nombre, larga y con mayúscula."""
    cuantas = sum(p not in _NEXOS for p, _, _ in palabras[desde:hasta])
    palabra, comienza, _ = palabras[desde]
    es_todo = persona.palabras.total() == 1 and len(palabra) >= _PALABRA_LARGA and linea[comienza].isupper()
    if cuantas >= 2 or es_todo:
        yield desde, hasta, persona.quien
