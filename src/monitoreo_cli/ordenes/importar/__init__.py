"""Lee una hoja de cálculo: dice qué cambiaría y, con --aplicar, lo escribe."""
