from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def fill(apps, schema_editor):
    """What was hidden until now, was hidden under the threshold of its indicator."""
    Cijfer = apps.get_model("banenafspraak", "Cijfer")
    Indicator = apps.get_model("banenafspraak", "Indicator")
    drempel = Indicator.objects.filter(pk=OuterRef("indicator")).values("drempel")
    Cijfer.objects.filter(onderdrukking="primair").update(drempel=Subquery(drempel))


def give_reason(apps, schema_editor):
    """Another threshold has a reason from now on; of what was chosen before we know none."""
    Indicator = apps.get_model("banenafspraak", "Indicator")
    zonder = Indicator.objects.filter(drempel_reden="").exclude(drempel=5)
    zonder.update(drempel_reden="De reden is niet vastgelegd.")


class Migration(migrations.Migration):

    dependencies = [
        ('banenafspraak', '0005_indelingen'),
    ]

    operations = [
        migrations.AddField(
            model_name='cijfer',
            name='drempel',
            field=models.PositiveSmallIntegerField(editable=False, help_text='De drempel die gold toen dit aantal verborgen werd.', null=True),
        ),
        migrations.AddField(
            model_name='cijfer',
            name='som_verborgen',
            field=models.BooleanField(default=False, editable=False, help_text='Uit welke som dit cijfer komt, is niet openbaar: een deel ervan is verborgen.'),
        ),
        migrations.AddConstraint(
            model_name='cijfer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('onderdrukking', 'geen'), _negated=True), ('drempel__isnull', True), _connector='OR'), name='cijfer_openbaar_zonder_drempel', violation_error_message='Een openbaar cijfer heeft geen drempel.'),
        ),
        migrations.AlterField(
            model_name='indicator',
            name='drempel',
            field=models.PositiveSmallIntegerField(default=5, help_text='Aantallen personen onder dit getal zijn bij een gemeente niet openbaar (1 t/m 4). Een andere drempel geldt voor cijfers die vanaf nu akkoord krijgen. Cijfers die al op de site staan, veranderen niet.'),
        ),
        migrations.AlterField(
            model_name='indicator',
            name='drempel_reden',
            field=models.CharField(blank=True, help_text='Staat op de site. Verplicht als de drempel geen 5 is.', max_length=250, verbose_name='reden van de drempel'),
        ),
        migrations.RunPython(give_reason, migrations.RunPython.noop),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='indicator',
            constraint=models.CheckConstraint(condition=models.Q(('drempel', 5), models.Q(('drempel_reden', ''), _negated=True), _connector='OR'), name='indicator_andere_drempel_heeft_reden', violation_error_message='De gewone drempel is 5. Schrijf bij reden waarom die hier anders is.'),
        ),
    ]
