"""Lo que se publica no deja hallar lo tapado, ni restando ni sumando."""

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoreo_cli.calculo.supresion import MINIMO, Publicada, publicar_docentes, publicar_fila, suprimir

FILAS = st.lists(st.integers(0, 7), min_size=1, max_size=4)


def reconstruir(fila: Sequence[Publicada], total: int) -> list[list[int]]:
    """Todas las filas que pudieron dar lo publicado: la fuerza bruta de quien quiere saber."""

    def completar(hechas: list[int], quedan: int) -> Iterator[list[int]]:
        if len(hechas) == len(fila):
            if quedan == 0:
                yield hechas
            return
        celda = fila[len(hechas)]
        posibles = [celda.numero] if celda.numero is not None else range(quedan + 1)
        for n in posibles:
            if n <= quedan and (celda.numero is not None or celda.es_poca in (None, 1 <= n < MINIMO)):
                yield from completar([*hechas, n], quedan - n)

    return list(completar([], total))


def se_halla_algo(fila: Sequence[Publicada], total: int) -> bool:
    columnas = list(zip(*reconstruir(fila, total), strict=True))
    return any(len(set(c)) == 1 for c, celda in zip(columnas, fila, strict=True) if celda.numero is None)


@given(FILAS)
def test_ninguna_celda_tapada_se_halla_restando(cuentas: list[int]):
    fila = suprimir(cuentas)
    assert cuentas in reconstruir(fila, sum(cuentas))
    # Un solo grupo, o ninguna celda que señale a alguien: no hay con qué restar.
    if len(cuentas) > 1:
        assert not se_halla_algo(fila, sum(cuentas))


@given(FILAS)
def test_lo_que_se_ve_es_lo_que_hay_y_nunca_de_uno_a_cuatro(cuentas: list[int]):
    for celda, cuenta in zip(suprimir(cuentas), cuentas, strict=True):
        assert celda.numero in (None, cuenta)
        assert celda.numero not in range(1, MINIMO)
        assert not celda.es_poca or 1 <= cuenta < MINIMO


def algun_grupo_de_pocos(celdas: Sequence[int], desde: int) -> bool:
    return any(1 <= n < MINIMO for n in (sum(celdas[:desde]), sum(celdas[desde:-1]), celdas[-1]))


@given(niveles=st.lists(st.integers(0, 6), min_size=2, max_size=4), corte=st.integers(0, 3), sin=st.integers(0, 6))
def test_saber_cuantos_estan_en_logro_no_deja_hallar_nada_mas(niveles: list[int], corte: int, sin: int):
    desde = min(corte, len(niveles) - 1)
    visto, total = publicar_fila(niveles, desde, sin), sum(niveles) + sin
    celdas = [*visto.niveles, visto.sin_nivel]
    posibles = reconstruir(celdas, total)
    if visto.en_logro is not None:
        assert visto.en_logro == sum(niveles[desde:])
        posibles = [p for p in posibles if sum(p[desde : len(niveles)]) == visto.en_logro]
    else:  # si nadie fuera a quedar señalado, se habría dicho: que se calle también es un dato
        posibles = [p for p in posibles if algun_grupo_de_pocos(p, desde)]
    assert [*niveles, sin] in posibles
    columnas = zip(*posibles, strict=True)
    assert all(len(set(c)) > 1 for c, celda in zip(columnas, celdas, strict=True) if celda.numero is None)
    for grupo in (slice(desde), slice(desde, len(niveles))):
        if 1 <= sum(niveles[grupo]) < MINIMO:
            assert len({sum(p[grupo]) for p in posibles}) > 1


def test_un_grupo_de_pocos_tampoco_se_halla_restandole_al_total_los_demas_niveles():
    visto = publicar_fila([5, 0, 1, 2], 2, 0)  # 5 de 8 en I deja 3 en logro
    assert " ".join(_celda(c) for c in visto.niveles) == "- 0 < <"


def test_que_se_calle_cuantos_estan_en_logro_no_deja_hallar_quienes_son():
    # Con I tapado y los demás 0, <5 y <5 de 7: si nadie estuviera en I, serían 7 en logro y se diría.
    visto = publicar_fila([5, 0, 1, 1], 2, 0)
    assert visto.en_logro is None
    assert " ".join(_celda(c) for c in [*visto.niveles, visto.sin_nivel]) == "- - - - -"


@pytest.mark.parametrize(
    ("cuentas", "se_ve"),
    [
        ([0, 5, 7, 0], "0 5 7 0"),
        ([1, 6, 8, 0], "< - 8 0"),  # con una sola tapada, la otra da la resta
        ([2, 3, 9, 0], "< < 9 0"),
        ([1, 1, 9, 0], "< < - 0"),  # dos que suman dos sólo pueden ser uno y uno
        ([4, 4, 9, 12], "< < - 12"),  # y dos que suman ocho, cuatro y cuatro
        ([1, 5, 0, 0], "- - - -"),  # ni tapando la otra se esconde: se tapa todo y no se dice cuál es poca
    ],
)
def test_se_tapa_lo_justo(cuentas: list[int], se_ve: str):
    assert " ".join(_celda(c) for c in suprimir(cuentas)) == se_ve


def _celda(celda: Publicada) -> str:
    return "<" if celda.es_poca else "-" if celda.numero is None else str(celda.numero)


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
def test_la_cobertura_publicada_no_deja_de_uno_a_cuatro_al_restar(a: int, b: int, c: int):
    monitoreados, programados, total = sorted((a, b, c))
    publicados = [
        monitoreados,
        *(n for n in reversed(publicar_docentes(total, programados, monitoreados)) if n is not None),
    ]
    assert set(publicados) <= {monitoreados, programados, total}
    restas = [m - n for i, n in enumerate(publicados) for m in publicados[i + 1 :]]
    assert not [r for r in restas if 0 < r < MINIMO]
