"""Un PDF, como lo vería quien lo imprime."""

import io

from pypdf import PdfReader


class Papel:
    """Las páginas de un PDF, con su texto, y lo que dicen sus propiedades."""

    def __init__(self, pdf: bytes) -> None:
        self._lector = PdfReader(io.BytesIO(pdf))
        self.paginas = [" ".join((p.extract_text() or "").split()) for p in self._lector.pages]

    @property
    def es_a4(self) -> bool:
        return all(abs(p.mediabox.width - 595) < 2 and abs(p.mediabox.height - 842) < 2 for p in self._lector.pages)

    @property
    def mal_numeradas(self) -> list[int]:
        """Las páginas que no dicen «Página X de Y», o lo dicen mal."""
        todas = len(self.paginas)
        return [i for i, texto in enumerate(self.paginas, 1) if f"Página {i} de {todas} " not in f"{texto} "]

    @property
    def sin_casi_nada(self) -> list[int]:
        """Las páginas que se gastan en dos renglones."""
        return [i for i, texto in enumerate(self.paginas, 1) if len(texto) < 150]

    @property
    def propiedades(self) -> dict[str, str]:
        """Lo que un visor dice del documento, con su idioma."""
        raiz = self._lector.root_object
        return {**{k: str(v) for k, v in (self._lector.metadata or {}).items()}, "/Lang": str(raiz.get("/Lang", ""))}
