"""`monitoreo plan completar`: lo que se pregunta, lo que queda escrito y lo que no se toca."""

import contextlib
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitoreo_cli.escritura.comentada import en_ejemplo
from monitoreo_cli.escritura.nueva_escuela import POR_ESCRIBIR
from monitoreo_cli.lectura.cargar import cargar
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.plan import Plan
from monitoreo_cli.ordenes._formulario.conversacion import Conversacion
from monitoreo_cli.ordenes._formulario.pregunta import NoVale
from monitoreo_cli.ordenes.plan._completar.llenado import Llenado
from monitoreo_cli.ordenes.plan._completar.partes import PARTES
from monitoreo_cli.problema import Gravedad
from monitoreo_cli.reglas.registro import Entorno, gravedad_de
from monitoreo_cli.reglas.revision import revisar
from monitoreo_cli.texto import ancho
from tests.instantaneas import CARPETA as INSTANTANEAS
from tests.instantaneas import instantanea
from tests.ordenes.conftest import Conversar, Correr
from tests.ordenes.plan.conftest import HOY, INICIAR, PLAN, recien_creada

COMPLETAR = ["plan", "completar"]


def leida() -> Escuela:
    return cargar(Carpeta(Path()).fuentes())[0]


def plan() -> Plan:
    hallado = leida().plan
    assert hallado is not None
    return hallado


def problemas() -> list[str]:
    escuela, dichos = cargar(Carpeta(Path()).fuentes())
    return [p.codigo for p in dichos + revisar(Entorno(escuela, HOY, pendientes=True))]


def test_de_principio_a_fin_no_queda_nada_por_presentar(conversar: Conversar, nueva: Path) -> None:
    antes = (nueva / "plan.yaml").read_text("utf-8")
    codigo, salida, dicho = conversar(COMPLETAR, *PLAN, "t")
    assert (codigo, salida) == (0, "plan.yaml\n")
    assert max(map(ancho, dicho.splitlines())) <= 80
    instantanea("plan-completar.txt", dicho)
    instantanea("plan-completado.yaml", (nueva / "plan.yaml").read_text("utf-8"))
    assert problemas() == []
    assert conversar(["validar", "--pendientes"]).salida == "Todo en orden: 4 archivos, 0 visitas\n"
    assert not quitadas(antes, (nueva / "plan.yaml").read_text("utf-8"))
    informe = conversar(["informe", "plan"]).salida
    assert "Que las preguntas hagan pensar" in informe
    assert POR_ESCRIBIR not in informe


def test_sin_instrumento_no_se_pregunta_lo_que_se_elige_de_el(conversar: Conversar, nueva: Path) -> None:
    (nueva / "rubricas/minedu-2018.yaml").unlink()
    _, _, dicho = conversar(
        [*COMPLETAR, "monitoreo", "diagnostico", "items"], "", "", "", "Esperar", "", "", "", "Clima"
    )
    assert "Necesidad 2: ¿qué hace falta?" in dicho
    assert "Ítem 2: ¿qué se monitorea?" in dicho
    assert "¿Con qué" not in dicho


def test_desde_una_escuela_sin_nada_respondido(
    conversar: Conversar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MONITOREO_INTERACTIVO", raising=False)
    assert conversar(["iniciar", "--sin-preguntas"]).codigo == 0
    escuela = ["IE 0024 Ñusta", "", "", "primaria", "unidocente", "0426307", "070370", *["Puno"] * 5, "1-6", "12"]
    gente = ["Ñuflo Muñoz", "Director encargado", "Aula Única", "1-6"]
    metas = PLAN.index("0 1 2 0") + 1
    respuestas = [*PLAN[:metas], *["1"] * 5, *PLAN[metas + 5 :]]
    assert conversar(COMPLETAR, *escuela, *gente, *respuestas, "t").codigo == 0
    assert problemas() == []
    assert leida().nombre == "IE 0024 Ñusta"
    assert [(p.nombre, p.cargo) for p in plan().equipo] == [("Ñuflo Muñoz", "Director encargado")]
    assert [(d.aula, d.grados) for d in leida().docentes.values()] == [("Aula Única", (1, 2, 3, 4, 5, 6))]
    assert POR_ESCRIBIR not in Path("plan.yaml").read_text("utf-8") + Path("docentes.yaml").read_text("utf-8")


def test_lo_que_se_salta_se_pregunta_otro_dia_y_lo_respondido_no(conversar: Conversar, nueva: Path) -> None:
    _, _, dicho = conversar(COMPLETAR, "", "Nadie pregunta", ".", "!")
    assert "1 respuesta en plan.yaml." in dicho
    assert "Sigue cuando quieras con: monitoreo plan completar" in dicho
    assert "Parte 1 de 9: por qué se hace" in dicho
    _, _, dicho = conversar(COMPLETAR, "!")
    assert "¿En qué consiste el plan?" in dicho
    _, _, dicho = conversar(COMPLETAR, "Acompañamos", ".", "!")
    assert "¿Por qué se hace así?" in dicho
    assert "¿Qué problema" not in dicho


def test_un_objetivo_a_medias_se_sigue_donde_quedo(conversar: Conversar, nueva: Path) -> None:
    conversar([*COMPLETAR, "objetivos"], "Que las preguntas hagan pensar")
    respuestas = ["", "Docentes que preguntan", "Planear juntos", "", "", "t"]
    _, _, dicho = conversar([*COMPLETAR, "objetivos"], *respuestas)
    assert "¿qué quieres lograr este año? [Que las preguntas hagan pensar]" in dicho
    assert dicho.index("comprobará el objetivo o1?") < dicho.index("comprobará el objetivo o2?")
    assert [(o.id, o.indicador, o.responde_a) for o in plan().objetivos] == [
        ("o1", "Docentes que preguntan", None), ("o2", None, None),
    ]  # fmt: skip


def test_corregir_y_borrar_no_deja_restos(conversar: Conversar, nueva: Path) -> None:
    antes = (nueva / "plan.yaml").read_bytes()
    conversar([*COMPLETAR, "metas"], "1", "<", "2", "<", "-", *["", ""], "", "", "", "")
    assert (nueva / "plan.yaml").read_bytes() == antes
    conversar([*COMPLETAR, "metas"], "1", "", "", "", "", "1", "2", "t")
    assert [(m.desempeno, m.docentes) for m in plan().metas] == [("involucra", 2)]


def test_una_parte_pedida_agrega_a_lo_que_hay(conversar: Conversar, nueva: Path) -> None:
    conversar(COMPLETAR, *PLAN, "t")
    antes = (nueva / "plan.yaml").read_text("utf-8")
    assert "no le falta nada de lo que aquí se pregunta" in conversar(COMPLETAR).errores
    conversar([*COMPLETAR, "objetivos"], *[""] * 4, "Visitarnos entre colegas", "Visitas hechas", "", "t")
    conversar([*COMPLETAR, "recursos"], "", "Pasajes: 30", "", "t")
    conversar([*COMPLETAR, "sustento"], "", "", "", "3", ".", "t")
    assert [o.id for o in plan().objetivos] == ["o1", "o2", "o3"]
    financiamiento = plan().financiamiento
    assert financiamiento is not None
    assert [r.nombre for r in financiamiento.rubros] == ["Copias de las fichas", "Pasajes"]
    assert plan().base_legal[2:] == ("RVM 005-2020-MINEDU", "Ley 29733, Ley de Protección de Datos Personales")
    assert not quitadas(antes, (nueva / "plan.yaml").read_text("utf-8"))


def test_lo_escrito_otro_dia_se_corrige_nombrando_su_parte(conversar: Conversar, nueva: Path) -> None:
    conversar(COMPLETAR, *PLAN, "t")
    antes = (nueva / "plan.yaml").read_text("utf-8")
    conversar([*COMPLETAR, "sustento"], "", "Nadie pregunta nada", ".", "", "", "t")
    conversar([*COMPLETAR, "metas"], "", "2", "", "", "", "t")
    conversar([*COMPLETAR, "linea-base"], "", "0 1 2 0", "", "", "", "t")
    conversar([*COMPLETAR, "actividades"], *["", "", "", "junio"], *[""] * 6, "t")
    despues = antes.replace("problema: Las preguntas se responden con una palabra.", "problema: Nadie pregunta nada")
    despues = despues.replace(
        "razonamiento\n    etapa: 3\n    docentes: 1", "razonamiento\n    etapa: 3\n    docentes: 2"
    )
    despues = despues.replace("      II: 2\n      III: 1\n      IV: 0", "      II: 1\n      III: 2\n      IV: 0", 1)
    despues = despues.replace("desde: 2024-05\n    hasta: 2024-10\n", "desde: 2024-06\n    hasta: 2024-06\n")
    assert (nueva / "plan.yaml").read_text("utf-8") == despues
    _, _, dicho = conversar([*COMPLETAR, "sustento"], "", "-", "!")
    assert "eso ya estaba escrito: puedes cambiarlo; para quitarlo, bórralo en el archivo" in " ".join(dicho.split())
    assert (nueva / "plan.yaml").read_text("utf-8") == despues


def test_responder_lo_mismo_no_cambia_nada(conversar: Conversar, nueva: Path) -> None:
    conversar(COMPLETAR, *PLAN, "t")
    antes = (nueva / "plan.yaml").read_bytes()
    _, salida, dicho = conversar([*COMPLETAR, "recursos"], "Recursos propios", "", "t")
    assert salida == ""
    assert "No respondiste nada nuevo: el plan quedó como estaba." in dicho
    assert (nueva / "plan.yaml").read_bytes() == antes


def test_una_respuesta_que_dejaria_un_error_no_se_guarda(conversar: Conversar, nueva: Path) -> None:
    conversar(COMPLETAR, *PLAN, "t")
    antes = (nueva / "plan.yaml").read_bytes()
    _, _, dicho = conversar([*COMPLETAR, "escuela"], "", "", "", "inicial", "", "!")
    assert "con eso quedaría un error, `1` está fuera de rango (M110)" in " ".join(dicho.split())
    assert (nueva / "plan.yaml").read_bytes() == antes


def test_los_grados_de_un_docente_se_amplian_y_no_se_quitan(conversar: Conversar, nueva: Path) -> None:
    _, _, dicho = conversar([*COMPLETAR, "docentes"], "", "1, 3", "1-3", "t")
    assert "d01: ¿qué grados tiene? [1, 2]" in dicho
    assert "no se quita nada de lo que ya está" in " ".join(dicho.split())
    assert leida().docentes["d01"].grados == (1, 2, 3)


def test_lo_que_un_plan_puede_llevar_ademas_solo_se_pregunta_si_se_nombra(conversar: Conversar, nueva: Path) -> None:
    conversar(COMPLETAR, *PLAN, "t")
    antes = (nueva / "plan.yaml").read_text("utf-8")
    presentacion = ["Preguntar para pensar", "Año del Bicentenario", "3, 4", "Preguntas", "Diálogo", ".", "Nada.", "."]
    enfoques = ["Crítico reflexivo", "Se conversa antes de aconsejar.", ".", ""]
    items = ["Clima de aula", "1", "4, 5", ""]
    partes = ["presentacion", "enfoques", "items"]
    codigo, _, dicho = conversar([*COMPLETAR, *partes], *presentacion, *enfoques, *items, "t")
    assert (codigo, "No vale" in dicho) == (0, False)
    hay = plan()
    assert (hay.lema, hay.compromisos_de_gestion) == ("Preguntar para pensar", (3, 4))
    assert hay.palabras_clave == ("Preguntas", "Diálogo")
    assert [(e.nombre, e.texto) for e in hay.enfoques] == [("Crítico reflexivo", "Se conversa antes de aconsejar.")]
    assert [(i.rubrica, i.desempenos) for i in hay.items_priorizados] == [("minedu-2018", ("respeto", "regula"))]
    assert problemas() == []
    assert not quitadas(antes, (nueva / "plan.yaml").read_text("utf-8"))
    conversar([*COMPLETAR, "presentacion", "items"], "", "", "1, 3, 4", *[""] * 5, "Uso del tiempo", "1", "1", "", "t")
    assert [i.nombre for i in plan().items_priorizados] == ["Clima de aula", "Uso del tiempo"]
    assert plan().compromisos_de_gestion == (3, 4, 1)


def test_una_fecha_que_no_cuadra_se_dice_y_se_corrige(conversar: Conversar, nueva: Path) -> None:
    respuestas = ["abril", "<", "4/3 al 8/3", "11/3 al 27/3"]
    _, _, dicho = conversar([*COMPLETAR, "actividades"], *respuestas, "!")
    assert "Ojo: «Diagnóstico» termina el 30/4/2024 y la etapa 1 empieza el 1/4/2024 (M401)." in " ".join(dicho.split())
    assert dicho.count("Ojo") == 1
    assert [str(a.hasta) for a in plan().actividades] == ["2024-03-08", "2024-03-27"]


@pytest.mark.parametrize(
    ("parte", "dicho", "explica"),
    [
        ("recursos", ["", "Pasajes 30"], "no lleva dos puntos en medio"),
        ("recursos", ["", "Pasajes: treinta"], "no es un monto en soles"),
        ("metas", ["3"], "no es un número de 1 a 2"), ("linea-base", ["s", "1 1"], "no son 4 números"),
        ("actividades", ["cuando se pueda"], "no son meses de 2024"), ("sustento", ["", "", "", "99", "."], "`99` no"),
        ("dias-sin-clases", ["Vacaciones: pronto"], "no son meses de 2024"),
    ],
)  # fmt: skip
def test_lo_que_no_se_entiende_se_dice_con_un_ejemplo(
    conversar: Conversar, nueva: Path, parte: str, dicho: list[str], explica: str
) -> None:
    antes = (nueva / "plan.yaml").read_bytes()
    corrida = conversar([*COMPLETAR, parte], *dicho)
    assert "No vale: " in corrida.errores
    assert explica in " ".join(corrida.errores.split())
    assert (nueva / "plan.yaml").read_bytes() == antes


def test_cada_pregunta_tiene_su_ayuda_y_cabe(nueva: Path) -> None:
    llenado = Llenado(Carpeta(nueva), HOY, PARTES, True, Conversacion(nueva))
    preguntas = llenado.preguntas()
    assert len(preguntas) > 20
    assert [p.rotulo for p in preguntas if not p.ayuda] == []
    assert [p.rotulo for p in preguntas if ancho(f"{p.texto} (Enter: {p.salto}): ") > 80] == []


def test_el_diagnostico_puede_ser_del_anio_anterior(conversar: Conversar, nueva: Path) -> None:
    conversar([*COMPLETAR, "actividades"], "diciembre de 2023")
    assert [(str(a.desde), str(a.hasta)) for a in plan().actividades] == [("2023-12-01", "2023-12-31")]


def sin_quien_lo_visite(nueva: Path) -> None:
    """Todavía no se sabe quién visita a la directora, que tiene aula."""
    for archivo in (nueva / "plan.yaml", nueva / "docentes.yaml"):
        texto = re.sub(r"  - id: ugel\n.*\n    externo: sí\n", "", archivo.read_text("utf-8"))
        archivo.write_text(texto.replace("    lo_monitorea: ugel\n", ""), "utf-8")


def test_quien_visita_a_quien_dirige_entra_en_el_equipo(conversar: Conversar, nueva: Path) -> None:
    sin_quien_lo_visite(nueva)
    _, salida, _ = conversar(COMPLETAR, "Especialista de la UGEL", *[""] * 40, "t")
    assert salida == "plan.yaml\ndocentes.yaml\n"
    assert [(p.id, p.nombre, p.externo) for p in plan().equipo][1:] == [("ugel", "Especialista de la UGEL", True)]
    assert leida().docentes["d03"].lo_monitorea == "ugel"


def test_quien_visita_a_quien_dirige_se_puede_borrar_entero(conversar: Conversar, nueva: Path) -> None:
    sin_quien_lo_visite(nueva)
    antes = [(nueva / archivo).read_bytes() for archivo in ("plan.yaml", "docentes.yaml")]
    conversar(COMPLETAR, "Director de otra escuela", "<", "-", "!")
    assert [(nueva / archivo).read_bytes() for archivo in ("plan.yaml", "docentes.yaml")] == antes


def test_una_actividad_con_el_nombre_de_siempre_no_se_toca(conversar: Conversar, nueva: Path) -> None:
    propia = (
        "actividades:\n  - id: monitoreo\n    clase: otra\n    nombre: Mía\n    desde: 2024-04\n    hasta: 2024-05\n"
    )
    archivo = nueva / "plan.yaml"
    archivo.write_text(archivo.read_text("utf-8").replace("# actividades:\n", f"{propia}# otras:\n"), "utf-8")
    _, _, dicho = conversar([*COMPLETAR, "actividades"], "", *["1"] * 12)
    assert "Visitas de monitoreo: ¿en qué meses?" not in dicho
    assert propia in archivo.read_text("utf-8")


def test_si_la_lista_crecio_se_pregunta_cuantos_son(conversar: Conversar, nueva: Path) -> None:
    conversar(["docente", "nuevo", "--id", "d04", "--grados", "6"])
    _, _, dicho = conversar(COMPLETAR, "3", *[""] * 40, "t")
    assert "¿Cuántos docentes son? [2]" in dicho
    assert "el plan dice 2 docentes y en docentes.yaml hay 3" in dicho
    poblacion = plan().poblacion
    assert poblacion is not None
    assert poblacion.docentes == 3


# ---------------------------------------------------------------- lo que no se puede


def test_sin_terminal_es_mal_uso_y_dice_que_hacer(correr: Correr, nueva: Path) -> None:
    antes = (nueva / "plan.yaml").read_bytes()
    codigo, salida, dicho = correr(*COMPLETAR)
    assert (codigo, salida) == (2, "")
    assert "hace falta una terminal" in dicho
    assert "monitoreo validar" in dicho
    assert (nueva / "plan.yaml").read_bytes() == antes


def test_una_parte_que_no_existe_se_dice_con_la_parecida(conversar: Conversar, nueva: Path) -> None:
    codigo, _, dicho = conversar([*COMPLETAR, "objetivo"])
    assert codigo == 2
    assert "¿quisiste decir `objetivos`?" in dicho


def test_un_plan_que_no_se_lee_no_se_toca(conversar: Conversar, nueva: Path) -> None:
    (nueva / "plan.yaml").write_text("formato: [1\n", "utf-8")
    codigo, salida, dicho = conversar(COMPLETAR, "hola")
    assert (codigo, salida) == (1, "")
    assert "no se puede leer `plan.yaml`" in dicho


def test_lo_escrito_entre_llaves_que_no_admite_mas_se_dice_y_se_sigue(conversar: Conversar, nueva: Path) -> None:
    archivo = nueva / "plan.yaml"
    archivo.write_text(archivo.read_text("utf-8").replace("# financiamiento:", "financiamiento: propio\n# f:"), "utf-8")
    antes = archivo.read_bytes()
    codigo, _, dicho = conversar([*COMPLETAR, "recursos"], "De la escuela", "Pasajes: 30", "", "t")
    assert codigo == 0
    assert "sin tocar algo más" in " ".join(dicho.split())
    assert archivo.read_bytes() == antes


# ---------------------------------------------------------------- lo que no se respondió

RESPUESTAS = ["1", "2", "1 2", "s", "Uno: dos # tres", "Línea\ncon «otra»", "abril", "Feria: octubre", "Pasajes: 30",
              "0 1 1 1", "~", "0426307", "del 1/8 al 9/8"]  # fmt: skip


def quitadas(antes: str, despues: str) -> list[str]:
    """Las líneas de antes que ya no están, en su orden, sin contar los ejemplos comentados que cedieron su sitio."""
    for campo in Plan.CAMPOS.values():
        if en_ejemplo(campo, "").search(antes) and not en_ejemplo(campo, "").search(despues):
            antes = en_ejemplo(campo, "").sub("", antes, count=1)
    quedan = iter(despues.splitlines())
    return [linea for linea in antes.splitlines() if linea and linea not in quedan]  # `in` consume hasta hallarla


class _QueDiceQueSi(Conversacion):
    """Sin nadie al otro lado a quien confirmarle nada."""

    def confirmar(self, pregunta: str, al_vacio: str = "") -> bool:
        return True


@settings(max_examples=15)
@given(st.data())
def test_lo_que_no_se_respondio_queda_byte_a_byte(data: st.DataObject) -> None:
    """Se responda lo que se responda: ni una línea ajena cambia, y sólo cede el ejemplo de lo respondido."""
    salto, bom = data.draw(st.sampled_from(["\n", "\r\n"])), data.draw(st.sampled_from(["", "\ufeff"]))
    completo = data.draw(st.booleans())
    archivos = recien_creada(*INICIAR[: len(INICIAR) if completo else data.draw(st.integers(0, len(INICIAR)))])
    if completo:
        archivos["plan.yaml"] = (INSTANTANEAS / "plan-completado.yaml").read_text("utf-8")
    with tempfile.TemporaryDirectory() as dicho:
        raiz = Path(dicho)
        for ruta, texto in archivos.items():
            (raiz / ruta).parent.mkdir(parents=True, exist_ok=True)
            (raiz / ruta).write_bytes((bom + texto.replace("\n", salto)).encode())
        antes = (raiz / "plan.yaml").read_bytes().decode()
        llenado = Llenado(Carpeta(raiz), HOY, PARTES, completo, _QueDiceQueSi(raiz))
        responder_a_lo_que_caiga(llenado, data)
        despues = (raiz / "plan.yaml").read_bytes().decode()
        escuela, problemas = cargar(Carpeta(raiz).fuentes())
        problemas += revisar(Entorno(escuela, HOY))
        assert [p.mensaje for p in problemas if gravedad_de(p) is Gravedad.ERROR] == []
        respondidas = {clave for clave in llenado.estado if clave in Plan.CAMPOS}
    for clave, campo in Plan.CAMPOS.items():
        if clave not in respondidas:
            assert tramo(antes, clave) == tramo(despues, clave)
        elif en_ejemplo(campo, "").search(antes):
            assert not en_ejemplo(campo, "").search(despues)


def responder_a_lo_que_caiga(llenado: Llenado, data: st.DataObject) -> None:
    sitio = 0
    while sitio < min(40, len(lista := llenado.preguntas())):
        pregunta, dicho = lista[sitio], data.draw(st.sampled_from([*RESPUESTAS, None, None]))
        if dicho is not None:
            with contextlib.suppress(NoVale):
                llenado.anotar(pregunta, pregunta.leer(dicho))
        sitio = next((i for i, p in enumerate(llenado.preguntas()) if p.camino == pregunta.camino), sitio) + 1


def tramo(texto: str, clave: str) -> str:
    """Las líneas de una clave de arriba, desde la explicación que la precede hasta la de la siguiente."""
    explicacion = re.escape(f"# {Plan.CAMPOS[clave].doc}")
    hallado = re.search(rf"(?ms)^{explicacion}.*?(?=\r?\n\r?\n# [A-ZÁÉÍÓÚ]|\Z)", texto)
    assert hallado is not None, clave
    return hallado[0]


def test_un_paro_pasa_la_visita_a_otro_dia(conversar: Conversar, escuela: Path) -> None:
    antes = (escuela / "plan.yaml").read_text("utf-8")
    codigo, salida, dicho = conversar([*COMPLETAR, "previstas"], "1", "4", "Paro regional", "22/8", "t")
    assert (codigo, salida) == (0, "plan.yaml\n")
    assert "`4` no lo explica" in dicho
    despues = (escuela / "plan.yaml").read_text("utf-8")
    assert "    no_realizada: Paro regional\n    nueva_fecha: 2024-08-22\n" in despues
    assert not quitadas(antes, despues)


def test_al_decir_otra_visita_no_queda_nada_en_la_primera(conversar: Conversar, escuela: Path) -> None:
    antes = (escuela / "plan.yaml").read_text("utf-8")
    conversar([*COMPLETAR, "previstas"], "1", "Paro", "22/8", "1", "-", "t")
    assert (escuela / "plan.yaml").read_text("utf-8") == antes


def test_una_licencia_se_anota_aunque_una_meta_deje_de_caber(conversar: Conversar, escuela: Path) -> None:
    escrito = (escuela / "plan.yaml").read_text("utf-8")
    (escuela / "plan.yaml").write_text(escrito.replace("    docentes: 1\n", "    docentes: 2\n"), "utf-8")
    _, salida, dicho = conversar([*COMPLETAR, "ausencias"], "d02", "licencia", "2", "t")
    assert salida == "docentes.yaml\n"
    assert "Ojo: la meta pide 2 docentes" in dicho
    assert leida().docentes["d02"].ausencias[-1].etapas == (2,)
    assert leida().docentes["d02"].ausencias[-1].motivo == "licencia"


def test_quien_se_fue_deja_de_contar_desde_su_ultimo_dia(conversar: Conversar, escuela: Path) -> None:
    conversar([*COMPLETAR, "ausencias"], "d02", "ya no", "1/7", "t")
    assert str(leida().docentes["d02"].hasta) == "2024-07-01"


def test_una_fecha_mal_puesta_se_avisa_una_vez(conversar: Conversar, nueva: Path) -> None:
    dicho = conversar([*COMPLETAR, "actividades"], "", "", "", "", "abril").errores
    assert dicho.count("Ojo:") == 1
    assert "más por lo mismo. Con `<` lo corriges." in " ".join(dicho.split())


def test_un_numero_que_se_escapa_no_borra_un_texto_ya_escrito(conversar: Conversar, escuela: Path) -> None:
    antes = (escuela / "plan.yaml").read_text("utf-8")
    dicho = conversar([*COMPLETAR, "sustento"], "6", "5", ".", "").errores
    assert "no lo explica: dilo con palabras" in dicho
    assert (escuela / "plan.yaml").read_text("utf-8") == antes


LARGO = "Acompañamos a las tres aulas.\nCon una visita por etapa, y un diálogo el mismo día.\n"


@pytest.fixture
def con_texto(escuela: Path) -> Path:
    """El plan, con una descripción de dos líneas."""
    archivo = escuela / "plan.yaml"
    escrito = "descripcion: |\n  " + LARGO.rstrip().replace("\n", "\n  ")
    dicho = archivo.read_text("utf-8").replace("descripcion: Una visita por docente y etapa.", escrito)
    archivo.write_text(dicho, "utf-8")
    return archivo


@pytest.mark.parametrize("dicho", ["n", "", "!", "<"])
def test_un_texto_largo_no_se_reemplaza_si_no_se_dice_que_si(conversar: Conversar, con_texto: Path, dicho: str) -> None:
    antes = con_texto.read_bytes()
    visto = conversar([*COMPLETAR, "sustento"], "Otra cosa", ".", dicho, "", "!").errores
    assert "Ya dice: Acompañamos a las tres aulas. Con una visita por" in visto
    assert "¿Reemplazarlo? (s/n)" in visto
    assert "Queda como estaba." in visto
    assert "¿Qué problema quiere resolver?" in visto or dicho in ("!", "<")
    assert con_texto.read_bytes() == antes


def test_un_texto_largo_se_reemplaza_si_se_dice_que_si(conversar: Conversar, con_texto: Path) -> None:
    assert conversar([*COMPLETAR, "sustento"], "Otra cosa", ".", "s", "!").salida == "plan.yaml\n"
    assert plan().descripcion == "Otra cosa"


def test_salir_a_medio_reemplazo_deja_lo_que_habia_y_lo_dice(conversar: Conversar, con_texto: Path) -> None:
    antes = con_texto.read_bytes()
    _, salida, dicho = conversar([*COMPLETAR, "sustento"], "Otra", "!", "s", "s")
    assert "Queda como estaba." in dicho
    assert "¿Reemplazarlo?" not in dicho
    assert (salida, con_texto.read_bytes()) == ("", antes)


def test_una_linea_larga_tambien_se_confirma_y_lo_que_solo_crece_no(conversar: Conversar, con_texto: Path) -> None:
    de_una = "Las preguntas se responden con una palabra " + "y nadie repregunta " * 4 + "."
    cambiar = [*COMPLETAR, "sustento"]
    assert "¿Reemplazarlo?" not in conversar(cambiar, "", de_una, ".", "!").errores
    assert "¿Reemplazarlo?" not in conversar(cambiar, *LARGO.splitlines(), "Y en julio se revisa.", ".", "!").errores
    assert plan().descripcion == f"{LARGO}Y en julio se revisa.\n"
    assert "¿Reemplazarlo?" in conversar(cambiar, "", "Nadie pregunta", ".", "n", "!").errores
    assert plan().problema == de_una


def test_en_marzo_la_portada_dice_cuanto_le_falta_al_plan_y_donde(
    conversar: Conversar, nueva: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dicho = " ".join(conversar([], "6").errores.split())
    assert "Para presentar el plan faltan" in dicho
    assert "M417" in dicho
    assert "opción 5, completar." in dicho
    monkeypatch.setenv("MONITOREO_HOY", "2024-08-10")
    assert "Para presentar el plan" not in conversar([], "6").errores
