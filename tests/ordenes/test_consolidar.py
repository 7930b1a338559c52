"""`monitoreo consolidar`: trescientos correos en una carpeta, con todo lo que trae un correo."""

import csv
import io
import json
import os
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.escuelas import BASE, VISITA
from tests.instantaneas import instantanea
from tests.ordenes.conftest import Correr
from tests.paquetes import al_azar, conteo, etapa, paquete

PADRON = "codigo_modular;nombre\r\n1;San Cristóbal\r\n2;Los Andes\r\n3;Santa Rosa\r\n20;Camicachi\r\n"


def guardar(carpeta: Path, **paquetes: Any) -> None:
    carpeta.mkdir(parents=True, exist_ok=True)
    for nombre, datos in paquetes.items():
        (carpeta / f"{nombre}.json").write_text(json.dumps(datos), encoding="utf-8")


@pytest.fixture
def correo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Lo que llega a una UGEL: copias, rectificaciones, un vacío, uno cortado, uno de PowerShell, un oficio."""
    monkeypatch.chdir(tmp_path)
    carpeta = tmp_path / "correo"
    dos = [etapa(), etapa(2)]
    guardar(
        carpeta,
        **{"ugel": paquete("0000001"), "ugel (1)": paquete("0000001"), "ugel (2)": paquete("0000002")},
        **{"ugel (3)": paquete("0000002", "2024-07-12", etapas=dos), "ugel (4)": paquete("0000003", huella="a")},
        **{"ugel (5)": paquete("0000003", huella="b", etapas=[]), "ugel (6)": paquete("0000004", etapas=dos)},
        **{"ugel (7)": paquete("0000005", etapas=[etapa(desde="II")])},
    )
    (carpeta / "ugel (8).json").write_bytes(b"")
    (carpeta / "ugel (9).json").write_text(json.dumps(paquete("0000009")), encoding="utf-16")
    (carpeta / "ugel (10).JSON").write_text(json.dumps(paquete("0000010"))[:150], encoding="utf-8")
    (carpeta / "oficio.pdf").write_bytes(b"%PDF")
    (tmp_path / "padron.csv").write_text(PADRON, encoding="cp1252")
    return carpeta


def test_asi_se_ve_en_pantalla(correr: Correr, correo: Path) -> None:
    codigo, salida, errores = correr("consolidar", "correo", "--padron", "padron.csv")
    assert codigo == 1
    instantanea("consolidar.txt", f"{salida}---\n{errores}")
    assert max(map(len, (salida + errores).splitlines())) <= 80


def test_asi_se_ve_en_markdown(correr: Correr, correo: Path) -> None:
    instantanea("consolidar.md", correr("consolidar", "correo", "--padron", "padron.csv", "--formato", "md")[1])


def test_asi_se_ve_en_json(correr: Correr, correo: Path) -> None:
    salida = correr("consolidar", "correo", "--padron", "padron.csv", "--formato", "json")[1]
    instantanea("consolidar.json", salida)
    assert list(json.loads(salida)) == [
        "formato", "reservado", "escuelas", "cortes", "repetidos", "rechazados", "reemplazados", "en_choque", "padron",
        "etapas",
    ]  # fmt: skip


def test_en_el_csv_cada_desempeno_suma_los_programados(correr: Correr, correo: Path) -> None:
    filas = list(csv.DictReader(io.StringIO(correr("consolidar", "correo", "--formato", "csv")[1])))
    sumas: dict[tuple[str, str, str], int] = {}
    for f in filas:
        clave = f["etapa"], f["escuelas"], f["programados"]
        sumas[clave] = sumas.get(clave, 0) + int(f["docentes"])
    assert sumas
    assert all(int(programados) == suma for (_, _, programados), suma in sumas.items())


def test_todo_en_orden_sale_con_0_y_callado(correr: Correr, tmp_path: Path) -> None:
    guardar(tmp_path, a=paquete("0000001"), b=paquete("0000002"))
    codigo, salida, errores = correr("consolidar", tmp_path)
    assert (codigo, errores) == (0, "")
    assert "RESERVADO" in salida
    assert "2 de 4 (50,0 %)" in salida


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15, deadline=None)
@given(datos=st.lists(al_azar(), min_size=1, max_size=6), azar=st.randoms(use_true_random=False))
def test_ni_el_orden_ni_las_carpetas_cambian_el_resultado(
    correr: Correr, tmp_path_factory: pytest.TempPathFactory, datos: list[Any], azar: Any
) -> None:
    raiz = tmp_path_factory.mktemp("rutas")
    for i, uno in enumerate(datos):
        guardar(raiz / "juntos", **{str(i): uno})
        guardar(raiz / "aparte" / str(azar.randint(0, 2)), **{str(i): uno})
    sueltos = sorted((raiz / "aparte").rglob("*.json"))
    azar.shuffle(sueltos)
    juntos = correr("consolidar", raiz / "juntos", "--formato", "json")
    aparte = correr("consolidar", *sueltos, "--formato", "json")
    assert aparte[:2] == juntos[:2]
    assert correr("consolidar", raiz / "aparte", *sueltos[:2], "--formato", "json")[0] == juntos[0]


def test_una_carpeta_de_escuela_cuenta_como_el_paquete_que_entregaria_hoy(correr: Correr, escuela: Path) -> None:
    correr("exportar", "ugel", "--salida", escuela.parent / "paquetes" / "ugel.json")
    de_carpeta = correr("consolidar", escuela, "--formato", "json")
    de_paquete = correr("consolidar", escuela.parent / "paquetes", "--formato", "json")
    assert de_carpeta == de_paquete
    juntos = json.loads(correr("consolidar", escuela.parent, "--formato", "json")[1])
    assert (juntos["escuelas"], juntos["repetidos"]) == (1, 1)


def test_una_escuela_sin_codigo_o_con_errores_se_dice_y_las_demas_siguen(correr: Correr, escuela: Path) -> None:
    otra = escuela.parent / "otra"
    shutil.copytree(escuela, otra)
    plan = BASE["plan.yaml"].replace('  codigo_modular: "0426307"\n', "")
    (otra / "plan.yaml").write_text(plan, encoding="utf-8")
    (escuela / "observaciones/2024-04-23-d02.yaml").write_text("formato: 1\nfecha: [", encoding="utf-8")
    codigo, salida, errores = correr("consolidar", escuela.parent, "--formato", "json")
    assert codigo == 1
    assert json.loads(salida)["escuelas"] == 1
    dicho = errores.replace("\n  ", " ")
    assert "no se sabe de qué escuela es" in dicho
    assert "tiene 1 error, y así se sumó" in dicho


def test_las_que_faltan_son_una_lista_para_ir_llamandolas(correr: Correr, tmp_path: Path) -> None:
    guardar(tmp_path / "c", a=paquete("0000001"))
    nombres = [f"Escuela de la comunidad campesina de Chijichaya número {n}" for n in range(1, 6)]
    padron = "".join(f"000000{n},{nombre}\n" for n, nombre in enumerate(nombres, 1))
    (tmp_path / "padron.csv").write_text(f"COD_MOD,CEN_EDU\n{padron}", encoding="utf-8")
    pedido = ("consolidar", tmp_path / "c", "--padron", tmp_path / "padron.csv")
    lista = [f"000000{n} {nombre}" for n, nombre in enumerate(nombres[1:], 2)]
    assert "\n".join(["Entregaron 1 de 5. Faltan:", *(f"  {una}" for una in lista)]) in correr(*pedido)[1]
    assert "\n".join(f"- {una}" for una in lista) in correr(*pedido, "--formato", "md")[1]


def test_un_padron_sin_nombres_se_dice(correr: Correr, tmp_path: Path) -> None:
    guardar(tmp_path / "c", a=paquete("0000001"))
    (tmp_path / "padron.csv").write_text("codigo_modular,director\n0000002,Rosa\n", encoding="utf-8")
    _, salida, errores = correr("consolidar", tmp_path / "c", "--padron", tmp_path / "padron.csv")
    assert "Faltan: 0000002." in salida
    assert "no tiene una columna `nombre`" in errores


def test_se_sabe_quien_mando_lo_mas_viejo(correr: Correr, tmp_path: Path) -> None:
    dias = ("2024-07-09", "2024-07-01", "2024-07-05", "2024-07-03", "2024-07-01")
    guardar(tmp_path, **{str(n): paquete(f"000000{n}", dia) for n, dia in enumerate(dias)})
    assert "Con el más antiguo: 0000001 y 0000004." in " ".join(correr("consolidar", tmp_path)[1].split())
    guardar(tmp_path, **{str(n): paquete(f"000000{n}", "2024-06-30") for n in range(5, 10)})
    assert "antiguo: 0000005, 0000006, 0000007 y 2 más." in " ".join(correr("consolidar", tmp_path)[1].split())


def test_si_una_carpeta_tapa_el_paquete_que_mando_su_escuela_se_avisa(correr: Correr, escuela: Path) -> None:
    guardar(escuela.parent / "recibidos", ugel=paquete("0426307", "2024-05-02"))
    codigo, _, errores = correr("consolidar", escuela.parent)
    assert codigo == 0
    aviso = (
        f"aviso: de 0426307 cuenta la carpeta {escuela}, como está hoy, y no el paquete "
        f"{escuela.parent}/recibidos/ugel.json, del 2024-05-02; si la carpeta es vieja o tiene errores, quítala de ahí "
        "y contará el paquete"
    )
    assert aviso in " ".join(errores.replace(os.sep, "/").split())
    assert correr("consolidar", escuela)[2] == ""


def test_una_carpeta_con_errores_tapa_a_su_paquete_y_se_nombran_los_dos(
    correr: Correr, escuela: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(escuela.parent)
    guardar(Path("recibidos"), ugel=paquete("0426307", "2024-05-02"))
    Path("escuela", VISITA).write_text("docente: d99\n", encoding="utf-8")
    codigo, salida, errores = correr("consolidar", "recibidos", "escuela")
    dicho = " ".join(errores.split())
    assert codigo == 1
    assert "Consolidado de 1 escuela" in salida
    assert "cuenta la carpeta escuela, como está hoy, y no el paquete recibidos/ugel.json, del 2024-05-02" in dicho
    assert "error: escuela: tiene 4 errores, y así se sumó; míralos con: monitoreo -C escuela validar" in dicho


@pytest.mark.parametrize(("extension", "comienzo"), [("csv", b"\xef\xbb\xbfetapa,"), ("md", b"**RESERVADO"),
                                                     ("json", b"{"), ("docx", b"PK")])  # fmt: skip
def test_se_guarda_en_un_archivo_que_abre_con_doble_clic(
    correr: Correr, tmp_path: Path, extension: str, comienzo: bytes
) -> None:
    guardar(tmp_path / "c", a=paquete("0000001"))
    destino = tmp_path / f"consolidado.{extension}"
    codigo, salida, errores = correr("consolidar", tmp_path / "c", "--salida", destino)
    assert (codigo, salida) == (0, "")
    assert "Escrito: " in errores
    assert destino.read_bytes().startswith(comienzo)


def test_una_extension_que_no_se_escribe_se_dice(correr: Correr, tmp_path: Path) -> None:
    guardar(tmp_path / "c", a=paquete("0000001"))
    codigo, _, errores = correr("consolidar", tmp_path / "c", "--salida", tmp_path / "consolidado.xlsx")
    assert (codigo, "termínalo en .csv, .json, .md o .docx" in errores) == (2, True)


def test_datos_de_dos_anios_se_avisan(correr: Correr, tmp_path: Path) -> None:
    guardar(tmp_path, a=paquete("0000001", "2023-12-20"), b=paquete("0000002", "2024-07-05"))
    assert "Son de antes: 0000001" in correr("consolidar", tmp_path)[1]


def test_lo_que_traiga_un_paquete_no_manda_en_la_terminal(correr: Correr, tmp_path: Path) -> None:
    raro = etapa(rubrica="\x1b[31mrojo|<b>")
    raro["desempenos"] = [conteo("=1+1 \x1b[2J" + "x" * 90, {"I" * 50: 0, "III": 2}, sin_dato=1)]
    guardar(tmp_path, a=paquete(etapas=[raro]))
    salida = correr("consolidar", tmp_path)[1]
    assert "\x1b" not in salida
    assert max(map(len, salida.splitlines())) <= 80
    assert "'=1+1" in correr("consolidar", tmp_path, "--formato", "csv")[1]
    assert "<b>" not in correr("consolidar", tmp_path, "--formato", "md")[1].replace(r"\<b\>", "")


@pytest.mark.parametrize(
    ("argumentos", "salida", "dicho"),
    [
        (["no-hay"], 3, "no existe `no-hay`"), (["."], 3, "no hay ningún paquete ni escuela en `.`"),
        ([], 2, "falta `RUTA...`"), ([".", "--padron", "no-hay.csv"], 3, "no se puede leer `no-hay.csv`"),
        ([".", "--formato", "html"], 2, "usa tabla, json, csv o md"),
    ],
)  # fmt: skip
def test_lo_mal_pedido_se_dice(
    correr: Correr, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, argumentos: list[str], salida: int, dicho: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert correr("consolidar", *argumentos)[:2] == (salida, "")
    assert dicho in correr("consolidar", *argumentos)[2]


def test_un_archivo_que_se_nombra_se_lee_se_llame_como_se_llame(correr: Correr, tmp_path: Path) -> None:
    (tmp_path / "ugel.txt").write_text(json.dumps(paquete()), encoding="utf-8")
    assert correr("consolidar", tmp_path / "ugel.txt")[0] == 0


@pytest.mark.skipif(os.name == "nt", reason="las tuberías con nombre son de POSIX")
@pytest.mark.parametrize("alguien_escribe", [False, True])
def test_una_tuberia_entre_los_paquetes_no_lo_deja_esperando(
    correr: Correr, tmp_path: Path, alguien_escribe: bool
) -> None:
    os.mkfifo(tmp_path / "tubo.json")
    quien = os.open(tmp_path / "tubo.json", os.O_RDWR) if alguien_escribe else None
    corrida = correr("consolidar", tmp_path)
    if quien is not None:
        os.close(quien)
    assert corrida[0] == 1
    assert "tubo.json: no es un archivo; sácalo de la carpeta" in " ".join(corrida[2].split())


def test_un_enlace_que_da_vueltas_no_lo_cuelga(correr: Correr, tmp_path: Path) -> None:
    guardar(tmp_path, a=paquete())
    (tmp_path / "vuelta").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "roto.json").symlink_to(tmp_path / "nada")
    codigo, salida, errores = correr("consolidar", tmp_path, "--formato", "json")
    assert (codigo, json.loads(salida)["escuelas"]) == (1, 1)
    assert "no existe (o es un enlace roto)" in errores.replace("\n  ", " ")


# ---------------------------------------------------------------- para publicar


def _de_doce(codigo: str, niveles: dict[str, int]) -> dict[str, Any]:
    quienes = {"total": 12, "programados": 12, "monitoreados": 12, "no_monitoreados": 0, "no_programados": {}}
    una = {**etapa(**quienes), "desempenos": [conteo("involucra", niveles)]}
    return paquete(codigo, etapas=[una])


def test_lo_que_se_publica_tapa_las_cuentas_pequenas_y_no_nombra_escuelas(
    correr: Correr, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    guardar(tmp_path / "c", a=_de_doce("0000001", {"I": 1, "II": 0, "III": 11, "IV": 0}))
    guardar(tmp_path / "c", b=_de_doce("0000002", {"I": 0, "II": 7, "III": 5, "IV": 0}))
    codigo, salida, dicho = correr("consolidar", "c", "--publico")
    assert (codigo, dicho) == (0, "")
    assert "0000001" not in salida
    assert "RESERVADO" not in salida
    assert "involucra <5 oculto 16 0 0 16 de 24 (66,7 %)" in " ".join(salida.split())
    pagina = correr("consolidar", "c", "--publico", "--formato", "md")[1]
    assert "| involucra | \\<5 | oculto | 16 | 0 | 0 | 16 de 24 (66,7 %) |" in pagina


def test_con_muy_pocos_docentes_no_se_publica_el_reparto(correr: Correr, tmp_path: Path) -> None:
    guardar(tmp_path / "c", a=paquete("0000001"))
    codigo, salida, _ = correr("consolidar", tmp_path / "c", "--publico", "--formato", "md")
    assert codigo == 0
    assert "Con menos de 5 docentes" in salida
    assert "| Desempeño" not in salida


def test_antes_de_publicar_se_advierte_lo_que_una_fila_dice_de_todos(correr: Correr, tmp_path: Path) -> None:
    guardar(tmp_path / "c", a=_de_doce("0000001", {"I": 0, "II": 12, "III": 0, "IV": 0}))
    codigo, salida, dicho = correr("consolidar", tmp_path / "c", "--publico")
    assert codigo == 0
    assert "  Etapa 1, involucra: todos están en II.\n" in dicho
    assert "todos están" not in salida


@pytest.mark.parametrize("formato", ["json", "csv"])
def test_lo_publico_es_para_leer_y_no_para_otro_programa(correr: Correr, correo: Path, formato: str) -> None:
    assert correr("consolidar", correo, "--publico", "--formato", formato)[0] == 2


def test_el_word_dice_reservado_en_cada_hoja_y_el_publico_no(correr: Correr, tmp_path: Path) -> None:
    guardar(tmp_path / "c", a=_de_doce("0000001", {"I": 0, "II": 6, "III": 6, "IV": 0}))
    for nombre, opciones, dicho in (("r", (), True), ("p", ("--publico",), False)):
        destino = tmp_path / f"{nombre}.docx"
        assert correr("consolidar", tmp_path / "c", *opciones, "--salida", destino)[0] == 0
        with zipfile.ZipFile(destino) as partes:
            cuerpo, cabecera = (partes.read(f"word/{parte}.xml").decode() for parte in ("document", "header1"))
        assert ("RESERVADO" in cuerpo, "RESERVADO" in cabecera) == (dicho, dicho)
