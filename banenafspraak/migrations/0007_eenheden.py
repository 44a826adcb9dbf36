import django.core.validators
import django.db.models.deletion
from decimal import Decimal
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('banenafspraak', '0006_drempel_per_cijfer'),
    ]

    operations = [
        migrations.AddField(
            model_name='indicator',
            name='eenheid_geheel',
            field=models.CharField(blank=True, choices=[('personen', 'personen'), ('banen', 'banen'), ('plekken', 'plekken'), ('fte', 'fte'), ('uren', 'uren'), ('euro', 'euro'), ('profielen', 'profielen'), ('procent', 'procent')], help_text='Alleen als een onderdeel van dit onderwerp het geheel is, en iets anders telt. Dan is een kanttekening verplicht.', max_length=12, verbose_name='eenheid van het geheel'),
        ),
        migrations.AddField(
            model_name='indicator',
            name='geheel',
            field=models.ForeignKey(blank=True, help_text='Het onderwerp waardoor dit cijfer gedeeld mag worden. Bijvoorbeeld: banen per 100 mensen in het doelgroepregister, of uren per mens. Leeg: het geheel is een onderdeel van dit onderwerp zelf.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='delen_door', to='banenafspraak.indicator'),
        ),
        migrations.AddField(
            model_name='indicator',
            name='kanttekening_geheel',
            field=models.CharField(blank=True, help_text='Staat naast elk cijfer dat door het geheel gedeeld is.', max_length=120, verbose_name='kanttekening bij het geheel'),
        ),
        migrations.AddField(
            model_name='indicator',
            name='uren_per_plek',
            field=models.DecimalField(blank=True, decimal_places=2, help_text='Hoeveel uur per week één plek telt. Leeg: niet bekend. Dan rekent de site mensen niet om naar plekken.', max_digits=4, null=True, validators=[django.core.validators.MinValueValidator(Decimal('0.5')), django.core.validators.MaxValueValidator(Decimal('60'))], verbose_name='uren per plek'),
        ),
        migrations.AddField(
            model_name='indicator',
            name='uren_per_plek_bron',
            field=models.CharField(blank=True, help_text='Staat op de site. Verplicht als u de uren invult: welke regeling of bron?', max_length=250, verbose_name='waar de uren per plek vandaan komen'),
        ),
        migrations.AddConstraint(
            model_name='indicator',
            constraint=models.CheckConstraint(condition=models.Q(('eenheid_geheel', ''), ('eenheid_geheel', models.F('eenheid')), models.Q(('kanttekening_geheel', ''), _negated=True), _connector='OR'), name='indicator_ander_geheel_heeft_kanttekening', violation_error_message='Het geheel telt iets anders dan het cijfer. Leg dat uit in de kanttekening bij het geheel.'),
        ),
        migrations.AddConstraint(
            model_name='indicator',
            constraint=models.CheckConstraint(condition=models.Q(('uren_per_plek__isnull', True), models.Q(('uren_per_plek__gt', 0), models.Q(('uren_per_plek_bron', ''), _negated=True)), _connector='OR'), name='indicator_uren_per_plek_heeft_bron', violation_error_message='Schrijf op waar de uren per plek vandaan komen. Ze zijn meer dan 0.'),
        ),
    ]
