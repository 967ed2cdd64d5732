"""Access tokens stay on the server, under the id of their owner, for as long as a shift."""

import os

from flask import session
from flask_caching import Cache

from server import server

cache = Cache(server, config={"CACHE_TYPE": "RedisCache", "CACHE_REDIS_URL": os.environ["REDIS_URL"]})

SHIFT_SECONDS = 8 * 60 * 60


def keep_token(user_id, token):
    cache.set(f"token:{user_id}", token, timeout=SHIFT_SECONDS)


def current_token():
    return cache.get(f"token:{session['user_id']}")
