"""El menú: elegir, responder, correr la orden y enseñar cómo se escribe."""

from collections.abc import Callable
from pathlib import Path

import typer

from monitoreo_cli.errores import ErrorDelMundo
from monitoreo_cli.lectura.cargar import cargar
from monitoreo_cli.lectura.carpeta import Carpeta, escuelas_dentro
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.ordenes._escuela import CARPETA, Abierta, carpeta_dicha, hoy, raiz_de
from monitoreo_cli.ordenes._formulario.conversacion import ANCHO, Conversacion, Salir, Volver
from monitoreo_cli.ordenes._formulario.pregunta import NoVale, Opcion, leer_opcion
from monitoreo_cli.ordenes._formulario.recorrido import Recorrido
from monitoreo_cli.ordenes._portada.entrada import CARPETA_NUEVA, Entrada, directa, leer_carpeta
from monitoreo_cli.ordenes._portada.entradas import INFORMES, hacer_informe, revisar, ver_resultados
from monitoreo_cli.ordenes._portada.registrar import registrar
from monitoreo_cli.texto import contar, desde_aqui, enumerar
from monitoreo_cli.vistas.terminal import Tramo, columnas, parrafo

Ejecutar = Callable[[list[str]], int]
SALIR = "salir"
_DE_NUMERO = "Escribe su número y pulsa Enter."
_DE_CARPETA = "Ahí irá todo lo de la escuela. Enter la llama mi-escuela."
_MENU = (
    Opcion("visita", "Registrar una visita"),
    Opcion("agenda", "Qué me falta"),
    Opcion("resultados", "Ver resultados"),
    Opcion("informe", "Hacer un informe"),
    Opcion("validar", "Revisar el plan"),
    Opcion(SALIR, "Salir"),
)


def atender(ctx: typer.Context, ejecutar: Ejecutar) -> int:
    """La portada y el menú, hasta que la persona sale. Da el código con que termina el programa.

    `ejecutar` corre una línea de órdenes como si se hubiera escrito, y da su código.
    """
    menu = _Menu(ctx, ejecutar)
    try:
        if not menu.hay_escuela() and not menu.entrar() and not menu.crear():
            return 0
        menu.saludar()
        while menu.una_vuelta():
            pass
    except Salir:
        pass
    return 0


class _Menu:
    def __init__(self, ctx: typer.Context, ejecutar: Ejecutar) -> None:
        self._ctx, self._ejecutar = ctx, ejecutar
        self._charla = Conversacion(Path(), al_salir="sale")

    def hay_escuela(self) -> bool:
        try:
            raiz_de(self._ctx)
        except ErrorDelMundo:
            return False
        return True

    def entrar(self) -> bool:
        """Ofrece las que hay justo dentro: quien la creó aquí vuelve aquí; da si se eligió una."""
        donde = carpeta_dicha(self._ctx)
        dentro = escuelas_dentro(Path(donde or "."))
        if not dentro:
            return False
        filas = [[f"{numero})", nombre] for numero, nombre in enumerate(dentro, 1)]
        self._charla.decir(f"La escuela no está en `{donde or Path.cwd().name}`, sino dentro:", *columnas(filas))
        leer = leer_opcion([Opcion(nombre, nombre) for nombre in dentro])
        cual = self._pedir("¿Cuál abro? (Enter: ninguna): ", lambda dicho: leer(dicho) if dicho else "")
        if cual:
            self._ctx.find_root().meta[CARPETA] = str(Path(donde or ".") / cual)
        return bool(cual)

    def crear(self) -> bool:
        """Ofrece crear una escuela; da si ahora la hay."""
        dicha = carpeta_dicha(self._ctx)
        self._charla.decir(f"En `{dicha or Path.cwd().name}` no hay ninguna escuela todavía.")
        if not self._confirmar("¿Creo una?"):
            self._charla.decir("Si ya tienes una, entra a su carpeta, o dila así: monitoreo -C CARPETA")
            return False
        carpeta = dicha or self._pedir(f"¿Cómo se llamará su carpeta? [{CARPETA_NUEVA}]: ", leer_carpeta, _DE_CARPETA)
        self._ensenar(["iniciar", carpeta])
        self._ctx.find_root().meta[CARPETA] = carpeta
        return self.hay_escuela()

    def saludar(self) -> None:
        """La portada; si hay errores en los datos se dicen, y se sigue."""
        from monitoreo_cli.calculo.agenda import DIAS, agenda
        from monitoreo_cli.vistas.portada import portada

        try:
            abierta = Abierta(self._ctx)
        except typer.Exit:
            self._charla.decir("No se puede leer el plan. La opción 5 dice por qué.")
            return
        pendientes = agenda(abierta.escuela, abierta.cuentas, abierta.hoy, DIAS)
        self._charla.decir("", *portada(abierta.escuela, abierta.cuentas, pendientes))
        dicho = [*_por_presentar(abierta), *_por_rectificar(abierta)]
        self._charla.decir(*([Tramo(linea, "aviso")] for linea in dicho))
        if abierta.errores:
            errores = contar(len(abierta.errores), "error", "errores")
            self._charla.decir([Tramo(f"Hay {errores} en los datos: la opción 5 dice cuáles.", "aviso")])

    def una_vuelta(self) -> bool:
        """Elegir y hacer una cosa; da si se sigue."""
        filas = [[f"{numero})", opcion.nombre] for numero, opcion in enumerate(_MENU, 1)]
        self._charla.decir("", [Tramo("¿Qué quieres hacer?", "titulo")], *columnas(filas))
        elegida = self._pedir("Escribe su número: ", _leer)
        if elegida == SALIR:
            return False
        entrada: Entrada | None = self._entrada(elegida)
        while entrada is not None:
            recorrido = Recorrido(self._charla, entrada.guion, {}, se_deja=True)
            try:
                recorrido.seguir_en(0)
            except Volver:
                break
            bien = self._correr(entrada.ordenes(recorrido.estado))
            entrada = entrada.despues(recorrido.estado) if bien else None
        return True

    def _entrada(self, elegida: str) -> Entrada:
        if elegida == "visita":
            return registrar(cargar(Carpeta(raiz_de(self._ctx)).fuentes())[0], hoy())
        if elegida == "resultados":
            return ver_resultados(self._escuela())
        if elegida == "informe":
            from monitoreo_cli.ordenes._plantillas import plantillas_de

            carpeta = desde_aqui(raiz_de(self._ctx) / INFORMES)
            return hacer_informe(self._escuela(), plantillas_de(self._ctx).tipos(), hoy(), carpeta)
        if elegida == "validar":
            raiz = raiz_de(self._ctx)
            return revisar(cargar(Carpeta(raiz).fuentes())[0], hoy(), raiz.resolve())
        return directa(elegida)

    def _escuela(self) -> Escuela:
        return cargar(Carpeta(raiz_de(self._ctx)).base())[0]

    def _correr(self, ordenes: list[list[str]]) -> bool:
        """Una tras otra, mientras salgan bien; da si salieron todas."""
        dicha = carpeta_dicha(self._ctx)
        return not any(self._ensenar(["-C", dicha, *o] if dicha is not None else o) for o in ordenes)

    def _ensenar(self, argumentos: list[str]) -> int:
        """Corre una línea de órdenes y dice cómo se escribe. Da su código de salida."""
        self._charla.decir("")
        codigo = self._ejecutar(argumentos)
        self._charla.decir("", [Tramo(f"Esto mismo se hace con: {_escrita(argumentos)}", "tenue")])
        return codigo

    # ------------------------------------------------------------ preguntar

    def _pedir(self, invitacion: str, leer: Callable[[str], str], ayuda: str = _DE_NUMERO) -> str:
        """Una respuesta; aquí no hay nada antes a donde volver."""
        while True:
            try:
                return str(self._charla.elegir(invitacion, leer, ayuda))
            except Volver:
                continue

    def _confirmar(self, pregunta: str) -> bool:
        while True:
            try:
                return self._charla.confirmar(pregunta)
            except Volver:
                continue


def _por_presentar(abierta: Abierta) -> list[str]:
    """Lo que la UGEL observaría del plan y se puede responder aquí, mientras no termina la primera etapa."""
    primera = next(iter(abierta.escuela.etapas.values()), None)
    if primera is None or (primera.hasta and primera.hasta < abierta.hoy):
        return []
    from monitoreo_cli.reglas.registro import Entorno
    from monitoreo_cli.reglas.revision import revisar as revisadas
    from monitoreo_cli.vistas.antes_de_presentar import por_responder

    faltan = por_responder(revisadas(Entorno(abierta.escuela, abierta.hoy)))
    codigos = enumerar(sorted({p.codigo for p in faltan}))
    falta = "falta" if len(faltan) == 1 else "faltan"
    que = f"Para presentar el plan {falta} {contar(len(faltan), 'cosa')} que la UGEL mira ({codigos}):"
    return parrafo(f"{que} opción 5, completar.", ANCHO) if faltan else []


def _por_rectificar(abierta: Abierta) -> list[str]:
    """Las etapas que cambiaron después de entregarlas sin decir por qué, y dónde se dice."""
    if not abierta.escuela.entregas:
        return []
    from monitoreo_cli.calculo.resumen import resumir
    from monitoreo_cli.ordenes._entregas import situacion_de

    resumenes = [resumir(abierta.escuela, abierta.cuentas, e) for e in abierta.escuela.etapas.values()]
    return [
        f"La etapa {r.etapa.numero} cambió después de entregarla. Di por qué: opción 4, entregar."
        for r in resumenes
        if situacion_de(abierta, r).cambios.hay
    ]


def _leer(dicho: str) -> str:
    if not dicho:
        raise NoVale(f"escribe un número del 1 al {len(_MENU)}; por ejemplo: 2")
    return str(leer_opcion(_MENU)(dicho))


def _escrita(argumentos: list[str]) -> str:
    """La línea de órdenes como se teclea; lo que lleva espacios, entre comillas."""
    return " ".join(["monitoreo", *(f'"{a}"' if " " in a else a for a in argumentos)])
