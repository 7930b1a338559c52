"""El oficio y los párrafos de un informe: qué se pregunta, qué se propone y dónde queda."""

import contextlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from monitoreo_cli.errores import Ilegible
from monitoreo_cli.escritura.parche import Parche
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.lectura.clases import TEXTOS
from monitoreo_cli.modelo.anexos import Textos
from monitoreo_cli.modelo.campos import Pieza
from monitoreo_cli.modelo.comun import Oficio
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.ordenes._formulario.asentado import Asentado, preguntar_todo
from monitoreo_cli.ordenes._formulario.caminos import Camino, Estado
from monitoreo_cli.ordenes._formulario.conversacion import Conversacion, Salir, Volver
from monitoreo_cli.ordenes._formulario.pregunta import (
    Opcion,
    Pregunta,
    de_frase,
    de_opciones,
    de_texto,
    leer_dia,
    leer_renglones,
)
from monitoreo_cli.vistas.resumen import etapa_con_fechas
from monitoreo_cli.vistas.textos import parrafos_de, texto_de

FINAL = -1  # ninguna etapa lleva ese número: hay quien llama 0 a la de diagnóstico
_DESPUES = "después"
_AYUDAS = {
    "logros": "Lo que se alcanzó. Por ejemplo: Los cinco docentes recibieron su visita y su diálogo.",
    "por_mejorar": "Lo que sigue bajo. Por ejemplo: Cuatro de cinco están en nivel II en razonamiento.",
    "recomendaciones": "Lo que conviene hacer. Por ejemplo: Planear juntos las preguntas de cada sesión.",
    "dificultades": "Lo que lo impidió o lo retrasó. Por ejemplo: Una visita se cambió de fecha por un derrumbe.",
    "conclusiones": "Lo que el año deja dicho. Por ejemplo: Ayudó leer los hechos juntos antes de los niveles.",
}


def elegir(raiz: Path, escuela: Escuela) -> int | None:
    """La etapa que se elige, o `FINAL`; `None` si la persona sale."""
    etapas = (Opcion(numero, etapa_con_fechas(etapa)) for numero, etapa in escuela.etapas.items())
    pregunta = de_opciones(
        ("cual",), "Informe", "¿De qué informe?", [*etapas, Opcion(FINAL, "el informe final")], obligatoria=True,
        ayuda="Por su número.",
    )  # fmt: skip
    with contextlib.suppress(Salir, Volver):
        return int(Conversacion(raiz, al_salir="sale").preguntar(pregunta, None))
    return None


def redactar(carpeta: Carpeta, hoy: date, numero: int | None) -> None:
    """Todo lo que el informe de esa etapa (o el final, sin número) dice con palabras; lo escrito se puede cambiar."""
    charla = Conversacion(carpeta.raiz, al_salir="sale; lo respondido queda")
    redaccion = Redaccion(carpeta, hoy, numero, charla)
    charla.decir(
        f"El oficio y los párrafos del informe{' final' if numero is None else f' de la etapa {numero}'}.",
        f"Cada respuesta se guarda en {TEXTOS} al momento: puedes seguir otro día.",
        "Lo que sale entre corchetes vale con Enter; escribir otra cosa lo cambia.",
        "En cada pregunta: `<` vuelve, `?` ayuda, `!` sale; Enter deja lo que hay.",
    )
    de_etapa = f"ugel --etapa {numero} --salida informes/ugel-{numero}.docx"
    informe = "final --salida informes/final.docx" if numero is None else de_etapa
    suya = " --final" if numero is None else f" {numero}"
    preguntar_todo(redaccion, f"monitoreo etapa redactar{suya}", [(f"monitoreo informe {informe}", "el informe")])


class Redaccion(Asentado):
    """Lo de un informe en `textos.yaml`. Lo respondido va sin la etapa delante: `("oficio", "para")`."""

    CLASES: ClassVar[Mapping[str, type[Pieza]]] = {TEXTOS: Textos}
    NUEVOS: ClassVar[Mapping[str, bytes]] = {TEXTOS: b"formato: 1\n"}
    QUE = f"lo escrito en {TEXTOS}"

    def __init__(self, carpeta: Carpeta, hoy: date, numero: int | None, charla: Conversacion) -> None:
        self._numero = numero
        super().__init__(carpeta, hoy, lambda _: self._todas(), charla)

    def empezar(self, antes: Escuela, en_disco: Mapping[str, bytes]) -> None:
        if TEXTOS not in en_disco:
            raise Ilegible(f"`{TEXTOS}`")
        self._antes_era, self._texto = antes, texto_de(antes, self._numero)
        parche = Parche(TEXTOS, en_disco[TEXTOS], Textos)
        hay = [parche.texto("etapas", i, "numero") for i in parche.elementos("etapas")]
        self._es_nueva = str(self._numero) not in hay
        self._sitio = str(1 + (len(hay) if self._es_nueva else hay.index(str(self._numero))))

    def escrito(self, camino: Camino) -> Any:
        """Las referencias no: se agregan a las que hay, y la pregunta ya las enseña."""
        valor: Any = self._texto
        for paso in camino:
            valor = getattr(valor, paso, None)
        return None if isinstance(valor, tuple) else valor

    def datos(self, estado: Estado) -> Mapping[str, Any]:
        if not estado:
            return {}
        if self._numero is None:
            return {"final": estado}
        return {"etapas": {self._sitio: {**({"numero": self._numero} if self._es_nueva else {}), **estado}}}

    # ------------------------------------------------------------ las preguntas

    def _todas(self) -> list[Pregunta]:
        parrafos = (
            de_texto((clave,), titulo, f"{titulo}:", clase="largo", salto=_DESPUES, ayuda=_AYUDAS[clave])
            for titulo, clave in parrafos_de(self._numero)
        )
        return [*self._del_oficio(), *parrafos]

    def _del_oficio(self) -> list[Pregunta]:
        oficio = (self._texto.oficio if self._texto else None) or Oficio()
        ya = list(oficio.referencias)
        return [
            de_texto(
                ("oficio", "numero"), "Número", "¿Qué número lleva?", salto=_DESPUES,
                ayuda="El del oficio o informe, con su año. Por ejemplo: 014-2025",
            ),
            de_frase(
                ("oficio", "para"), "A quién va", "¿A quién va dirigido?", salto=_DESPUES,
                ayuda="Su nombre y su cargo. Por ejemplo: Directora de la UGEL Canas",
            ),
            Pregunta(
                ("oficio", "referencias"), "Referencias", "¿A qué documentos responde? Uno por línea",
                lambda dicho: list(dict.fromkeys([*ya, *leer_renglones(dicho)])), clase="largo",
                antes=lambda: [f"  Ya están: {'; '.join(ya)}"] if ya else [], salto="ninguno más" if ya else "ninguno",
                ayuda="Por ejemplo: Oficio múltiple n.º 021-2025",
            ),
            de_frase(
                ("oficio", "lugar"), "Lugar", "¿Desde dónde se envía?", omision=_lugar(self._antes_era),
                salto=_DESPUES, ayuda="Va con la fecha. `-` lo deja en blanco.",
            ),
            de_frase(
                ("oficio", "de"), "Quién lo envía", "¿Quién lo envía?", omision=_quien(self._antes_era),
                salto=_DESPUES, ayuda="Su nombre y su cargo. `-` lo deja en blanco.",
            ),
            Pregunta(
                ("oficio", "fecha"), "Fecha", "¿Qué fecha lleva?", leer_dia(self.hoy), omision=self.hoy,
                ayuda="Por ejemplo: 16/4, u hoy. `-` la deja en blanco, y sale la del día en que se hace el informe.",
            ),
        ]  # fmt: skip


def _lugar(escuela: Escuela) -> str | None:
    """Donde se aprueba el plan o, si no lo dice, el distrito."""
    plan, institucion = escuela.plan_o_vacio, escuela.institucion
    aprobado = plan.aprobacion.lugar if plan.aprobacion else None
    return aprobado or (institucion.distrito if institucion else None)


def _quien(escuela: Escuela) -> str | None:
    """Quien dirige, con su cargo; si el equipo no dice quién es, la única persona de la escuela que tenga."""
    propios = escuela.equipo_propio
    persona = propios.get("director") or (next(iter(propios.values())) if len(propios) == 1 else None)
    return ", ".join(p for p in (persona.nombre, persona.cargo) if p) or None if persona else None
