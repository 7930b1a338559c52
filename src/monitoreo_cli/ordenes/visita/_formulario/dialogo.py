"""Las preguntas de `visita dialogo`: lo conversado que la visita aún no dice, y lo que se acordó."""

from collections.abc import Iterator
from datetime import date

from monitoreo_cli.lectura.cargar import cargar
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.modelo.observacion import Observacion
from monitoreo_cli.ordenes._cambiar import EnObra, sin_cambios, visita_en_obra
from monitoreo_cli.ordenes._formulario.caminos import Estado
from monitoreo_cli.ordenes._formulario.compromisos import Acordar, compromisos, opciones_de
from monitoreo_cli.ordenes._formulario.corto import llenar
from monitoreo_cli.ordenes._formulario.pregunta import Pregunta, de_texto, leer_dia
from monitoreo_cli.ordenes.visita._dialogo import agregar_compromisos, ids_de_compromisos, poner_dialogo
from monitoreo_cli.ordenes.visita._formulario.acuerdos import CONVERSADO
from monitoreo_cli.texto import enumerar


def preguntar(carpeta: Carpeta, dicho: str, hoy: date) -> None:
    """Agrega a una visita lo que se responda. Lanza lo mismo que `visita_en_obra`."""
    obra = visita_en_obra(carpeta, dicho)
    escuela, _ = cargar(carpeta.fuentes())
    visita = next((v for v in escuela.visitas if v.ruta == obra.ruta), Observacion())
    desde = visita.fecha or date.min
    acordar = Acordar(
        opciones_de(escuela.rubrica(visita.rubrica)), leer_dia(hoy, desde),
        ocupados=tuple(ids_de_compromisos(obra.parche)), con_detalle=True,
    )  # fmt: skip

    def guion(estado: Estado) -> list[Pregunta]:
        return [*_dialogo(obra, desde, hoy), *compromisos(acordar, estado)]

    def guardar(estado: Estado) -> None:
        nueva = visita_en_obra(carpeta, dicho)  # otra vez: lo que no se pudo guardar no se arrastra
        poner_dialogo(nueva.parche, estado.get("dialogo", {}))
        agregar_compromisos(nueva.parche, estado.get("compromisos", []))
        if nueva.parche.hay_cambios:
            nueva.guardar(hoy)
        else:
            sin_cambios("no respondiste nada nuevo")

    llenar(carpeta.raiz, _titulo(obra, dicho), guion, {}, guardar)


def _dialogo(obra: EnObra, desde: date, hoy: date) -> Iterator[Pregunta]:
    """Sólo lo que falta: lo escrito no se cambia aquí."""
    hay = [c for c in ("fecha", *CONVERSADO, "recibido") if obra.parche.nodo("dialogo", c) is not None]
    leer = leer_dia(hoy, desde)
    if "fecha" not in hay:
        yield Pregunta(
            ("dialogo", "fecha"), "Diálogo", "¿Cuándo conversaste con el docente?", leer, omision=max(hoy, desde),
            obligatoria=True,
        )  # fmt: skip
    for clave, (rotulo, texto) in CONVERSADO.items():
        if clave not in hay:
            yield de_texto(("dialogo", clave), rotulo, texto, clase="largo")
    if "recibido" not in hay:
        yield Pregunta(
            ("dialogo", "recibido"), "Recibido", "¿Cuándo firmó su copia?", leer, salto="todavía no",
            ayuda="Firmar es haberla recibido, no necesariamente estar de acuerdo.",
        )  # fmt: skip


def _titulo(obra: EnObra, dicho: str) -> str:
    hay = [rotulo.lower() for clave, (rotulo, _) in CONVERSADO.items() if obra.parche.nodo("dialogo", clave)]
    return f"Diálogo de {dicho}." + (f" Ya están escritos y no se tocan: {enumerar(hay)}." if hay else "")
