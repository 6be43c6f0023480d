"""Django's settings. What differs between installations comes from the environment.

TOLLBOOK_HOME, TOLLBOOK_SECRET_KEY, DATABASE_URL, TOLLBOOK_HOSTS (comma-separated) and
TOLLBOOK_DEBUG=1 are all there is to set.
"""

from __future__ import annotations

import os
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from tollbook.home import home
from tollbook.record.database import database
from tollbook.web.catalogs import compiled
from tollbook.web.secret import secret_key

PACKAGE = Path(__file__).resolve().parent
SECRET_KEY = secret_key(home())
DEBUG = os.environ.get("TOLLBOOK_DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("TOLLBOOK_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "js_lib_leaflet",
    "tollbook.record",
    "tollbook.web",
    # After our own, whose templates stand in place of its.
    "django.contrib.admin.apps.SimpleAdminConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "tollbook.web.csp.content_security_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "tollbook.web.urls"
WSGI_APPLICATION = "tollbook.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": database(home())}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "login"
#: Seconds for which the one-time link of an administrator works.
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60
#: Seconds after which one signs in again: a working day.
SESSION_COOKIE_AGE = 12 * 60 * 60

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("ar", _("Arabic"))]
LOCALE_PATHS = [compiled(PACKAGE / "locale", home() / "locale")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
# The pages' files ship inside the package and are served from there: nothing to collect.
WHITENOISE_USE_FINDERS = True

SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
# Opened to other machines, the workbench stands behind a server with TLS (`tollbook serve --help`).
if "TOLLBOOK_HOSTS" in os.environ:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
