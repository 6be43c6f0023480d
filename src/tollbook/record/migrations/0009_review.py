import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import tollbook.record.moments
from tollbook.record import triggers

TABLES = ("record_step", "record_coding", "record_look")


def create(apps, schema_editor):
    for statement in triggers.create(schema_editor.connection.vendor, TABLES):
        schema_editor.execute(statement, params=None)


def drop(apps, schema_editor):
    for statement in triggers.drop(schema_editor.connection.vendor, TABLES):
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0008_origins"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Coding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("round", models.PositiveIntegerField()),
                (
                    "again",
                    models.BooleanField(default=False, help_text="a re-review of the sample"),
                ),
                ("role", models.CharField(max_length=20)),
                ("at", models.DateTimeField(default=tollbook.record.moments.now)),
                ("blind", models.BooleanField()),
                ("values", models.JSONField()),
                ("against", models.JSONField()),
                ("agreed", models.JSONField()),
                ("note", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="codings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="codings",
                        to="record.incident",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(fields=("incident", "round", "by"), name="coded_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Look",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("round", models.PositiveIntegerField()),
                ("at", models.DateTimeField(default=tollbook.record.moments.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="looks",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="looks",
                        to="record.incident",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("incident", "round", "by"), name="looked_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Stand",
            fields=[
                (
                    "incident",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="stand",
                        serialize=False,
                        to="record.incident",
                    ),
                ),
                ("state", models.CharField(default="draft", max_length=20)),
                ("since", models.DateTimeField(default=tollbook.record.moments.now)),
                ("number", models.PositiveIntegerField(default=0)),
                ("round", models.PositiveIntegerField(default=0)),
                ("recheck_on", models.DateField(blank=True, null=True)),
                ("awaits", models.CharField(blank=True, max_length=20)),
                ("escalated", models.BooleanField(default=False)),
                ("sampled", models.BooleanField(default=False)),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "assigned_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assigned",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["state", "since"], name="record_stan_state_7e8eb7_idx"),
                    models.Index(
                        fields=["escalated", "state"], name="record_stan_escalat_c10f15_idx"
                    ),
                    models.Index(
                        fields=["sampled", "state"], name="record_stan_sampled_407ca5_idx"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("move", models.CharField(max_length=20)),
                ("done", models.BooleanField()),
                ("target", models.CharField(max_length=20)),
                ("role", models.CharField(max_length=20)),
                ("at", models.DateTimeField(default=tollbook.record.moments.now)),
                ("reason", models.CharField(max_length=40, null=True)),
                ("note", models.TextField(blank=True)),
                ("payload", models.JSONField()),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="record.incident",
                    ),
                ),
            ],
            options={
                "ordering": ("incident", "number"),
                "constraints": [
                    models.UniqueConstraint(fields=("incident", "number"), name="step_number")
                ],
            },
        ),
        migrations.RunPython(create, drop),
    ]
