"""`docentes.yaml`, que se comparte y usa códigos, e `identidades.yaml`, que guarda los nombres."""

from collections.abc import Mapping
from datetime import date

from monitoreo_cli.modelo.campos import Pieza, campo, lista, mapa, pieza, valores
from monitoreo_cli.modelo.tipos import DESDE, DNI, ENTERO, GRADO, HASTA, ID, SI_NO, TEXTO, TipoOpcion

CONDICIONES = ("nombrado", "contratado")
MOTIVOS = ("licencia", "vacante", "destaque", "encargatura", "otro")


@pieza
class Ausencia(Pieza):
    """Etapas en que el docente no estuvo en el aula."""

    etapas: tuple[int, ...] = valores(ENTERO, "Números de las etapas.", obligatorio=True, ejemplo="[2]")
    motivo: str | None = campo(TipoOpcion(*MOTIVOS), "Por qué.")


@pieza
class Docente(Pieza):
    """Un docente, por su código. Con varios grados cuenta una sola vez."""

    id: str | None = campo(ID, "Id del docente.", obligatorio=True, ejemplo="d01")
    aula: str | None = campo(TEXTO, "Cómo se le nombra en público.", ejemplo="1.º y 2.º")
    grados: tuple[int, ...] = valores(GRADO, "Grados a su cargo.", ejemplo="[1, 2]")
    seccion: str | None = campo(TEXTO, "Sección.")
    area: str | None = campo(TEXTO, "Área curricular.")
    condicion: str | None = campo(TipoOpcion(*CONDICIONES), "Condición laboral.")
    especialidad: str | None = campo(TEXTO, "Especialidad.")
    desde: date | None = campo(DESDE, "Desde cuándo está en la escuela.")
    hasta: date | None = campo(HASTA, "Hasta cuándo estuvo.")
    ausencias: tuple[Ausencia, ...] = lista(Ausencia, "Etapas en que no estuvo en el aula.")
    es: str | None = campo(TipoOpcion("director"), "`director` si dirige y además tiene aula.")
    lo_monitorea: str | None = campo(ID, "Quién lo visita, si no es el responsable del monitoreo.", ejemplo="ugel")
    por_contratar: bool | None = campo(SI_NO, "`sí` mientras la plaza no tiene docente.")
    nombre: str | None = campo(TEXTO, "Se acepta, pero va en `identidades.yaml` (M503).")

    def esta_el(self, dia: date) -> bool:
        """Si ese día ya había llegado a la escuela y no se había ido."""
        return (self.desde is None or self.desde <= dia) and (self.hasta is None or dia <= self.hasta)


@pieza
class Docentes(Pieza):
    """`docentes.yaml`: la lista de docentes. Su orden es el de todas las tablas."""

    formato: int | None = campo(ENTERO, "Versión del formato.", obligatorio=True, ejemplo="1")
    docentes: tuple[Docente, ...] = lista(Docente, "Los docentes.", obligatorio=True)


@pieza
class Identidad(Pieza):
    """Quién es un docente. No se comparte."""

    nombre: str | None = campo(TEXTO, "Nombre completo.")
    dni: str | None = campo(DNI, "DNI.")
    correo: str | None = campo(TEXTO, "Correo.")
    telefono: str | None = campo(TEXTO, "Teléfono.")


@pieza
class Identidades(Pieza):
    """`identidades.yaml`: id → nombre, DNI, correo. Fuera de git."""

    formato: int | None = campo(ENTERO, "Versión del formato.", obligatorio=True, ejemplo="1")
    identidades: Mapping[str, Identidad] = mapa(ID, Identidad, "Por id de docente, quién es.")
