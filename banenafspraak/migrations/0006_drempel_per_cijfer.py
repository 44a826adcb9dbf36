from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def fill(apps, schema_editor):
    """What was hidden until now, was hidden under the threshold of its indicator."""
    Cijfer = apps.get_model("banenafspraak", "Cijfer")
    Indicator = apps.get_model("banenafspraak", "Indicator")
    drempel = Indicator.objects.filter(pk=OuterRef("indicator")).values("drempel")
    Cijfer.objects.filter(onderdrukking="primair").update(drempel=Subquery(drempel))


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
        migrations.AddConstraint(
            model_name='cijfer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('onderdrukking', 'geen'), _negated=True), ('drempel__isnull', True), _connector='OR'), name='cijfer_openbaar_zonder_drempel', violation_error_message='Een openbaar cijfer heeft geen drempel.'),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
