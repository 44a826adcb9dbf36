"""The column chart (stub)."""
def teken(grafiek, formaat, met_titel=False):
    raise NotImplementedError
