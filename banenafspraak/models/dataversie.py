"""One number for what the public can see."""

from django.db import models
from django.utils import timezone


class DataversieManager(models.Manager):
    def huidig(self):
        """The newest version number; 0 before the first write."""
        return self.order_by("-nummer").values_list("nummer", flat=True).first() or 0

    def nieuwste(self):
        """The newest version; None before the first write."""
        return self.order_by("-nummer").first()

    def verhoog(self, wat):
        """Make the next version. Call it in the transaction that writes."""
        return self.create(wat=wat[:200])


class Dataversie(models.Model):
    """One row is one change of what the public can see; its number keys every cache and ETag."""

    nummer = models.BigAutoField(primary_key=True)
    moment = models.DateTimeField(default=timezone.now)
    wat = models.CharField(max_length=200, help_text="Wat er veranderde.")

    objects = DataversieManager()

    class Meta:
        verbose_name = "dataversie"
        verbose_name_plural = "dataversies"
        ordering = ["-nummer"]

    def __str__(self):
        return f"Versie {self.nummer}"
