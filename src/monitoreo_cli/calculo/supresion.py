"""Qué cuentas se pueden publicar sin señalar a nadie (05, punto 18).

Una celda de 1 a 4 docentes se tapa. Como los totales se publican, lo tapado podría hallarse restando:
por eso se tapan además otras celdas, hasta que ninguna tapada pueda valer una sola cosa.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from monitoreo_cli.valor import Valor

MINIMO = 5
Suma = frozenset[int]


class Publicada(Valor):
    """Una celda como se publica. `numero` es `None` si va tapada.

    De una tapada, `es_poca` es si se dice que es de 1 a 4; donde alguna se dice, las demás se sabe que
    no lo son. `None` si de ninguna se dice.
    """

    numero: int | None
    es_poca: bool | None = None

    def puede_valer(self, tope: int) -> Suma:
        """Lo que alguien puede suponer de ella sin saber nada más."""
        if self.numero is not None:
            return frozenset([self.numero])
        return frozenset(n for n in range(tope + 1) if self.es_poca is None or self.es_poca != es_publicable(n))


def es_publicable(cuenta: int) -> bool:
    """Cero, o bastantes para que no señale a nadie."""
    return cuenta == 0 or cuenta >= MINIMO


def suprimir(cuentas: Sequence[int], grupos: Sequence[range] = ()) -> list[Publicada]:
    """Las celdas de una fila cuya suma se publica. De `grupos`, si los hay, se sabe que alguno es de 1 a 4.

    Las de 1 a 4 se dicen pocas y, mientras alguna tapada o algún grupo de pocos se pueda deducir, se tapa
    otra: la menor de las que quedan. Si ni así basta, se tapan todas sin decir cuáles son pocas.
    """
    total = sum(cuentas)
    callados = [g for g in grupos if not es_publicable(sum(cuentas[i] for i in g))]
    fila = [Publicada(n if es_publicable(n) else None, es_poca=not es_publicable(n)) for n in cuentas]
    for siguiente in sorted(range(len(cuentas)), key=lambda i: (cuentas[i] == 0, cuentas[i])):
        if not se_deduce(fila, total, callados, grupos):
            return fila
        if fila[siguiente].numero is not None:
            fila[siguiente] = Publicada(None, es_poca=False)
    return [Publicada(None)] * len(cuentas) if se_deduce(fila, total, callados, grupos) else fila


class FilaPublicada(Valor):
    """Cómo se reparten los docentes de un desempeño, como se publica. `en_logro` es `None` si se tapa.

    Lo que se publica de una fila suma los monitoreados, que también se publican.
    """

    niveles: list[Publicada]
    sin_nivel: Publicada
    en_logro: int | None


def publicar_fila(niveles: Sequence[int], desde_logro: int, sin_nivel: int) -> FilaPublicada:
    """Publica una fila. `desde_logro` es la posición del primer nivel de logro.

    Cuántos están en logro se dice sólo si ese grupo, el otro y los sin nivel son publicables; entonces
    cada grupo se tapa por su cuenta, porque su suma ya se sabe. Callarlo también dice algo: que alguno no lo es.
    """
    bajo, logro = niveles[:desde_logro], niveles[desde_logro:]
    if all(es_publicable(n) for n in (sum(bajo), sum(logro), sin_nivel)):
        return FilaPublicada([*suprimir(bajo), *suprimir(logro)], Publicada(sin_nivel), sum(logro))
    fin = len(niveles)
    *celdas, ultima = suprimir(
        [*niveles, sin_nivel], (range(desde_logro), range(desde_logro, fin), range(fin, fin + 1))
    )
    return FilaPublicada(celdas, ultima, None)


def publicar_docentes(total: int, programados: int, monitoreados: int) -> tuple[int | None, int | None]:
    """El total y los programados, si restándoles lo que ya se publica no quedan de 1 a 4 docentes.

    Los monitoreados se publican siempre: son el denominador de todo.
    """
    visibles = programados if es_publicable(programados - monitoreados) else None
    dicho = monitoreados if visibles is None else visibles
    return (total if es_publicable(total - dicho) else None), visibles


def se_deduce(
    fila: Sequence[Publicada], total: int, callados: Sequence[range] = (), grupos: Sequence[range] = ()
) -> bool:
    """Si alguna celda tapada, o la suma de un grupo callado, sólo puede valer una cosa sabiendo lo demás."""
    dominios = {i: celda.puede_valer(total) for i, celda in enumerate(fila)}
    tapadas = [range(i, i + 1) for i, celda in enumerate(fila) if celda.numero is None]
    return total > 0 and any(len(_posibles(dominios, parte, total, grupos)) < 2 for parte in (*tapadas, *callados))


def _posibles(dominios: Mapping[int, Suma], parte: range, total: int, grupos: Sequence[range]) -> Suma:
    """Lo que pueden sumar unas celdas para que la fila sume lo publicado y, si hay `grupos`, alguno sea de 1 a 4."""
    if not grupos:
        return _complementos(dominios, parte, total)
    return frozenset(n for poco in grupos for n in _con_pocos_en(poco, dominios, parte, total))


def _con_pocos_en(poco: range, dominios: Mapping[int, Suma], parte: range, total: int) -> Iterator[int]:
    """Lo que pueden sumar esas celdas si el grupo `poco`, que las tiene a todas o a ninguna, suma de 1 a 4."""
    dentro = {i: d for i, d in dominios.items() if i in poco}
    fuera = {i: d for i, d in dominios.items() if i not in poco}
    for pocos in range(1, MINIMO):
        if parte[0] in poco and total - pocos in _sumas(fuera.values(), total - pocos):
            yield from _complementos(dentro, parte, pocos)
        elif parte[0] not in poco and pocos in _sumas(dentro.values(), pocos):
            yield from _complementos(fuera, parte, total - pocos)


def _complementos(dominios: Mapping[int, Suma], parte: range, total: int) -> Suma:
    """Lo que pueden sumar unas celdas de una fila para que ésta sume `total`."""
    demas = _sumas((d for i, d in dominios.items() if i not in parte), total)
    return frozenset(n for n in _sumas((dominios[i] for i in parte), total) if total - n in demas)


def _sumas(dominios: Iterable[Suma], tope: int) -> Suma:
    """Todo lo que pueden sumar unas celdas, sin pasar de un tope."""
    sumas = frozenset([0])
    for dominio in dominios:
        sumas = frozenset(s + n for s in sumas for n in dominio if s + n <= tope)
    return sumas
