"""Piezas que aparecen en más de un archivo: compromisos y su seguimiento, oficios."""

from datetime import date

from monitoreo_cli.modelo.campos import Pieza, campo, pieza, valores
from monitoreo_cli.modelo.tipos import COMPROMISO, FECHA, ID, TEXTO, TipoOpcion

RETIRADO = "retirado"
ESTADOS = ("pendiente", "en-proceso", "cumplido", "no-cumplido", RETIRADO)
ESTADO = TipoOpcion(*ESTADOS)


@pieza
class Compromiso(Pieza):
    """Lo que alguien se compromete a hacer. Su estado no se escribe aquí: sale del seguimiento."""

    AJENAS = {  # noqa: RUF012 -- es constante
        "estado": "el estado no se escribe en el compromiso: anótalo en `seguimiento` de la visita siguiente, "
        "o con `monitoreo compromiso anotar`"
    }

    id: str | None = campo(ID, "Id dentro de su archivo.", obligatorio=True, ejemplo="c1")
    texto: str | None = campo(TEXTO, "Qué se hará, de modo que se pueda comprobar.", obligatorio=True)
    desempeno: str | None = campo(ID, "Desempeño al que responde, por su id.", ejemplo="razonamiento")
    plazo: date | None = campo(FECHA, "Hasta cuándo.")
    responsable: str | None = campo(TEXTO, "`docente`, o el id de alguien del equipo.", ejemplo="docente")
    indicador: str | None = campo(TEXTO, "En qué se notará que se cumplió.")
    apoyo: str | None = campo(TEXTO, "Qué ayuda recibirá quien se compromete.")


@pieza
class Seguimiento(Pieza):
    """Cómo estaba un compromiso anterior el día de esta visita."""

    compromiso: str | None = campo(
        COMPROMISO, "El compromiso, como `<visita o acción>/<id>`.", obligatorio=True, ejemplo="2024-04-02-d01/c1"
    )
    estado: str | None = campo(ESTADO, "Cómo está.", obligatorio=True, ejemplo="cumplido")
    evidencia: str | None = campo(TEXTO, "Qué se vio u oyó que lo muestra.")
    motivo: str | None = campo(TEXTO, "Por qué se retira, si se retira.")


@pieza
class Oficio(Pieza):
    """Los datos con que un informe se dirige a alguien."""

    numero: str | None = campo(TEXTO, "Número del oficio o informe.", ejemplo="012-2024")
    para: str | None = campo(TEXTO, "A quién va dirigido, con su cargo.")
    de: str | None = campo(TEXTO, "Quién lo envía.")
    fecha: date | None = campo(FECHA, "Fecha del documento.")
    lugar: str | None = campo(TEXTO, "Lugar desde donde se envía.")
    referencias: tuple[str, ...] = valores(TEXTO, "Documentos a los que responde.")
