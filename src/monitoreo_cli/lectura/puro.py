"""El lector de PyYAML para cuando no hay libyaml: da los mismos textos y lugares.

PyYAML no admite una tabulación fuera de comillas y libyaml sí (`lema:⇥Aprender`, o antes de un
comentario). Sin esto, una escuela se leería en una computadora y en otra no.
"""

from typing import Any

import yaml
from yaml.scanner import ScannerError

_SALTOS = "\r\n"
_FIN = "\0\r\n"
_FINALES = {"+": True, "-": False}
_CIFRAS = frozenset("123456789")


class CargadorPuro(yaml.BaseLoader):
    """`BaseLoader` con las tabulaciones, y los escapes inválidos, como los trata libyaml."""

    def scan_to_next_token(self) -> None:
        """Hasta la siguiente pieza; una tabulación vale salvo donde empezaría una clave."""
        while True:
            while self.peek() == " " or (self.peek() == "\t" and (self.flow_level or not self.allow_simple_key)):
                self.forward()
            if self.peek() == "#":
                while self.peek() not in _FIN:
                    self.forward()
            if not self._salto():
                return
            if not self.flow_level:
                self.allow_simple_key = True

    def scan_block_scalar_indicators(self, start_mark: Any) -> tuple[bool | None, int | None]:
        """Los signos tras `|` o `>`: qué hacer con los saltos finales y cuánta sangría."""
        final = sangria = None
        for _ in range(2):
            if final is None and self.peek() in _FINALES:
                final = _FINALES[self.peek()]
                self.forward()
            elif sangria is None and self.peek() in _CIFRAS:
                sangria = int(self.peek())
                self.forward()
        if self.peek() not in (" ", "\t", *_FIN):
            raise ScannerError("while scanning a block scalar", start_mark, "found an unknown sign", self.get_mark())
        return final, sangria

    def scan_block_scalar_ignored_line(self, start_mark: Any) -> None:
        """Lo que sigue a `|` en su línea: espacios, tabulaciones y un comentario."""
        while self.peek() in (" ", "\t"):
            self.forward()
        super().scan_block_scalar_ignored_line(start_mark)

    def scan_plain_spaces(self, indent: int, start_mark: Any) -> list[str]:
        """El blanco que sigue a un trozo de texto sin comillas, con los saltos ya plegados."""
        blanco = self._blancos()
        if self.peek() not in _SALTOS:
            return [blanco] if blanco else []
        self._salto()
        self.allow_simple_key = True
        saltos: list[str] = []
        while not self._marca_de_documento() and self.peek() in (" ", "\t", *_SALTOS):
            if self.peek() in _SALTOS:
                saltos.append(self._salto())
            elif self.peek() == "\t" and self.column < indent:
                causa = "found a tab character"
                raise ScannerError("while scanning a plain scalar", start_mark, causa, self.get_mark())
            else:
                self.forward()
        if self._marca_de_documento():
            return []
        return saltos or [" "]

    def scan_flow_scalar(self, style: str) -> Any:
        """Entre comillas, un escape no puede dar medio carácter (`"\\ud800"`)."""
        pieza: Any = super().scan_flow_scalar(style)
        if any("\ud800" <= letra <= "\udfff" for letra in pieza.value):
            causa = "found invalid Unicode character escape code"
            raise ScannerError("while parsing a quoted scalar", pieza.start_mark, causa, pieza.start_mark)
        return pieza

    def _salto(self) -> str:
        salto: str = self.scan_line_break()  # type: ignore[no-untyped-call]
        return salto

    def _blancos(self) -> str:
        largo = 0
        while self.peek(largo) in (" ", "\t"):
            largo += 1
        blanco: str = self.prefix(largo)
        self.forward(largo)
        return blanco

    def _marca_de_documento(self) -> bool:
        return self.column == 0 and self.prefix(3) in ("---", "...") and self.peek(3) in "\0 \t\r\n"
