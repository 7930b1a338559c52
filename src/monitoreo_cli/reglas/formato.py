"""M1xx: valores que no son del tipo que el formato espera. Las detecta `lectura`; aquí, su manual."""

from monitoreo_cli.reglas.registro import AVISO, ERROR, LECTURA, regla


@regla("M101", "falta-clave", ERROR, LECTURA)
def falta_clave() -> None:
    """Por qué importa: sin ese dato el archivo no se puede usar. Se señala el bloque que debía llevarlo.

    Mal:
        # plan.yaml
        periodo:
          desde: 2024-03

    Bien:
        # plan.yaml
        periodo:
          desde: 2024-03
          hasta: 2024-12
    """


@regla("M102", "clave-desconocida", ERROR, LECTURA)
def clave_desconocida() -> None:
    """Por qué importa: una clave mal escrita no se lee, y su dato se perdería en silencio.

    Mal:
        # docentes.yaml
        docentes:
          - id: d01
            grado: [1, 2]
          - id: d02
            grados: [3, 4, 5, 6]

    Bien:
        # docentes.yaml
        docentes:
          - id: d01
            grados: [1, 2]
          - id: d02
            grados: [3, 4, 5, 6]
    """


@regla("M103", "tipo-incorrecto", ERROR, LECTURA)
def tipo_incorrecto() -> None:
    """Por qué importa: donde va una lista no se puede leer un texto suelto, ni al revés.

    Mal:
        # plan.yaml
        palabras_clave: Monitoreo

    Bien:
        # plan.yaml
        palabras_clave:
          - Monitoreo
    """


@regla("M104", "valor-fuera-de-lista", ERROR, LECTURA)
def valor_fuera_de_lista() -> None:
    """Por qué importa: estas claves sólo admiten unas palabras; otra no se sabría contar.

    Mal:
        # docentes.yaml
        docentes:
          - id: d01
            grados: [1, 2]
            condicion: nombrada
          - id: d02
            grados: [3, 4, 5, 6]

    Bien:
        # docentes.yaml
        docentes:
          - id: d01
            grados: [1, 2]
            condicion: nombrado
          - id: d02
            grados: [3, 4, 5, 6]
    """


@regla("M105", "fecha-invalida", ERROR, LECTURA)
def fecha_invalida() -> None:
    """Por qué importa: una fecha que no existe no cae en ninguna etapa.

    Mal:
        # plan.yaml
        aprobacion:
          fecha: 31/02/2024

    Bien:
        # plan.yaml
        aprobacion:
          fecha: 29/02/2024
    """


@regla("M106", "hora-invalida", ERROR, LECTURA)
def hora_invalida() -> None:
    """Por qué importa: con las horas se sabe cuánto duró la observación.

    Mal:
        # observaciones/2024-04-16-d01.yaml
        inicio: "8.15"

    Bien:
        # observaciones/2024-04-16-d01.yaml
        inicio: "8:15"
    """


@regla("M107", "codigo-invalido", ERROR, LECTURA)
def codigo_invalido() -> None:
    """Por qué importa: el código modular tiene 7 cifras, el de local 6 y el DNI 8, con sus ceros.

    Mal:
        # plan.yaml
        institucion:
          nombre: Los Andes
          nivel_educativo: primaria
          caracteristica: polidocente incompleta
          codigo_modular: 426307
          codigo_local: "070370"

    Bien:
        # plan.yaml
        institucion:
          nombre: Los Andes
          nivel_educativo: primaria
          caracteristica: polidocente incompleta
          codigo_modular: "0426307"
          codigo_local: "070370"
    """


@regla("M108", "id-invalido", ERROR, LECTURA)
def id_invalido() -> None:
    """Por qué importa: los ids nombran archivos; sin espacios ni acentos valen igual en cualquier
    computadora.

    Mal:
        # docentes.yaml
        docentes:
          - id: Docente 1
            grados: [1, 2]
          - id: d02
            grados: [3, 4, 5, 6]

    Bien:
        # docentes.yaml
        docentes:
          - id: d01
            grados: [1, 2]
          - id: d02
            grados: [3, 4, 5, 6]
    """


@regla("M109", "formato-no-admitido", ERROR, LECTURA)
def formato_no_admitido() -> None:
    """Por qué importa: la versión dice cómo leer el archivo dentro de veinte años.

    Mal:
        # textos.yaml
        formato: uno

    Bien:
        # textos.yaml
        formato: 1
    """


@regla("M110", "numero-fuera-de-rango", ERROR, LECTURA)
def numero_fuera_de_rango() -> None:
    """Por qué importa: un grado que no existe en el nivel, o cero visitas por docente, es un error
    de tecleo que torcería las cuentas.

    Mal:
        # docentes.yaml
        docentes:
          - id: d01
            grados: [1, 2]
          - id: d02
            grados: [3, 4, 5, 7]

    Bien:
        # docentes.yaml
        docentes:
          - id: d01
            grados: [1, 2]
          - id: d02
            grados: [3, 4, 5, 6]
    """


@regla("M190", "permiso-sin-uso", AVISO, LECTURA)
def permiso_sin_uso() -> None:
    """Por qué importa: un permiso que ya no calla nada esconde lo que venga después. Sobre un error
    tampoco vale: los errores se corrigen.

    Mal:
        # plan.yaml
        lema: Aprender juntos  # monitoreo: permite M310

    Bien:
        # plan.yaml
        lema: Aprender juntos
    """
