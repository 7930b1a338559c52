"""Lo que se sabe de cada año y sólo se sugiere: lo que manda es lo que diga el plan."""

# El nombre oficial va bajo el membrete, entre comillas.
NOMBRES = {
    2023: "Año de la unidad, la paz y el desarrollo",
    2024: "Año del Bicentenario, de la consolidación de nuestra Independencia, "
    "y de la conmemoración de las heroicas batallas de Junín y Ayacucho",
    2025: "Año de la recuperación y consolidación de la economía peruana",
    2026: "Año de la Esperanza y el Fortalecimiento de la Democracia",
}
