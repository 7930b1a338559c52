"""El calendario: lo lee la biblioteca `icalendar`, dice lo mismo siempre y no lleva nombres."""

from datetime import date, datetime, timedelta
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoreo_cli import __version__
from monitoreo_cli.calculo.cuentan import Cuentas
from monitoreo_cli.lectura.cargar import cargar
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.salidas import ics
from tests.escuelas import HOY, OTRA, PLAN, VISITA, Contenido, fuentes
from tests.generadores import escuelas_al_azar, escuelas_mutadas
from tests.instantaneas import instantanea
from tests.vistas.informes import cargada, ejemplo
from tests.vistas.marcas import con_marcas, marcas_en


def calendario(escuela: Escuela, hoy: date = HOY, nombres: bool = False) -> str:
    return ics.calendario(escuela, Cuentas(escuela), hoy, nombres)


def eventos(texto: str) -> dict[str, Any]:
    """Los eventos por su UID, sin lo que va tras la arroba."""
    leido = icalendar.Calendar.from_ical(texto.encode())
    return {str(e["UID"]).partition("@")[0]: e for e in leido.walk("VEVENT")}


def test_el_calendario_del_ejemplo_es_el_guardado():
    texto = calendario(ejemplo("escuela-modelo"), date(2025, 8, 20))
    sin_version = texto.replace(__version__, "X").replace("\r\n", "\n")
    instantanea("cronograma-escuela-modelo.ics", sin_version)


def test_trae_etapas_visitas_dialogos_y_plazos():
    hallados = eventos(calendario(cargada({})))
    assert set(hallados) == {
        "etapa-1", "etapa-2", "visita-2-d01-20240815",
        "dialogo-2024-04-02-d01", "dialogo-2024-04-16-d01", "dialogo-2024-04-23-d02",
        "compromiso-2024-04-16-d01-c1", "compromiso-2024-06-07-preguntas-c1",
    }  # fmt: skip
    etapa = hallados["etapa-1"]
    assert (etapa.decoded("DTSTART"), etapa.decoded("DTEND")) == (date(2024, 4, 1), date(2024, 7, 1))
    assert hallados["compromiso-2024-04-16-d01-c1"].decoded("DTSTART") == date(2024, 7, 15)


def test_un_compromiso_cumplido_no_tiene_plazo_que_recordar():
    assert "compromiso-2024-04-02-d01-c1" not in eventos(calendario(cargada({})))


def test_un_dialogo_que_falta_va_en_el_ultimo_dia_para_hacerlo_a_tiempo():
    sin_dialogo = cargada({OTRA: "formato: 1\ndocente: d02\netapa: 1\nfecha: 2024-04-23\nobservador: director\n"
                                 "estado: cerrada\nrubrica: minedu-2018\ndesempenos: {}\n"})  # fmt: skip
    evento = eventos(calendario(sin_dialogo))["dialogo-2024-04-23-d02"]
    assert evento.decoded("DTSTART") == date(2024, 4, 28)
    assert evento["SUMMARY"] == "Falta el diálogo con d02"


def test_una_visita_hecha_va_a_su_hora_de_lima_y_una_por_hacer_dura_todo_el_dia():
    previstas = "visitas_previstas:\n" + "".join(
        f"  - {{docente: d02, etapa: {e}, fecha: {f}}}\n" for e, f in ((1, "2024-04-22"), (2, "2024-08-15"))
    )
    hallados = eventos(calendario(cargada({PLAN: previstas})))
    hecha, por_hacer = hallados["visita-1-d02-20240422"], hallados["visita-2-d02-20240815"]
    inicio = hecha.decoded("DTSTART")
    assert isinstance(inicio, datetime)
    assert (inicio.isoformat(), inicio.utcoffset()) == ("2024-04-23T08:15:00-05:00", timedelta(hours=-5))
    assert hecha.decoded("DTEND") - inicio == timedelta(minutes=90)
    assert por_hacer.decoded("DTEND") - por_hacer.decoded("DTSTART") == timedelta(days=1)


def test_sin_ninguna_hora_no_hace_falta_la_zona():
    assert "VTIMEZONE" not in calendario(cargada({PLAN: "visitas_previstas: []\n"}))
    con_hora = cargada({PLAN: "visitas_previstas:\n  - {docente: d02, etapa: 1, fecha: 2024-04-23}\n"})
    (zona,) = icalendar.Calendar.from_ical(calendario(con_hora).encode()).walk("VTIMEZONE")
    assert zona["TZID"] == "America/Lima"


def test_al_cambiar_de_fecha_conserva_su_uid_y_sube_su_secuencia():
    base = "visitas_previstas:\n  - {docente: d01, etapa: 2, fecha: 2024-08-15%s}\n"
    antes = eventos(calendario(cargada({PLAN: base % ""})))["visita-2-d01-20240815"]
    despues = eventos(calendario(cargada({PLAN: base % ", nueva_fecha: 2024-08-22"})))["visita-2-d01-20240815"]
    assert (antes["UID"], antes["SEQUENCE"]) == (despues["UID"], 0)
    assert (despues["SEQUENCE"], despues.decoded("DTSTART")) == (1, date(2024, 8, 22))


def test_dos_previstas_iguales_no_comparten_uid():
    dos = "visitas_previstas:\n" + "  - {docente: d01, etapa: 2, fecha: 2024-08-15}\n" * 2
    assert {"visita-2-d01-20240815", "visita-2-d01-20240815-2"} <= set(eventos(calendario(cargada({PLAN: dos}))))


def test_los_mismos_archivos_y_el_mismo_hoy_dan_los_mismos_bytes():
    primero, segundo = (calendario(ejemplo("escuela-modelo"), HOY) for _ in range(2))
    assert primero == segundo
    assert "DTSTAMP:20240620T000000Z\r\n" in primero


# ---------------------------------------------------------------- privacidad


def test_lleva_ids_y_ningun_texto_libre_salvo_que_se_pida():
    institucion = {f"Institucion.{c}" for c in ("tipo", "numero", "nombre", "codigo_modular")}
    con_ids, con_nombres = (marcas_en(calendario(con_marcas(), nombres=n).replace("\r\n ", "")) for n in (False, True))
    assert con_ids == institucion | {"Etapa.nombre"}
    assert con_nombres - con_ids == {"Identidad.nombre", "VisitaPrevista.no_realizada"}


def test_con_nombres_el_calendario_se_llama_reservado():
    titulos = [calendario(con_marcas(), nombres=n).split("X-WR-CALNAME:")[1].split(" ")[0] for n in (False, True)]
    assert titulos == ["Monitoreo", "RESERVADO:"]


def test_el_texto_de_un_compromiso_sale_solo_con_nombres():
    escuela = cargada({})
    assert "pregunta abierta" not in calendario(escuela)
    assert "pregunta abierta" in calendario(escuela, nombres=True)


# ---------------------------------------------------------------- cómo se escribe


@pytest.mark.parametrize("texto", ["uno, dos; tres", "una\\barra", "dos\nrenglones", "con «acentos» y ñ" * 12, ";,\\n"])
def test_un_texto_vuelve_igual(texto: str):
    dicho = "'" + texto.replace("'", "''") + "'" if "\n" not in texto else '"' + texto.replace("\n", "\\n") + '"'
    escuela = cargada({VISITA: f"compromisos:\n  - id: c1\n    texto: {dicho}\n    plazo: 2024-07-15\n"})
    evento = eventos(calendario(escuela, nombres=True))["compromiso-2024-04-16-d01-c1"]
    assert str(evento["DESCRIPTION"]) == f"2024-04-16-d01/c1 (pendiente). {texto}"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=400))
def test_plegar_no_pierde_nada_ni_pasa_de_75_octetos(linea: str):
    trozos = list(ics.plegar(linea))
    assert all(len(t.encode()) <= 75 for t in trozos)
    assert all(t.startswith(" ") for t in trozos[1:])
    assert trozos[0] + "".join(t[1:] for t in trozos[1:]) == linea


def test_ninguna_linea_del_archivo_pasa_de_75_octetos_aunque_lleve_acentos():
    nombre = "Ñandú acompañó " * 20
    escuela = cargada({PLAN: f"etapas:\n  - {{numero: 1, nombre: {nombre}, desde: 2024-04, hasta: 2024-06}}\n"})
    texto = calendario(escuela)
    assert max(len(x.encode()) for x in texto.split("\r\n")) <= 75
    assert "Ñandú acompañó Ñandú" in str(eventos(texto)["etapa-1"]["SUMMARY"])


def test_un_plan_sin_nada_que_fechar_da_un_calendario_vacio_que_se_lee():
    assert eventos(calendario(Escuela())) == {}


@given(escuelas_mutadas() | escuelas_al_azar(), st.booleans())
def test_el_calendario_se_lee_aunque_la_escuela_este_estropeada(textos: dict[str, Contenido], nombres: bool):
    escuela, _ = cargar(fuentes(textos))
    texto = calendario(escuela, nombres=nombres)
    uids = [str(e["UID"]) for e in icalendar.Calendar.from_ical(texto.encode()).walk("VEVENT")]
    assert len(uids) == len(set(uids)) == texto.count("BEGIN:VEVENT")
