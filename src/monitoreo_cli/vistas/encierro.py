"""El encierro en que corre una plantilla: qué puede usar y cuánto puede hacer.

Jinja ya no la deja llamar a nada del programa. Esto impide, además, que una con un descuido cuelgue la
computadora o se coma su memoria: cada vuelta, cada llamada y cada texto que arma se descuentan de un total.
"""

import functools
import re
from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import Any, TypeVar

from jinja2 import nodes
from jinja2.environment import TemplateModule
from jinja2.filters import make_attrgetter
from jinja2.runtime import Context, LoopContext, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace
from jinja2.visitor import NodeTransformer

T = TypeVar("T")
# Un informe gasta de cuatro a nueve veces lo que pesa: el de 120 docentes, dos millones.
GASTO_MAXIMO = 30_000_000
PLAZO = 30.0  # segundos
_VUELTA, _LLAMADA = 50, 300  # lo que cuestan: así no pasan de seiscientas mil, ni de cien mil
_CON_LARGO = (str, list, tuple, dict, range)
_COPIAS_MAXIMAS = 1_000_000
_POR_LETRA = 20
_ENTERO_MAXIMO = 10**18
_ANCHO_ENORME = re.compile(r"%(\([^)]*\))?[^a-zA-Z%]*?(\d{4}|\*)")
# Los que no arman nada más grande que lo que reciben. `random` daría otros bytes con los mismos archivos.
_FILTROS = (
    "abs", "capitalize", "count", "d", "default", "dictsort", "e", "escape", "first", "float", "forceescape", "groupby",
    "int", "items", "last", "length", "list", "lower", "map", "max", "min", "reject", "rejectattr", "reverse", "safe",
    "select", "selectattr", "sort", "title", "trim", "unique", "upper",
)  # fmt: skip
# Con un espacio en el nombre no los puede pedir nadie más.
_VUELTAS, _JUNTAS, _TROZO = "vueltas de un for", "partes de un ~", "trozo de una lista"
_METODOS = {
    str: ("capitalize", "endswith", "lower", "lstrip", "rstrip", "split", "startswith", "strip", "title", "upper"),
    dict: ("get", "items", "keys", "values"),
    LoopContext: ("cycle", "changed"),
}


class Encierro(ImmutableSandboxedEnvironment):
    """El de Jinja, con las cuentas. `empezar` las pone a cero: una vez por documento."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, **opciones: Any) -> None:
        # Sin optimizar: lo que una plantilla calcula con constantes se cuenta como lo demás, no al compilar.
        super().__init__(autoescape=True, optimized=False, **opciones)
        suma = self.filters["sum"]
        self.filters = {n: self._contado(f) for n, f in self.filters.items() if n in _FILTROS}
        self.filters |= {
            "join": self._unir,
            "string": self.texto,
            "sum": lambda valores, attribute=None: suma(self, valores, attribute),  # sin `start`, que junta listas
            _VUELTAS: self._vueltas,
            _JUNTAS: self._juntar,
            _TROZO: self.contar,
        }
        self.globals = {"namespace": Namespace, "range": range}
        self.concat = self._pegar  # type: ignore[method-assign] # Jinja lo declara como el `join` de una cadena
        self.empezar()

    def empezar(self) -> None:
        self._queda = GASTO_MAXIMO
        self._hasta = monotonic() + PLAZO

    def gastar(self, cuanto: int) -> None:
        """Lanza `OverflowError` si ya no queda."""
        self._queda -= cuanto + _VUELTA
        if self._queda < 0 or monotonic() > self._hasta:
            raise OverflowError

    def contar(self, valor: T) -> T:
        """El valor, descontado lo que ocupa."""
        self.gastar(len(valor) if isinstance(valor, _CON_LARGO) else 0)
        return valor

    def texto(self, valor: Any) -> str:
        """El valor como texto, descontado antes de armarlo: una lista puede repetir mil veces uno grande."""
        if isinstance(valor, str):
            return self.contar(valor)
        pendientes = [valor]
        while pendientes:
            uno = self.contar(pendientes.pop())
            if isinstance(uno, list | tuple):
                pendientes += uno
            elif isinstance(uno, dict):
                pendientes += [*uno, *uno.values()]
        return str(valor)

    # ------------------------------------------------------------ lo que Jinja pregunta

    def call(self, contexto: Context, que: Any, *dados: Any, **opciones: Any) -> Any:
        self.gastar(_LLAMADA)
        if isinstance(que, LoopContext):  # `loop(…)` da más vueltas
            dados = tuple(map(self._vueltas, dados))
        return self.contar(super().call(contexto, que, *dados, **opciones))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        if operator == "%" and isinstance(left, str):
            if _ANCHO_ENORME.search(left):
                raise OverflowError
            self.gastar(left.count("%") * len(self.texto(right)))
        for uno, otro in ((left, right), (right, left)):
            veces = otro if isinstance(otro, int) else 0
            largo = len(uno) if isinstance(uno, str | list | tuple) else 0
            if abs(veces) > _ENTERO_MAXIMO or largo * veces > _COPIAS_MAXIMAS or (operator == "**" and veces > 64):
                raise OverflowError
        return self.contar(super().call_binop(context, operator, left, right))

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """De lo que recibe, datos y unos pocos métodos: `center` o `to_bytes` arman textos del tamaño que se pida."""
        if not super().is_safe_attribute(obj, attr, value):
            return False
        if not callable(value) or isinstance(obj, Namespace | TemplateModule):
            return True
        return any(attr in metodos for clase, metodos in _METODOS.items() if isinstance(obj, clase))

    def wrap_str_format(self, value: Any) -> None:
        """Jinja deja `format`, que también sabe rellenar hasta donde se le diga."""

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        arbol = super()._parse(source, name, filename)
        _Cuentas().visit(arbol)
        arbol.set_environment(self)
        return arbol

    # ------------------------------------------------------------ filtros

    def _contado(self, filtro: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(filtro)  # conserva si pide el contexto
        def aplicar(*dados: Any, **opciones: Any) -> Any:
            return self.contar(filtro(*dados, **opciones))

        return aplicar

    def lento(self, filtro: Callable[[str], Any]) -> Callable[[str], Any]:
        """Uno que trabaja letra por letra: cuesta más que lo que arma."""

        def aplicar(texto: str) -> Any:
            self.gastar(_POR_LETRA * len(texto))
            return self.contar(filtro(texto))

        return aplicar

    def _vueltas(self, cosas: Iterable[T]) -> Iterator[T]:
        for cosa in cosas:
            self.gastar(0)
            yield cosa

    def _unir(self, valores: Iterable[Any], d: str = "", attribute: str | None = None) -> Any:
        cosas = map(make_attrgetter(self, attribute), valores) if attribute else valores
        return self._juntar([parte for cosa in self._vueltas(cosas) for parte in (d, cosa)][1:])

    def _juntar(self, partes: Iterable[Any]) -> Any:
        return markup_join([self.texto(p) for p in partes])

    def _pegar(self, trozos: Iterable[str]) -> str:
        """Lo que se guarda en una macro o en un `set`, que no pasa por la salida."""
        trozos = list(trozos)
        self.gastar(sum(map(len, trozos)))
        return "".join(trozos)


# ---------------------------------------------------------------- lo que Jinja no pregunta


class _Cuentas(NodeTransformer):
    """Pone las cuentas donde Jinja no las deja poner: en cada `for`, en cada `~` y en cada `[a:b]`."""

    def visit_For(self, nodo: nodes.For) -> nodes.For:  # noqa: N802 -- el nombre lo pone Jinja
        self.generic_visit(nodo)
        nodo.iter = _con_filtro(_VUELTAS, nodo.iter)
        return nodo

    def visit_Concat(self, nodo: nodes.Concat) -> nodes.Expr:  # noqa: N802
        self.generic_visit(nodo)
        return _con_filtro(_JUNTAS, nodes.List(nodo.nodes, lineno=nodo.lineno))

    def visit_Getitem(self, nodo: nodes.Getitem) -> nodes.Expr:  # noqa: N802
        self.generic_visit(nodo)
        return _con_filtro(_TROZO, nodo) if isinstance(nodo.arg, nodes.Slice) else nodo


def _con_filtro(nombre: str, nodo: nodes.Node) -> nodes.Filter:
    assert isinstance(nodo, nodes.Expr)
    return nodes.Filter(nodo, nombre, [], [], None, None, lineno=nodo.lineno)
