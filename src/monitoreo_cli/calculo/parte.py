"""Una etapa con lo que un informe dice de ella."""

from monitoreo_cli.calculo.entrega import Situacion
from monitoreo_cli.calculo.resumen import Resumen
from monitoreo_cli.valor import Valor


class Parte(Valor):
    """Sus resultados, y si ya se entregó."""

    resumen: Resumen
    situacion: Situacion
