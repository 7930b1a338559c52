"""El cambio entre dos etapas, como lo muestran los informes: mancuernas y matrices de nivel a nivel."""

from collections.abc import Sequence

from monitoreo_cli.calculo.avance import Avance, Cambio, Pareja
from monitoreo_cli.modelo.rubrica import Rubrica
from monitoreo_cli.texto import contar, enumerar
from monitoreo_cli.vistas import graficos_en_el_tiempo as graficos
from monitoreo_cli.vistas.advertencias import pocos
from monitoreo_cli.vistas.avance import QUE_COMPARA, cuenta_en_palabras, lo_que_influye
from monitoreo_cli.vistas.graficos import DESDE_BARRAS
from monitoreo_cli.vistas.informe import Llano, Nombres
from monitoreo_cli.vistas.informe_niveles import celda, desempeno, escala_de, siglas_de


def cambio(avance: Avance, nombres: Nombres) -> Llano:
    """Dos etapas comparadas; sin instrumento común o sin comparables, sólo las notas que lo dicen."""
    instrumento = avance.instrumento
    escala = escala_de(instrumento) if instrumento else []
    hay = bool(avance.parejas) and instrumento is not None
    return {
        "de": avance.de.numero,
        "a": avance.a.numero,
        "comparables": len(avance.parejas),
        "escala": escala,
        "desempenos": [_desempeno(c, avance, instrumento, escala) for c in avance.desempenos if hay and instrumento],
        "docentes": [
            _docente(p, avance, escala, nombres) for p in avance.parejas if len(avance.parejas) < DESDE_BARRAS
        ],
        "antes": _antes(avance, nombres) if hay else [],
        "notas": _notas(avance, nombres),
    }


def _desempeno(cambio: Cambio, avance: Avance, instrumento: Rubrica, escala: Sequence[Llano]) -> Llano:
    claves = instrumento.claves
    con_par = [p for p in avance.parejas if p.salto(cambio.id, claves) is not None]
    en_logro = [sum(getattr(p, c)[cambio.id] in instrumento.claves_en_logro for p in con_par) for c in _LADOS]
    if len(avance.parejas) >= DESDE_BARRAS:
        grafico = graficos.mancuerna_de_logro(en_logro[0], en_logro[1], len(con_par))
    else:
        filas = [(p.docente, claves.index(p.antes[cambio.id]), claves.index(p.despues[cambio.id])) for p in con_par]
        grafico = graficos.mancuernas(filas, escala)
    cuenta = cuenta_en_palabras(cambio, len(avance.parejas))
    return {
        **desempeno(cambio),
        "cuenta": cuenta,
        "sube": cambio.sube, "igual": cambio.igual, "baja": cambio.baja, "sin_par": len(cambio.sin_par),
        "en_logro": f"en logro, de {en_logro[0]} a {en_logro[1]} de {len(con_par)}",
        "grafico": grafico if con_par else {},
        "descripcion": _descripcion(cambio, avance, con_par, cuenta),
        "matriz": [{"orden": i, "cuentas": list(f.values())} for i, f in enumerate(cambio.matriz.values(), 1)],
    }  # fmt: skip


_LADOS = ("antes", "despues")


def _descripcion(cambio: Cambio, avance: Avance, con_par: list[Pareja], cuenta: str) -> str:
    """Lo que el dibujo muestra, dicho: con pocos, de qué nivel a cuál pasó cada uno."""
    frase = f"De la etapa {avance.de.numero} a la {avance.a.numero}: {cuenta}."
    if len(avance.parejas) >= DESDE_BARRAS:
        return frase
    pasos = (f"{p.docente} de {p.antes[cambio.id]} a {p.despues[cambio.id]}" for p in con_par)
    return f"{frase} {enumerar(pasos)}."


def _docente(pareja: Pareja, avance: Avance, escala: list[Llano], nombres: Nombres) -> Llano:
    return {
        "nombre": nombres.de(pareja.docente),
        "detalle": nombres.detalle(pareja.docente),
        "pasos": [{lado: celda(getattr(pareja, lado).get(c.id), escala) for lado in _LADOS} for c in avance.desempenos],
    }


def _antes(avance: Avance, nombres: Nombres) -> list[str]:
    """Lo que hay que saber antes de mirar el cambio: a cuántos se compara, y qué más cambió."""
    cuantos = contar(len(avance.parejas), "docente")
    return [f"Con visita que cuenta en ambas etapas: {cuantos}. {QUE_COMPARA}", *lo_que_influye(avance, nombres.de)]


def _notas(avance: Avance, nombres: Nombres) -> list[str]:
    """A quiénes no se compara y por qué, y con qué cuidado se lee."""
    if avance.instrumento is None:
        una, otra = (enumerar(i) or "ninguno" for i in avance.instrumentos)
        return [f"No comparten instrumento ({una}; {otra}), y dos instrumentos no se comparan."]
    notas = [] if avance.parejas else ["Ningún docente tiene visita que cuente en ambas etapas."]
    for motivo in dict.fromkeys(avance.solo_en_una.values()):
        suyos = (d for d, m in avance.solo_en_una.items() if m == motivo)
        notas.append(f"No se compara a {nombres.enumerados(suyos)}: {motivo}.")
    niveles = {getattr(p, lado).get(c.id) for p in avance.parejas for lado in _LADOS for c in avance.desempenos}
    return [*notas, *siglas_de(niveles), *pocos(len(avance.parejas))]
