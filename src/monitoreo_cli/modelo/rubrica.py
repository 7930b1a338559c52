"""`rubricas/<id>.yaml`: un instrumento de observación. Es dato, nunca código."""

from collections.abc import Mapping
from functools import cached_property

from monitoreo_cli.modelo.campos import Pieza, campo, lista, mapa_de, pieza, valores
from monitoreo_cli.modelo.tipos import ENTERO, ID, PORCENTAJE, SI_NO, TEXTO, TipoOpcion
from monitoreo_cli.texto import sin_acentos


@pieza
class Nivel(Pieza):
    """Un peldaño de la escala."""

    clave: str | None = campo(TEXTO, "La clave que se escribe en las visitas.", obligatorio=True, ejemplo="III")
    nombre: str | None = campo(TEXTO, "Cómo se llama.", ejemplo="Satisfactorio")

    @property
    def en_palabras(self) -> str:
        """«III: Satisfactorio»; sin otro nombre, la clave sola."""
        return ": ".join(dict.fromkeys(filter(None, (self.clave, self.nombre))))


@pieza
class Desempeno(Pieza):
    """Lo que se observa: una rúbrica de aula, o un ítem de una lista."""

    id: str | None = campo(ID, "Id estable del desempeño.", obligatorio=True, ejemplo="involucra")
    codigo: str | None = campo(TEXTO, "Código para mostrar; no identifica.", ejemplo="R1")
    nombre: str | None = campo(TEXTO, "Nombre completo.", obligatorio=True)
    aspectos: tuple[str, ...] = valores(TEXTO, "Qué mirar.")
    descriptores: Mapping[str, str] = mapa_de(TEXTO, TEXTO, "Por nivel, qué lo distingue.")
    admite_marca: bool | None = campo(SI_NO, "`sí` si un maltrato lleva al nivel más bajo.")
    minimo_monitoreo: int | None = campo(
        PORCENTAJE, "Porcentaje de la sesión; por debajo, el nivel es el más bajo.", ejemplo="25"
    )


@pieza
class Rubrica(Pieza):
    """Un instrumento: su escala y sus desempeños, en orden."""

    formato: int | None = campo(ENTERO, "Versión del formato.", obligatorio=True, ejemplo="1")
    nombre: str | None = campo(TEXTO, "Nombre del instrumento.", obligatorio=True)
    fuente: str | None = campo(TEXTO, "Norma o documento de donde viene.", ejemplo="RM 138-2018-MINEDU")
    tipo: str | None = campo(TipoOpcion("aula", "planificacion", "otro"), "Qué mide.")
    niveles: tuple[Nivel, ...] = lista(
        Nivel, "La escala, de menor a mayor; entre 2 y 6.", obligatorio=True, cantidad=(2, 6)
    )
    logro_desde: str | None = campo(TEXTO, "Nivel desde el cual se considera logro.", obligatorio=True, ejemplo="III")
    desempenos: tuple[Desempeno, ...] = lista(Desempeno, "Lo que se observa.", obligatorio=True)

    @cached_property
    def claves(self) -> tuple[str, ...]:
        """Las claves de la escala, de menor a mayor y sin repetir."""
        return tuple(dict.fromkeys(n.clave for n in self.niveles if n.clave is not None))

    @cached_property
    def por_id(self) -> dict[str, Desempeno]:
        """Los desempeños por su id, en orden; de uno repetido, el primero."""
        por_id: dict[str, Desempeno] = {}
        for desempeno in self.desempenos:
            if desempeno.id is not None:
                por_id.setdefault(desempeno.id, desempeno)
        return por_id

    @cached_property
    def claves_en_logro(self) -> frozenset[str]:
        """Las claves desde `logro_desde`; vacío si esa clave no está en la escala."""
        if self.logro_desde not in self.claves:
            return frozenset()
        return frozenset(self.claves[self.claves.index(self.logro_desde) :])

    def nivel_parecido(self, dicho: str) -> str | None:
        """La clave que se escribiría igual con otra letra, por su número de orden o por su nombre: para sugerirla."""
        if dicho.isdecimal() and 1 <= int(dicho[:3]) <= len(self.claves):
            return self.claves[int(dicho[:3]) - 1]
        plano = sin_acentos(dicho)
        nombrados = ((n.clave, {sin_acentos(n.clave), sin_acentos(n.nombre or "")}) for n in self.niveles if n.clave)
        return next((clave for clave, nombres in nombrados if plano in nombres), None)
