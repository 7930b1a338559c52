"""El acuerdo entre observadores: los pares de oro de 05 §16 y qué visitas se emparejan."""

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from monitoreo_cli.calculo.concordancia import Concordancia, concordar, kappa_cuadratico
from monitoreo_cli.lectura.cargar import cargar
from tests.escuelas import LISTA, OTRA, PLAN, VISITA, Contenido, cambiada, copia, fuentes

SEGUNDA = "observaciones/2024-04-16-d01-ugel.yaml"
CONTRASTE = "observador: ugel\nrol: contraste\ncontraste_de: 2024-04-16-d01\nseguimiento: []\ncompromisos: []\n"
ESCALA = ("I", "II", "III", "IV")


def concordancia(cambios: Mapping[str, Contenido], rubrica: str | None = None) -> Concordancia:
    escuela, _ = cargar(fuentes(cambiada(cambios)))
    return concordar(escuela, rubrica)


def segunda(cambio: str = "") -> bytes:
    return copia(VISITA, CONTRASTE + cambio)


def con_niveles(a: str, b: str) -> Concordancia:
    """La concordancia de una visita con los niveles `a` y su contraste con los niveles `b`."""
    return concordancia({VISITA: _desempenos(a), SEGUNDA: segunda(_desempenos(b))})


def _desempenos(niveles: str) -> str:
    pares = zip(("involucra", "razonamiento", "retroalimenta", "respeto", "regula"), niveles.split(), strict=True)
    return "desempenos:\n" + "".join(f"  {d}: {{nivel: {n}, evidencia: x}}\n" for d, n in pares)


def posiciones(a: str, b: str) -> list[tuple[int, int]]:
    return [(ESCALA.index(x), ESCALA.index(y)) for x, y in zip(a.split(), b.split(), strict=True)]


@pytest.mark.parametrize(
    ("a", "b", "exacta", "adyacente", "sesgo"),
    [
        ("III III III III III", "III III III III II", 4, 5, -1),
        ("II II II II II", "II II II II II", 5, 5, 0),
        ("I II III I II", "II III IV II III", 0, 5, 5),
        ("II II II II II", "III III III III III", 0, 5, 5),
        ("I I I I I", "IV IV IV IV I", 1, 1, 12),
    ],
)
def test_exacta_adyacente_y_sesgo_se_cuentan_en_enteros(
    a: str, b: str, exacta: int, adyacente: int, sesgo: int
) -> None:
    c = con_niveles(a, b)
    assert (c.visitas, c.pares, c.exacta, c.adyacente, c.sesgo) == (1, 5, exacta, adyacente, sesgo)


@pytest.mark.parametrize(
    ("a", "b", "kappa"),
    [
        ("III III III III III", "III III III III II", 0),
        ("II II II II II", "III III III III III", 0),
        ("III III III III III", "III III III III III", None),
        ("I II III IV I", "I II III IV I", 1),
    ],
)
def test_el_kappa_de_los_pares_de_oro(a: str, b: str, kappa: int | None) -> None:
    assert kappa_cuadratico(posiciones(a, b)) == kappa


def test_con_un_nivel_mas_siempre_y_variacion_el_kappa_cuadratico_es_positivo() -> None:
    kappa = kappa_cuadratico(posiciones("I II III I II", "II III IV II III"))
    assert kappa is not None
    assert 0 < kappa < 1


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=30))
def test_el_kappa_es_el_de_scikit_learn(pares: list[tuple[int, int]]) -> None:
    unos, otros = zip(*pares, strict=True)
    assume(len({*unos, *otros}) > 1)  # sin variación, allí es un nan con su aviso; aquí, indefinido
    kappa = kappa_cuadratico(pares)
    assert kappa is not None
    assert float(kappa) == pytest.approx(cohen_kappa_score(unos, otros, labels=range(6), weights="quadratic"))


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=30))
def test_el_kappa_no_pasa_de_uno_y_no_depende_de_quien_va_primero(pares: list[tuple[int, int]]) -> None:
    kappa = kappa_cuadratico(pares)
    assert kappa is None or kappa <= 1
    assert kappa == kappa_cuadratico([(y, x) for x, y in pares])


def test_con_menos_de_veinte_pares_el_kappa_no_se_dice_y_con_veinte_si() -> None:
    def escuela(cuantas: int) -> dict[str, Contenido]:
        textos: dict[str, Contenido] = {}
        for n in range(1, cuantas + 1):
            fecha = f"fecha: 2024-05-{n:02}\ncompromisos: []\nseguimiento: []\n"
            contraste = f"rol: contraste\ncontraste_de: v{n}\nobservador: ugel\n"
            textos[f"observaciones/v{n}.yaml"] = copia(VISITA, fecha + _desempenos("III III III III II"))
            textos[f"observaciones/w{n}.yaml"] = copia(VISITA, fecha + contraste)
        return textos

    assert concordancia(escuela(3)).kappa is None
    completa = concordancia(escuela(4))
    assert (completa.visitas, completa.pares) == (4, 20)
    assert completa.kappa == Fraction(0)


@pytest.mark.parametrize(
    "cambio",
    [
        "contraste_de: 2024-04-23-d02\n", "contraste_de: no-existe\n", "contraste_de: ''\n", "fecha: 2024-04-17\n",
        "docente: d02\n", "rubrica: planificacion\n",
    ],
)  # fmt: skip
def test_sin_una_principal_del_mismo_docente_fecha_e_instrumento_no_hay_pareja(cambio: str) -> None:
    clave = cambio.partition(":")[0]
    base = "".join(x + "\n" for x in CONTRASTE.splitlines() if not x.startswith(f"{clave}:"))
    c = concordancia({SEGUNDA: copia(VISITA, base + cambio)})
    assert (c.visitas, c.pares, c.solas) == (0, 0, ["2024-04-16-d01-ugel"])


@pytest.mark.parametrize("cambio", ["estado: borrador\n", "docente: d09\n"])
def test_una_visita_que_no_cuenta_no_se_empareja_ni_se_nombra(cambio: str) -> None:
    c = concordancia({SEGUNDA: segunda(cambio)})
    assert (c.visitas, c.solas) == (0, [])


def test_un_desempeno_que_uno_de_los_dos_no_valoro_no_es_un_par() -> None:
    assert con_niveles("III no-observado III III III", "III III no-aplica iii III").pares == 2


def test_con_varios_instrumentos_vale_el_del_plan_y_si_no_lo_dice_hay_que_elegir() -> None:
    ficha = "rubrica: planificacion\ndesempenos:\n  unidad: {nivel: Sí, evidencia: x}\n"
    otra = {
        OTRA: copia(OTRA, ficha), "observaciones/z.yaml": copia(
            OTRA, ficha + "rol: contraste\ncontraste_de: 2024-04-23-d02\nobservador: ugel\n"
        ),
    }  # fmt: skip
    dos = {SEGUNDA: segunda(), **otra}
    assert (concordancia(dos).rubrica, concordancia(dos).pares) == ("minedu-2018", 5)
    callado = {**dos, PLAN: "monitoreo:\n  visitas_por_docente: 1\n"}
    assert concordancia(callado).rubrica is None
    assert concordancia(callado).candidatas == ("minedu-2018", LISTA.removeprefix("rubricas/").removesuffix(".yaml"))
    assert concordancia(callado, "planificacion").pares == 1
