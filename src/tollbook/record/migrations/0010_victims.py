import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import tollbook.record.moments
from tollbook.record import triggers

CHANGED = ("record_link",)
TABLES = (*CHANGED, "record_victim")


def create(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in [*triggers.drop(vendor, CHANGED), *triggers.create(vendor, TABLES)]:
        schema_editor.execute(statement, params=None)


def drop(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    made = triggers.create(vendor, CHANGED, erasing=False)
    for statement in [*triggers.drop(vendor, TABLES), *made]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0009_review"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Victim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=300)),
                ("variants", models.JSONField(default=list)),
                (
                    "age",
                    models.PositiveSmallIntegerField(
                        help_text="in years, at the incident", null=True
                    ),
                ),
                ("sex", models.CharField(blank=True, max_length=10)),
                ("role", models.CharField(blank=True, max_length=20)),
                ("source", models.CharField(blank=True, max_length=300)),
                ("note", models.TextField(blank=True)),
                ("withdrawn", models.BooleanField(default=False)),
                ("erased", models.BooleanField(default=False)),
                ("at", models.DateTimeField(default=tollbook.record.moments.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="victims_named",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="victims",
                        to="record.claim",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="victims",
                        to="record.incident",
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="record.victim",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.RunPython(create, drop),
    ]
