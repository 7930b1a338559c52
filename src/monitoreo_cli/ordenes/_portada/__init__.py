"""`monitoreo` sin orden: la portada y un menú que lleva a las mismas órdenes.

`entrada` es qué se pregunta y qué orden resulta; `registrar` y `entradas`, las que hay; `menu` la corre
y la enseña.
"""
