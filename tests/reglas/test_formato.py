"""Los permisos escritos en el archivo, y M190 cuando sobran."""

import pytest

from monitoreo_cli.reglas.registro import REGLAS
from monitoreo_cli.reglas.revision import conocer, familias
from tests.escuelas import HOY, OTRA, PLAN, VISITA, cambiada, copia, en, gravedad, todos_los_problemas, unico

SIN_EVIDENCIA = "desempenos:\n  regula:{}\n    nivel: III\n"


@pytest.mark.parametrize(
    "permiso",
    [
        " # monitoreo: permite M305",
        "   #monitoreo:permite M305",
        " # monitoreo: permite M305,",
        " # visto el 3 # monitoreo: permite M305",
    ],
)
def test_un_permiso_en_la_linea_del_problema_lo_calla(permiso: str):
    assert en(VISITA, SIN_EVIDENCIA.format(permiso)) == []


def test_un_permiso_puede_nombrar_varios_codigos():
    assert en(PLAN, "lema: Aula #3 # monitoreo: permite M007, M305\n") == ["M190 2:42"]
    assert en(VISITA, "sesion: {matriculados: 1, asistentes: 2, grados: [3]}  # monitoreo: permite M304, M313\n") == []
    assert en(VISITA, "sesion: {matriculados: 1, asistentes: 2, grados: [3]}  # monitoreo: permite M304 M313\n") == []


def test_un_permiso_calla_todos_los_de_su_codigo_en_esa_linea():
    assert en(VISITA, "sesion: {grados: [3, 4]}  # monitoreo: permite M313\n") == []


def test_en_otra_linea_no_calla_nada():
    fragmento = "desempenos:\n  regula:\n    nivel: III  # monitoreo: permite M305\n"
    assert en(VISITA, fragmento) == ["M305 3:3", "M190 4:38"]


def test_un_permiso_sobre_un_error_no_lo_calla():
    problemas = en(VISITA, "observador: nadie  # monitoreo: permite M205\n")
    assert problemas == ["M205 2:13", "M190 2:41"]


def test_un_permiso_sin_nada_que_callar_es_un_aviso_en_cada_codigo():
    assert en(PLAN, "lema: A  # monitoreo: permite M310, M999\n") == ["M190 2:31", "M190 2:37"]
    assert gravedad(unico(PLAN, "lema: A  # monitoreo: permite M310\n")) == "aviso"


def test_un_permiso_repetido_sobra():
    assert en(VISITA, SIN_EVIDENCIA.format("  # monitoreo: permite M305, M305")) == ["M190 3:39"]


def test_un_permiso_dentro_de_un_texto_no_es_un_permiso():
    assert en(PLAN, 'lema: "A # monitoreo: permite M310"\n') == []
    assert en(PLAN, "lema: |\n  # monitoreo: permite M310\n") == []
    assert en(PLAN, "lema: 'A\n  # monitoreo: permite M310\n  B'\n") == []


def test_un_permiso_en_la_primera_linea_vale_para_lo_que_se_senala_en_1_1():
    visita = copia(OTRA, 'inicio: "10:15"\nfin: "11:15"\ndesempenos:\n  regula: {nivel: IV, evidencia: A}\n')
    assert en("observaciones/abril.yaml", visita) == ["M314 1:1"]
    assert en("observaciones/abril.yaml", b"# monitoreo: permite M314\n" + visita) == []


@pytest.mark.parametrize("codigo", ["M315", "M317", "M320"])
def test_un_permiso_de_lo_que_depende_de_hoy_solo_sobra_con_pendientes(codigo: str):
    fragmento = f"lema: A  # monitoreo: permite {codigo}\n"
    assert en(PLAN, fragmento) == []
    assert en(PLAN, fragmento, pendientes=True) == ["M190 2:31"]


def test_un_permiso_de_lo_que_depende_de_hoy_tambien_calla():
    vencido = "compromisos:\n  - {id: c1, texto: A, plazo: 2024-06-01}  # monitoreo: permite M317\n"
    assert en(VISITA, vencido, hoy=HOY, pendientes=True) == []
    tardio = "dialogo: {fecha: 2024-04-30}  # monitoreo: permite M315\n"
    assert en(VISITA, tardio) == []


def test_un_permiso_en_otro_archivo_no_vale():
    dichos = en(
        VISITA,
        SIN_EVIDENCIA.format(""),
        {OTRA: "etapa: 1  # monitoreo: permite M305\ndesempenos:\n  regula: {nivel: III, evidencia: A}\n"},
    )
    assert dichos == ["M305 3:3", f"M190 {OTRA}:2:32"]


def test_una_nota_y_un_aviso_del_mismo_codigo_se_permiten_y_el_error_no():
    identica, distinta = copia(VISITA), copia(VISITA, "modalidad: inopinada\n")
    for contenido, codigos in ((identica, []), (distinta, ["M190", "M321"])):
        permitida = contenido.replace(b"docente: d01", b"docente: d01  # monitoreo: permite M321")
        dichos = en("observaciones/2024-04-16-d01-b.yaml", permitida)
        assert sorted(d.split()[0] for d in dichos) == codigos


def test_los_problemas_salen_en_orden_de_archivo_linea_columna_y_codigo():
    rota = cambiada(
        {
            VISITA: "sesion: {grados: [3], asistentes: 9, matriculados: 1}\nobservador: nadie\n",
            PLAN: "lemma: A\n",
            OTRA: "docente: d09\n",
        }
    )
    lugares = [(p.lugar.archivo, p.lugar.linea, p.lugar.columna, p.codigo) for p in todos_los_problemas(rota)]
    assert lugares == sorted(lugares)
    assert len(lugares) == 5


# ---------------------------------------------------------------- el registro

conocer(familias())
TABLA = {
    "error": "M001 M002 M003 M004 M005 M006 M008 M010 M011 M101 M102 M103 M104 M105 M106 M107 M108 M109 M110 M201 M202 "
    "M203 M204 M205 M206 M207 M209 M210 M211 M302 M306 M307 M309 M318 M321 M425 M901",
    "aviso": "M007 M009 M190 M208 M301 M304 M305 M308 M310 M312 M313 M315 M316 M317 M320 M322 M401 "
    "M403 M404 M405 M406 M407 M408 M409 M410 M412 M413 M414 M415 M416 M417 M418 M420 M421 M422 M424 M427 M501 M503",
    "nota": "M303 M311 M314 M319 M323 M402 M411 M419 M423 M426 M502",
}


@pytest.mark.parametrize(("gravedad_dicha", "codigos"), TABLA.items())
def test_cada_codigo_tiene_la_gravedad_que_dice_la_tabla(gravedad_dicha: str, codigos: str):
    dadas = {c: str(getattr(REGLAS[c].gravedad, "value", REGLAS[c].gravedad)) for c in codigos.split()}
    assert set(dadas.values()) == {gravedad_dicha}, dadas


def test_dependen_de_hoy_solo_los_que_dice_la_tabla():
    conocidos = {c for c, r in REGLAS.items() if r.con_los_dias}
    assert conocidos <= {"M315", "M317", "M320", "M420"}
    assert {"M315", "M317", "M320"} <= conocidos


def test_ningun_nombre_de_regla_se_repite():
    nombres = [r.nombre for r in REGLAS.values()]
    assert len(nombres) == len(set(nombres))


def test_un_codigo_no_se_puede_registrar_dos_veces():
    from monitoreo_cli.reglas.registro import ERROR, LECTURA, regla

    with pytest.raises(ValueError, match="M001"):
        regla("M001", "otra-cosa", ERROR, LECTURA)(lambda: None)
