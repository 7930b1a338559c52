"""`monitoreo` sin orden: la portada y un menú que lleva a las mismas órdenes.

`entradas` dice qué se pregunta en cada una y qué orden resulta; `menu` la corre y la enseña.
"""
