"""M0xx: lo que impide leer un archivo. Las detecta `lectura`; aquí está su manual."""

from monitoreo_cli.reglas.registro import AVISO, ERROR, LECTURA, regla


@regla("M001", "yaml-invalido", ERROR, LECTURA)
def yaml_invalido() -> None:
    """Por qué importa: un archivo mal escrito no se puede leer y todo lo que dice queda fuera.
    Se avisa una vez por archivo, donde empezó el problema.

    Mal:
        # plan.yaml
        lema: Lo primero: observar

    Bien:
        # plan.yaml
        lema: "Lo primero: observar"
    """


@regla("M002", "no-es-utf8", ERROR, LECTURA)
def no_es_utf8() -> None:
    """Por qué importa: en otra codificación los acentos se leen mal en otra computadora, y un
    nombre o una evidencia quedan estropeados para siempre.

    Mal:
        # plan.yaml, guardado como cp1252
        lema: Enseñar es escuchar

    Bien:
        # plan.yaml
        lema: Enseñar es escuchar
    """


@regla("M003", "clave-repetida", ERROR, LECTURA)
def clave_repetida() -> None:
    """Por qué importa: YAML se queda con la última y la otra se pierde sin aviso.

    Mal:
        # plan.yaml
        lema: Aprender juntos
        lema: Enseñar es escuchar

    Bien:
        # plan.yaml
        lema: Aprender juntos
    """


@regla("M004", "yaml-no-admitido", ERROR, LECTURA)
def yaml_no_admitido() -> None:
    """Por qué importa: anclas, alias, etiquetas y documentos dobles esconden datos a quien lee el
    archivo y a otras herramientas.

    Mal:
        # plan.yaml
        lema: &lema Aprender juntos

    Bien:
        # plan.yaml
        lema: "&lema Aprender juntos"
    """


@regla("M005", "demasiado-grande", ERROR, LECTURA)
def demasiado_grande() -> None:
    """Por qué importa: ninguna visita ocupa más de 1 MiB ni anida más de 32 niveles; si pasa, algo
    se pegó por error.

    Mal:
        # plan.yaml
        lema: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]

    Bien:
        # plan.yaml
        lema: Aprender juntos
    """


@regla("M006", "caracter-invalido", ERROR, LECTURA)
def caracter_invalido() -> None:
    """Por qué importa: un carácter invisible rompe búsquedas y corre la cuenta de líneas.

    Mal:
        # plan.yaml
        lema: Aprender‹U+0007›juntos

    Bien:
        # plan.yaml
        lema: Aprender juntos
    """


@regla("M007", "texto-cortado", AVISO, LECTURA)
def texto_cortado() -> None:
    """Por qué importa: un `#` tras un espacio empieza un comentario, y lo que sigue no se lee.

    Mal:
        # docentes.yaml
        docentes:
          - id: d01
            aula: Aula #3
            grados: [1, 2]
          - id: d02
            grados: [3, 4, 5, 6]

    Bien:
        # docentes.yaml
        docentes:
          - id: d01
            aula: "Aula #3"
            grados: [1, 2]
          - id: d02
            grados: [3, 4, 5, 6]
    """


@regla("M008", "archivo-vacio", ERROR, LECTURA)
def archivo_vacio() -> None:
    """Por qué importa: un archivo sin contenido suele ser una copia que no terminó.

    Mal:
        # docentes.yaml, vacío

    Bien:
        # docentes.yaml
        formato: 1
        docentes:
          - id: d01
            grados: [1, 2]
          - id: d02
            grados: [3, 4, 5, 6]
    """


@regla("M009", "archivo-no-reconocido", AVISO, LECTURA)
def archivo_no_reconocido() -> None:
    """Por qué importa: lo que está fuera de su lugar, o termina en `.yml`, no se lee ni se cuenta.

    Mal:
        # textos.yml
        formato: 1

    Bien:
        # textos.yaml
        formato: 1
    """


@regla("M010", "falta-archivo", ERROR, LECTURA)
def falta_archivo() -> None:
    """Por qué importa: sin la lista de docentes no hay a quién contar; sin instrumento, con qué.

    Mal:
        # docentes.yaml, borrado

    Bien:
        # docentes.yaml
        formato: 1
        docentes:
          - id: d01
            grados: [1, 2]
          - id: d02
            grados: [3, 4, 5, 6]
    """


@regla("M011", "archivo-ilegible", ERROR, LECTURA)
def archivo_ilegible() -> None:
    """Por qué importa: el archivo está, pero el sistema no deja leerlo, y sus datos quedan fuera.

    Mal:
        # docentes.yaml, sin permiso de lectura

    Bien:
        # docentes.yaml
        formato: 1
        docentes:
          - id: d01
            grados: [1, 2]
          - id: d02
            grados: [3, 4, 5, 6]
    """
