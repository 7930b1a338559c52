"""La puerta de entrada: qué es cada archivo, qué falta y qué no se puede leer."""

import random

import pytest

from monitoreo_cli.lectura.cargar import Fuente, cargar
from monitoreo_cli.lectura.clases import clase_de, es_yaml, id_de, lugar_sugerido, se_ignora
from tests.escuelas import (
    BASE,
    DOCENTES,
    LISTA,
    OTRA,
    PLAN,
    RUBRICA,
    VISITA,
    cambiada,
    copia,
    en,
    fuentes,
    gravedad,
    unico,
)
from tests.escuelas import todos_los_problemas as validar


def test_cargar_da_una_escuela_entera():
    escuela, problemas = cargar(fuentes(BASE))
    assert problemas == []
    assert escuela.plan is not None
    assert list(escuela.docentes) == ["d01", "d02"]
    assert sorted(escuela.rubricas) == ["minedu-2018", "planificacion"]
    assert [v.id for v in escuela.visitas] == ["2024-04-02-d01", "2024-04-16-d01", "2024-04-23-d02"]
    assert escuela.archivos == len(BASE)
    assert escuela.fuera == frozenset()


def test_el_orden_de_los_archivos_no_cambia_nada():
    rotos = cambiada(
        {
            VISITA: "docente: d09\netapa: 7\nrubrica: otra\n",
            PLAN: "lema: Aula #3\nperiodo: {desde: 2024-03}\n",
            DOCENTES: "docentes:\n  - id: d01\n  - id: d01\n",
            "observaciones/b/2024-04-23-d02.yaml": copia(OTRA),
        }
    )
    esperados = validar(rotos)
    todas = list(rotos.items())
    for semilla in range(5):
        random.Random(semilla).shuffle(todas)
        assert validar(dict(todas)) == esperados


# ---------------------------------------------------------------- qué es cada archivo


@pytest.mark.parametrize(
    ("ruta", "clase"),
    [
        ("plan.yaml", "plan"),
        ("docentes.yaml", "docentes"),
        ("identidades.yaml", "identidades"),
        ("anterior.yaml", "anterior"),
        ("textos.yaml", "textos"),
        ("rubricas/minedu-2018.yaml", "rubrica"),
        ("observaciones/a.yaml", "observacion"),
        ("observaciones/etapa-1/abril/a.yaml", "observacion"),
        ("acciones/a.yaml", "accion"),
        ("acciones/2024/a.yaml", "accion"),
        ("entregas/etapa-1.yaml", "entrega"),
    ],
)
def test_cada_archivo_se_reconoce_por_su_lugar(ruta: str, clase: str):
    reconocida = clase_de(ruta)
    assert reconocida is not None
    assert reconocida.nombre == clase


@pytest.mark.parametrize(
    ("ruta", "sugerido"),
    [
        ("textos.yml", "textos.yaml"),
        ("observaciones/2024-05-16-d01.yml", "observaciones/2024-05-16-d01.yaml"),
        ("textos.YAML", "textos.yaml"),
        ("2024-05-16-d01.yaml", "observaciones/2024-05-16-d01.yaml"),
        ("otros/docentes.yaml", "docentes.yaml"),
        ("rubricas/sub/a.yaml", "rubricas/a.yaml"),
        ("rubrica/a.yaml", "rubricas/a.yaml"),
        ("docente.yaml", "docentes.yaml"),
        ("Observaciones/visita.yaml", "observaciones/visita.yaml"),
        ("entregas/etapa1.yaml", "entregas/etapa-1.yaml"),
        ("notas.yaml", ""),
        ("datos/a.yaml", ""),
        ("entregas/etapa-uno.yaml", ""),
        ("Plan.yaml", "plan.yaml"),
    ],
)
def test_un_archivo_fuera_de_su_lugar_avisa_y_dice_como_se_llamaria(ruta: str, sugerido: str):
    problema = unico(ruta, b"formato: 1\n")
    assert problema.codigo == "M009"
    assert gravedad(problema) == "aviso"
    assert problema.lugar == (ruta, 1, 1, 1, 1)
    assert lugar_sugerido(ruta) == sugerido
    assert sugerido in problema.arreglo


def test_un_archivo_no_reconocido_no_se_cuenta_ni_se_mira():
    escuela, _ = cargar(fuentes({**BASE, "textos.yml": "formato: [\n"}))
    assert escuela.archivos == len(BASE)
    assert en("textos.yml", b"formato: [\n") == ["M009 1:1"]


@pytest.mark.parametrize("nombre", [".oculto.yaml", "plan.yaml~", "plan.yaml.orig", "plan.yaml.tmp"])
def test_se_ignoran_los_ocultos_y_las_copias_de_los_editores(nombre: str):
    assert se_ignora(nombre, en_la_raiz=True)
    assert se_ignora(nombre, en_la_raiz=False)


def test_las_carpetas_de_salida_se_ignoran_solo_en_la_raiz():
    assert se_ignora("informes", en_la_raiz=True)
    assert se_ignora("plantillas", en_la_raiz=True)
    assert not se_ignora("informes", en_la_raiz=False)


def test_la_extension_vale_en_mayusculas_para_avisar():
    assert es_yaml("PLAN.YAML")
    assert es_yaml("a.yml")
    assert not es_yaml("a.yaml.txt")


def test_el_id_es_el_nombre_sin_yaml():
    assert id_de("observaciones/a/2024-04-16-d01.yaml") == "2024-04-16-d01"


# ---------------------------------------------------------------- M010, M011


def test_sin_lista_de_docentes_hay_un_solo_problema():
    assert en(DOCENTES, None) == ["M010 1:1"]


def test_sin_ningun_instrumento_hay_un_solo_problema():
    assert en(RUBRICA, None, {LISTA: None}) == ["M010 rubricas/:1:1"]


def test_sin_plan_no_hay_problema_porque_no_hay_escuela():
    assert en(PLAN, None) == []


def test_un_archivo_ilegible_lo_dice_y_queda_fuera():
    problema = unico(VISITA, Fuente(VISITA, ilegible="no hay permiso"))
    assert problema.codigo == "M011"
    assert problema.lugar == (VISITA, 1, 1, 1, 1)
    assert "no hay permiso" in problema.mensaje


def test_los_archivos_ilegibles_tambien_cuentan_como_archivos():
    escuela, _ = cargar(fuentes({**BASE, VISITA: b"\xff", OTRA: Fuente(OTRA, ilegible="no existe")}))
    assert escuela.archivos == len(BASE)
    assert escuela.fuera == {VISITA, OTRA}


def test_una_carpeta_cerrada_no_se_calla():
    assert en("observaciones/cerrada/", Fuente("observaciones/cerrada/", ilegible="no hay permiso")) == ["M011 1:1"]


def test_una_lista_ilegible_no_es_ademas_una_que_falta():
    assert en(DOCENTES, Fuente(DOCENTES, ilegible="no hay permiso")) == ["M011 1:1"]
    assert en(DOCENTES, b"") == ["M008 1:1"]
    assert en(RUBRICA, b"") == ["M008 1:1"]


# ---------------------------------------------------------------- ids que son nombres de archivo


@pytest.mark.parametrize(
    "ruta",
    [
        "observaciones/2024-05-07 d02.yaml",
        "observaciones/2024-05-07-D02.yaml",
        "observaciones/2024-05-07-níño.yaml",
        f"observaciones/2024-05-07-d02-{'x' * 80}.yaml",
    ],
)
def test_el_nombre_de_una_visita_tiene_que_servir_como_id(ruta: str):
    visita = copia(OTRA, "fecha: 2024-05-07\nestado: borrador\ndialogo: {}")
    assert en(ruta, visita) == ["M108 1:1"]


def test_el_id_de_una_visita_llega_a_ochenta_y_el_de_un_instrumento_a_cuarenta():
    visita = copia(OTRA, "fecha: 2024-05-07\nestado: borrador\ndialogo: {}")
    assert en(f"observaciones/{'a' * 80}.yaml", visita) == []
    assert en(f"rubricas/{'a' * 40}.yaml", BASE[LISTA].encode()) == []
    assert en(f"rubricas/{'a' * 41}.yaml", BASE[LISTA].encode()) == ["M108 1:1"]
