"""Codes from a phone (TOTP, RFC 6238) as a second step of signing in."""

from __future__ import annotations

from base64 import b32encode
from urllib.parse import quote, urlencode

import segno
from django.contrib.auth.models import User
from django.utils.safestring import SafeString, mark_safe
from django_otp.plugins.otp_totp.models import TOTPDevice


def device_of(user: User) -> TOTPDevice | None:
    """Return what makes a person's codes, None where they sign in without."""
    device: TOTPDevice | None = TOTPDevice.objects.filter(user=user, confirmed=True).first()
    return device


def secret_of(device: TOTPDevice) -> str:
    """Return the secret as one types it into an authenticator, in groups of four."""
    secret = b32encode(device.bin_key).decode().rstrip("=")
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def picture_of(device: TOTPDevice, issuer: str) -> SafeString:
    """Return the secret as a QR code: SVG without script or style, drawn on this machine."""
    secret = b32encode(device.bin_key).decode().rstrip("=")
    label = quote(f"{issuer}:{device.user.get_username()}")
    address = f"otpauth://totp/{label}?{urlencode({'secret': secret, 'issuer': issuer})}"
    picture = segno.make(address, error="m").svg_inline(scale=4, border=2, svgclass="qr")
    return mark_safe(picture)  # noqa: S308 - paths drawn by segno, no text in them
