import django.db.models.deletion
from django.db import migrations, models

from tollbook.record import search


def create(apps, schema_editor):
    for statement in search.create(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def drop(apps, schema_editor):
    for statement in search.drop(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0003_rights"),
    ]

    operations = [
        migrations.CreateModel(
            name="IncidentSummary",
            fields=[
                (
                    "incident",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="summary",
                        serialize=False,
                        to="record.incident",
                    ),
                ),
                ("place_name", models.TextField(blank=True)),
                ("place_id", models.CharField(blank=True, max_length=100)),
                ("precision", models.CharField(blank=True, max_length=20)),
                ("country", models.CharField(blank=True, max_length=2)),
                ("adm1", models.CharField(blank=True, max_length=100)),
                ("lat", models.FloatField(null=True)),
                ("lon", models.FloatField(null=True)),
                ("cell", models.BigIntegerField(null=True)),
                ("day_from", models.DateField(null=True)),
                ("day_to", models.DateField(null=True)),
                ("harms", models.PositiveIntegerField(default=0)),
                ("means", models.PositiveIntegerField(default=0)),
                ("grade", models.CharField(default="weak", max_length=12)),
                ("confirmation", models.CharField(default="unconfirmed", max_length=12)),
                ("review", models.CharField(default="unreviewed", max_length=12)),
                ("killed_low", models.BigIntegerField(null=True)),
                ("killed_best", models.BigIntegerField(null=True)),
                ("killed_high", models.BigIntegerField(null=True)),
                (
                    "figures",
                    models.JSONField(
                        default=list, help_text="[harm, low, best, high, open] of each harm"
                    ),
                ),
                (
                    "disagree",
                    models.BooleanField(
                        default=False, help_text="origins differ, or a party objects"
                    ),
                ),
                ("reports", models.PositiveIntegerField(default=0)),
                ("claims", models.PositiveIntegerField(default=0)),
                ("origins", models.PositiveIntegerField(default=0)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["day_from"], name="record_inci_day_fro_edccc4_idx"),
                    models.Index(fields=["country", "adm1"], name="record_inci_country_0a80e2_idx"),
                    models.Index(fields=["place_id"], name="record_inci_place_i_823be6_idx"),
                    models.Index(fields=["grade"], name="record_inci_grade_14039c_idx"),
                    models.Index(fields=["cell", "lat", "lon"], name="record_inci_cell_a3ff3f_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="IncidentActor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="actors",
                        to="record.incident",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("name", "incident"), name="actor_of_incident")
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportSummary",
            fields=[
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="summary",
                        serialize=False,
                        to="record.report",
                    ),
                ),
                ("found", models.PositiveIntegerField(default=0)),
                ("judged", models.PositiveIntegerField(default=0)),
                ("stage", models.CharField(default="empty", max_length=10)),
                ("harms", models.PositiveIntegerField(default=0)),
                ("country", models.CharField(blank=True, max_length=2)),
                ("least", models.FloatField(null=True)),
                ("disagree", models.BooleanField(default=False)),
                (
                    "copy_of",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="copies",
                        to="record.report",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["stage", "report"], name="record_repo_stage_ba6213_idx"),
                    models.Index(fields=["country"], name="record_repo_country_81a54e_idx"),
                ],
            },
        ),
        migrations.RunPython(create, drop),
    ]
