"""El texto de un archivo visto por líneas: dónde empieza cada una y dónde acaba lo que dice un nodo."""

from monitoreo_cli.lugar import Escalar, Lista, Marca, Nodo
from monitoreo_cli.texto import SALTO

Corte = tuple[int, int, str]


class Lineas:
    """Un texto con sus líneas contadas como YAML; `salto` es el que la persona usa."""

    def __init__(self, texto: str) -> None:
        saltos = list(SALTO.finditer(texto))
        self.texto = texto
        self.salto = saltos[0][0] if saltos else "\n"
        self._inicios = [0, *(s.end() for s in saltos)]
        self._finales = [*(s.start() for s in saltos), len(texto)]

    def en(self, marca: Marca) -> int:
        """La posición de una marca en el texto."""
        return self._inicios[marca.line] + marca.column

    def linea(self, numero: int) -> str:
        """Una línea, desde 0, sin su salto."""
        return self.texto[self._inicios[numero] : self._finales[numero]]

    def inicio(self, numero: int) -> int:
        """Donde empieza una línea; tras la última, el fin del texto."""
        return self._inicios[numero] if numero < len(self._inicios) else len(self.texto)

    def fin(self, nodo: Nodo) -> tuple[int, int]:
        """La línea, desde 0, y la posición donde acaba lo que dice un nodo."""
        if isinstance(nodo, Escalar):
            return self._fin_de_bloque(nodo) if nodo.estilo in ("|", ">") else (nodo.fin.line, self.en(nodo.fin))
        if nodo.fin is not None:
            return nodo.fin.line, self.en(nodo.fin)
        ultimo = nodo.elementos[-1] if isinstance(nodo, Lista) else list(nodo.pares.values())[-1][1]
        return self.fin(ultimo)

    def _fin_de_bloque(self, nodo: Escalar) -> tuple[int, int]:
        """La última línea de un `|`: las vacías del final no son suyas, salvo que las pida con `+`."""
        ultima = nodo.fin.line if nodo.fin.column else nodo.fin.line - 1
        if "+" not in self.linea(nodo.inicio.line)[nodo.inicio.column :].split("#")[0]:
            while ultima > nodo.inicio.line and not self.linea(ultima).strip():
                ultima -= 1
        return ultima, self._finales[ultima]

    def con_sus_comentarios(self, linea: int, columna: int) -> int:
        """La última de las líneas que siguen y sólo llevan comentarios más adentro que `columna`."""
        ultima = linea
        for numero in range(linea + 1, len(self._inicios)):
            dicha = self.linea(numero)
            suelta = dicha.lstrip(" ")
            if suelta.startswith("#") and len(dicha) - len(suelta) > columna:
                ultima = numero
            elif suelta.strip():
                break
        return ultima

    def lineas_tras(self, numero: int, lineas: list[str]) -> Corte:
        """El corte que pone líneas nuevas después de una."""
        donde = self.inicio(numero + 1)
        if donde == self._finales[numero]:  # es la última y no acaba en salto
            return donde, donde, "".join(self.salto + linea for linea in lineas)
        return donde, donde, "".join(linea + self.salto for linea in lineas)

    def cortada(self, cortes: list[Corte]) -> str:
        """El texto con los cortes hechos; los que caen en un mismo punto, en el orden en que se pidieron.

        Lo que se agrega tras una última línea que no acaba en salto sí acaba en uno.
        """
        partes, desde = [], 0
        for inicio, fin, nuevo in sorted(cortes, key=lambda c: c[:1]):
            partes += [self.texto[desde:inicio], nuevo]
            desde = max(desde, fin)
        al_final = any(corte[0] == len(self.texto) for corte in cortes)
        nuevo = "".join([*partes, self.texto[desde:]])
        return nuevo + self.salto if al_final and not nuevo.endswith(self.salto) else nuevo
