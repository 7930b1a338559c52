"""La escuela de las pruebas está sana: si no, ninguna prueba diría lo que parece."""

from tests.escuelas import BASE, todos_los_problemas


def test_la_escuela_de_las_pruebas_no_tiene_ningun_problema():
    assert todos_los_problemas(BASE, pendientes=True) == []
