"""Lo que se importa al usarlo, y no al empezar."""

import subprocess
import sys
from pathlib import Path

ESCUELA = Path(__file__).parents[1] / "ejemplos" / "escuela-modelo"


def correr(*argumentos: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *argumentos], capture_output=True, text=True, check=True, encoding="utf-8")


def test_un_resumen_no_carga_lo_que_no_usa() -> None:
    hecho = correr("-X", "importtime", "-m", "monitoreo_cli", "-C", str(ESCUELA), "resumen", "--etapa", "1")
    importados = {linea.split("|")[-1].strip() for linea in hecho.stderr.splitlines()}
    assert "typer.main" in importados
    assert not importados & {"subprocess", "tokenize", "ipaddress", "traceback", "bz2", "lzma", "zlib"}


def test_lo_pospuesto_se_usa_como_siempre() -> None:
    programa = """if True:
        from monitoreo_cli.pospuestos import posponer
        posponer()
        import subprocess, sys, textwrap
        from ipaddress import ip_address
        print(subprocess.run([sys.executable, "-c", "print(7)"], capture_output=True, text=True).stdout.strip())
        print(textwrap.dedent("  hola"), ip_address("127.0.0.1").is_loopback, textwrap.shorten.__module__)
    """
    assert correr("-c", programa).stdout.splitlines() == ["7", "hola True textwrap"]


def test_lo_que_falta_en_este_python_es_el_error_de_siempre() -> None:
    """Hay Python hechos sin lzma: a quien lo prueba se le dice que no está, como si nada."""
    programa = """if True:
        import sys
        from monitoreo_cli.pospuestos import posponer
        posponer()
        sys.modules["_lzma"] = None
        try:
            from lzma import LZMAFile
        except ImportError as error:
            print(error.name)
    """
    assert correr("-c", programa).stdout.strip() == "_lzma"


def test_lo_que_ya_estaba_importado_no_se_toca() -> None:
    programa = """if True:
        import textwrap
        from monitoreo_cli.pospuestos import posponer
        antes, sangrar = textwrap, textwrap.indent
        posponer()
        import textwrap
        print(textwrap is antes, textwrap.indent is sangrar)
    """
    assert correr("-c", programa).stdout.split() == ["True", "True"]


def test_lo_que_no_existe_dentro_de_lo_pospuesto_es_el_error_de_siempre() -> None:
    programa = """if True:
        from monitoreo_cli.pospuestos import posponer
        posponer()
        import textwrap
        try:
            textwrap.no_existe
        except AttributeError as error:
            print(error)
    """
    assert "no_existe" in correr("-c", programa).stdout
