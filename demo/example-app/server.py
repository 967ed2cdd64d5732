"""The Flask server below the Dash app: sessions and settings."""

import os
from datetime import timedelta

from flask import Flask

server = Flask(__name__)
server.config.update(
    SECRET_KEY=os.environ["SECRET_KEY"],
    SERVER_NAME=os.environ.get("SERVER_NAME"),
    SESSION_COOKIE_SECURE=True,
    SESSION_COOKIE_HTTPONLY=True,
    SESSION_COOKIE_SAMESITE="Lax",
    PERMANENT_SESSION_LIFETIME=timedelta(hours=8),
)
