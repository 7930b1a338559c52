"""`monitoreo iniciar` preguntando: lo que se responde, lo que se salta y lo que se muestra antes de escribir."""

import json
import os
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoreo_cli.lectura.cargar import Fuente, cargar
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.ordenes._formulario.caminos import Estado, poner
from monitoreo_cli.ordenes._formulario.lectores import leer_meses, propuesta_de_meses
from monitoreo_cli.ordenes._formulario.pregunta import NoVale
from monitoreo_cli.ordenes._iniciar.armar import archivos_de
from monitoreo_cli.ordenes._iniciar.guion import guion
from monitoreo_cli.problema import Gravedad
from monitoreo_cli.reglas.registro import Entorno, gravedad_de
from monitoreo_cli.reglas.revision import revisar
from tests.ordenes.conftest import Conversar, Correr

HOY = date(2024, 6, 20)
# Nombre, siglas, número, nivel, característica, modular, local, DRE, UGEL, región, provincia, distrito, grados, niños.
ESCUELA = ["Los Andes", "i.e.", "0024", "primaria", "2", "0426307", "070370", "Puno", "El Collao", "Puno",
           "El Collao", "Ilave", "1-6", "29"]  # fmt: skip
# Director y cargo; tres docentes con sus grados y nombres; el tercero dirige y lo visita la UGEL.
PERSONAS = ["Rosa Ficticia", "Directora", "3", "1, 2", "Ana Ficticia", "3 y 4", "", "5, 6", "", "3", ""]
# Año, etapas, sus meses, visitas.
ANIO = ["2025", "3", "", "", "oct-nov", "2"]
TODO = [*ESCUELA, *PERSONAS, *ANIO]


@pytest.fixture
def conversar(conversar: Conversar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Conversar:
    """`conversar("Los Andes", …)`: las respuestas a `iniciar nueva`."""
    monkeypatch.chdir(tmp_path)
    return partial(conversar, ["iniciar", "nueva"])


def creada() -> Escuela:
    return cargar(Carpeta(Path("nueva")).fuentes())[0]


def errores() -> list[str]:
    escuela, problemas = cargar(Carpeta(Path("nueva")).fuentes())
    problemas += revisar(Entorno(escuela, HOY))
    return [p.mensaje for p in problemas if gravedad_de(p) is Gravedad.ERROR]


@pytest.mark.parametrize(
    ("dicho", "tipo", "numero"),
    [("IEP 70123 Los Andes", "IEP", "70123"), ("I.E. N.º 0024 Los Andes", "IE", "0024"), ("IE Los Andes", "IE", None),
     ("Los Andes", None, None), ("Institución Educativa N° 0024 Los Andes", "IE", "0024"),
     ("institucion educativa primaria Los Andes", "IEP", None)],
)  # fmt: skip
def test_del_nombre_entero_cada_parte_va_a_su_sitio(
    conversar: Conversar, dicho: str, tipo: str | None, numero: str | None
) -> None:
    conversar(dicho, "", "", *TODO[3:], "s")
    plan = creada().plan
    assert plan is not None
    assert plan.institucion is not None
    assert (plan.institucion.tipo, plan.institucion.numero, plan.institucion.nombre) == (tipo, numero, "Los Andes")


def test_multigrado_se_entiende_y_la_ayuda_repite_la_lista(conversar: Conversar) -> None:
    corrida = conversar(*ESCUELA[:4], "?", "multigrado", *TODO[5:], "s")
    assert corrida.errores.count("2) polidocente incompleta (multigrado)") == 2
    plan = creada().plan
    assert plan is not None
    assert plan.institucion is not None
    assert plan.institucion.caracteristica == "polidocente incompleta"


def test_lo_respondido_queda_en_su_archivo(conversar: Conversar) -> None:
    corrida = conversar(*TODO, "s")
    assert corrida.codigo == 0
    assert corrida.salida.startswith("Escuela creada en nueva\n")
    escuela = creada()
    assert escuela.plan is not None
    assert escuela.plan.institucion is not None
    assert escuela.plan.poblacion is not None
    institucion, poblacion = escuela.plan.institucion, escuela.plan.poblacion
    assert (institucion.tipo, institucion.numero) == ("IE", "0024")
    assert (institucion.codigo_modular, institucion.codigo_local) == ("0426307", "070370")
    assert (institucion.caracteristica, institucion.grados) == ("polidocente incompleta", (1, 2, 3, 4, 5, 6))
    assert (poblacion.estudiantes, poblacion.docentes, poblacion.directores) == (29, 2, 1)
    assert [(p.id, p.nombre, p.cargo, p.externo) for p in escuela.plan.equipo] == [
        ("director", "Rosa Ficticia", "Directora", None),
        ("ugel", "Especialista de la UGEL", None, True),
    ]
    assert [(e.desde, e.hasta) for e in escuela.etapas.values()] == [
        (date(2025, 4, 1), date(2025, 6, 30)),
        (date(2025, 7, 1), date(2025, 9, 30)),
        (date(2025, 10, 1), date(2025, 11, 30)),
    ]
    assert escuela.visitas_por_docente(escuela.etapas[1]) == 2
    assert [(d.id, d.grados, d.es, d.lo_monitorea) for d in escuela.docentes.values()] == [
        ("d01", (1, 2), None, None), ("d02", (3, 4), None, None), ("d03", (5, 6), "director", "ugel"),
    ]  # fmt: skip
    assert errores() == []


def test_los_nombres_de_los_docentes_van_solo_a_identidades(conversar: Conversar) -> None:
    corrida = conversar(*TODO, "s")
    con_el_nombre = [a.name for a in Path("nueva").rglob("*") if a.is_file() and b"Ana Ficticia" in a.read_bytes()]
    assert con_el_nombre == ["identidades.yaml"]
    assert "Ana Ficticia" not in corrida.salida


def test_el_plan_queda_comentado_y_sugiere_el_nombre_del_anio(conversar: Conversar) -> None:
    conversar(*TODO, "s")
    texto = Path("nueva/plan.yaml").read_text("utf-8")
    assert 'codigo_modular: "0426307"\n' in texto
    assert "# nombre_del_anio: Año de la recuperación y consolidación de la economía peruana\n" in texto
    assert "2024-" not in texto


def test_se_puede_saltar_todo(conversar: Conversar) -> None:
    corrida = conversar(*[""] * 40, "s")
    assert corrida.codigo == 0
    escuela = creada()
    assert [(e.desde, e.hasta) for e in escuela.etapas.values()][2] == (date(2024, 10, 1), date(2024, 11, 30))
    assert errores() == []


def test_quien_dirige_y_ensena_puede_no_tener_todavia_quien_lo_visite(conversar: Conversar) -> None:
    corrida = conversar(*ESCUELA, *PERSONAS[:-1], "", *ANIO, "n", "25", "-", "v", "s")
    assert "d03  grados 5-6, dirige\n" in corrida.errores
    assert creada().docentes["d03"].lo_monitorea is None
    assert errores() == []


def test_antes_de_escribir_muestra_el_calendario(conversar: Conversar) -> None:
    corrida = conversar(*TODO)
    assert "Etapa o actividad              Grados mar abr may jun jul ago set oct nov dic" in corrida.errores
    assert "Etapa 3                        1-6                                 X   X" in corrida.errores
    assert "d03  grados 5-6, dirige; visita su aula: ugel" in corrida.errores
    assert "No se creó nada." in corrida.errores
    assert (corrida.codigo, corrida.salida) == (0, "")
    assert not Path("nueva").exists()


def test_con_no_se_repasa_se_corrige_y_se_vuelve_a_ver(conversar: Conversar) -> None:
    corrida = conversar(*TODO, "n", "1", "Los Pinos", "v", "s")
    assert corrida.codigo == 0
    assert "Revisión, 1 de 2" in corrida.errores
    plan = creada().plan
    assert plan is not None
    assert plan.institucion is not None
    assert plan.institucion.nombre == "Los Pinos"


def test_volver_desde_el_calendario_es_la_ultima_pregunta(conversar: Conversar) -> None:
    assert conversar(*TODO, "<", "4", "s").codigo == 0
    escuela = creada()
    assert escuela.visitas_por_docente(escuela.etapas[1]) == 4


@pytest.mark.parametrize(
    ("respuestas", "dicho"),
    [
        (["", "", "", "superior"], "`superior` no está en la lista"),
        ([*ESCUELA[:5], "426307"], "son 7 cifras, con sus ceros delante; por ejemplo: 0426307"),
        ([*ESCUELA[:6], "7037"], "son 6 cifras"),
        ([*ESCUELA[:12], "7"], "no son grados de 1 a 6"),
        ([*ESCUELA[:13], "muchos"], "`muchos` no es un número"),
        ([*ESCUELA, "", "", "0"], "de 1 a 99"),
        ([*ESCUELA, *PERSONAS, "24"], "de 2000 a 2100; por ejemplo: 2024"),
        ([*ESCUELA, *PERSONAS, "2025", "3", "abril a juño"], "no son meses de 2025; por ejemplo: abril a junio"),
        ([*ESCUELA, *PERSONAS, "2025", "3", "junio a abril"], "termina antes de empezar"),
        ([*ESCUELA, *PERSONAS, "2025", "3", "", "junio a agosto"], "la etapa de antes llega hasta el 30/6/2025"),
        ([*ESCUELA, *PERSONAS, *ANIO[:-1], "21"], "de 1 a 20"),
    ],
)  # fmt: skip
def test_lo_que_no_vale_se_vuelve_a_pedir_con_un_ejemplo(
    conversar: Conversar, respuestas: list[str], dicho: str
) -> None:
    avisado = " ".join(conversar(*respuestas).errores.split())
    assert "No vale:" in avisado
    assert dicho in avisado


def test_otro_nivel_otra_cantidad_u_otro_anio_no_dejan_nada_que_ya_no_exista(conversar: Conversar) -> None:
    corrida = conversar(*TODO, "n", "4", "secundaria", "17", "2", "23", "2026", "v", "", "", "", "s")
    assert corrida.codigo == 0
    escuela = creada()
    assert errores() == []
    assert [(d.id, d.grados) for d in escuela.docentes.values()] == [("d01", ()), ("d02", ())]
    assert all(e.desde and e.desde.year == 2026 for e in escuela.etapas.values())


def test_una_etapa_que_crece_empuja_a_las_que_siguen(conversar: Conversar) -> None:
    assert conversar(*ESCUELA, *PERSONAS, "2025", "3", "abril a agosto", "", "", "", "s").codigo == 0
    assert [(e.desde, e.hasta) for e in creada().etapas.values()] == [
        (date(2025, 4, 1), date(2025, 8, 31)),
        (date(2025, 9, 1), date(2025, 9, 30)),
        (date(2025, 10, 1), date(2025, 11, 30)),
    ]


def test_se_niega_antes_de_preguntar_si_ahi_no_se_puede(conversar: Conversar) -> None:
    Path("nueva").mkdir()
    Path("nueva/docentes.yaml").write_text("formato: 1\n", "utf-8")
    corrida = conversar(*TODO, "s")
    assert (corrida.codigo, corrida.salida) == (3, "")
    assert "¿Cómo se llama" not in corrida.errores


def test_si_el_disco_no_deja_lo_respondido_no_se_pierde(conversar: Conversar) -> None:
    Path("nueva").mkdir()
    Path("nueva/observaciones").write_text("mío", "utf-8")
    corrida = conversar(*TODO, "s", "s")
    assert corrida.codigo == 3
    assert "Lo que respondiste sigue aquí" in corrida.errores
    assert [a.name for a in Path("nueva").iterdir()] == ["observaciones"]


@pytest.mark.parametrize("opcion", ["--sin-preguntas", "--ejemplo=san-cristobal"])
def test_hay_una_forma_de_que_no_pregunte(
    correr: Correr, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opcion: str
) -> None:
    monkeypatch.setenv("MONITOREO_INTERACTIVO", "1")
    corrida = correr("iniciar", tmp_path / "nueva", opcion)
    assert (corrida.codigo, corrida.errores) == (0, "")
    assert (tmp_path / "nueva/plan.yaml").exists()


# ---------------------------------------------------------------- los meses


@pytest.mark.parametrize(
    ("dicho", "desde", "hasta"),
    [
        ("abril a junio", (4, 1), (6, 30)), ("abr-jun", (4, 1), (6, 30)), ("4-6", (4, 1), (6, 30)),
        ("de Julio a Setiembre de 2025", (7, 1), (9, 30)), ("set", (9, 1), (9, 30)), ("septiembre", (9, 1), (9, 30)),
        ("sep-oct", (9, 1), (10, 31)), ("del 6/4 al 26/6", (4, 6), (6, 26)), ("6/4/2025 - 26/6/2025", (4, 6), (6, 26)),
        ("2025-04-06 a 2025-06-26", (4, 6), (6, 26)), ("febrero", (2, 1), (2, 28)), ("mayo", (5, 1), (5, 31)),
        ("abril, mayo y junio", (4, 1), (6, 30)),
    ],
)  # fmt: skip
def test_los_meses_se_dicen_de_muchas_formas(dicho: str, desde: tuple[int, int], hasta: tuple[int, int]) -> None:
    tramo = leer_meses(2025, None)(dicho)
    assert (tramo.desde, tramo.hasta) == (date(2025, *desde), date(2025, *hasta))


@pytest.mark.parametrize(
    "dicho", ["", "ma", "juni o ju", "13", "0", "abril, junio y julio", "00123", "31/4", "2024-04-06", "hola", "²"]
)
def test_unos_meses_dudosos_no_se_adivinan(dicho: str) -> None:
    with pytest.raises(NoVale):
        leer_meses(2025, None)(dicho)


@given(st.text(max_size=20))
def test_leer_meses_entiende_o_dice_que_no_vale(dicho: str) -> None:
    try:
        tramo = leer_meses(2025, None)(dicho)
    except NoVale:
        return
    assert tramo.desde <= tramo.hasta


@given(st.integers(1, 9))
def test_la_propuesta_va_de_abril_en_adelante_sin_huecos_y_deja_diciembre_para_el_informe(cuantas: int) -> None:
    tramos = propuesta_de_meses(2025, cuantas)
    fin = date(2025, 12, 31) if cuantas == 9 else date(2025, 11, 30)
    assert (len(tramos), tramos[0].desde, tramos[-1].hasta) == (cuantas, date(2025, 4, 1), fin)
    assert all((b.desde - a.hasta).days == 1 for a, b in pairwise(tramos))


@given(st.data())
def test_responda_lo_que_responda_lo_escrito_no_tiene_errores(data: st.DataObject) -> None:
    """Se responde cada pregunta con algo que vale, se salta, o se queda lo propuesto."""
    estado: Estado = {}
    sitio = 0
    while sitio < len(lista := guion(HOY)(estado)):
        pregunta = lista[sitio]
        textos = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30) | st.sampled_from(
            ["no", "~", "# x", "a: b"]
        )
        dicho = data.draw(st.sampled_from(["1", "2", "3", "1-3", "abril", "070370", "0426307"]) | textos)
        try:
            valor = data.draw(st.sampled_from([pregunta.omision, pregunta.leer(dicho)]))
        except NoVale:
            valor = pregunta.omision
        if valor is not None:
            estado = pregunta.poner(estado, valor) if pregunta.poner else poner(estado, pregunta.camino, valor)
        elif pregunta.obligatoria:
            return  # aquí la persona tendría que volver
        sitio += 1
    fuentes = [Fuente(r, t.encode("utf-8")) for r, t in archivos_de(estado) if r.endswith(".yaml")]
    escuela, problemas = cargar(fuentes)
    problemas += revisar(Entorno(escuela, HOY))
    assert [p.mensaje for p in problemas if gravedad_de(p) is Gravedad.ERROR] == []


# ---------------------------------------------------------------- en una terminal


@pytest.mark.skipif(os.name == "nt", reason="pexpect abre una terminal de POSIX")
@pytest.mark.parametrize("tipo", ["xterm", "dumb"])
def test_en_una_terminal_de_ida_y_vuelta(correr: Correr, tmp_path: Path, tipo: str) -> None:
    from tests.ordenes.terminal import Terminal

    terminal = Terminal(tmp_path, tipo, "iniciar", "nueva")
    terminal.ve("Vamos a crear tu escuela en nueva").ve("¿Cómo se llama la escuela?").teclea("Los Andes")
    terminal.ve("¿Qué siglas lleva delante? (IE, IEP, IES) (Enter: pasa)").teclea("<")
    terminal.ve("¿Cómo se llama la escuela? [Los Andes]").teclea("")
    terminal.ve("¿Qué siglas lleva delante?").teclea("iep")
    terminal.ve("¿Qué número tiene?").teclea("?")
    terminal.ve("con sus ceros: 0024").ve("! sale sin crear").teclea("0024")
    for respuesta in [*ESCUELA[3:], *PERSONAS, *ANIO]:
        terminal.ve(": ").teclea(respuesta)
    terminal.ve("Cronograma al 20/6/2024").ve("¿Está bien? Con sí, se crea en nueva (s/n)").teclea("s")
    terminal.ve("Escuela creada en nueva").ve("monitoreo validar")
    assert terminal.termina() == 0
    codigo, salida, _ = correr("validar", tmp_path / "nueva", "--formato", "json")
    assert codigo == 0
    assert {p["codigo"][:2] for p in json.loads(salida)["problemas"]} == {"M4"}


@pytest.mark.skipif(os.name == "nt", reason="pexpect abre una terminal de POSIX")
@pytest.mark.parametrize(
    ("como", "dicho", "codigo"), [("!", "No se creó nada.", 0), ("Ctrl-C", "Interrumpido: no se escribió nada.", 130)]
)
def test_salir_no_deja_nada(tmp_path: Path, como: str, dicho: str, codigo: int) -> None:
    from tests.ordenes.terminal import Terminal

    terminal = Terminal(tmp_path, "xterm", "iniciar", "nueva")
    terminal.ve("¿Cómo se llama la escuela?").teclea("Los Andes")
    terminal.ve("¿Qué siglas")
    if como == "!":
        terminal.teclea("!")
    else:
        terminal.interrumpe()
    terminal.ve(dicho)
    assert terminal.termina() == codigo
    assert not (tmp_path / "nueva").exists()
