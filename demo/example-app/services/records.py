"""The records service: staff, patients, appointments."""

import os

import requests

RECORDS_URL = os.environ.get("RECORDS_URL", "https://records.example.org")


def sign_in(name, password):
    """The access token of a member of staff; None where name and password do not fit."""
    response = requests.post(
        f"{RECORDS_URL}/login",
        json={"name": name, "password": password},
        timeout=10,
    )
    if response.status_code == 401:
        return None
    response.raise_for_status()
    return response.json()["access_token"]


def load_account(token):
    return _get("/me", token)


def load_appointments(token, day, room=None):
    return _get(f"/appointments?day={day}&room={room or ''}", token)


def load_patient(token, patient_id):
    return _get(f"/patients/{patient_id}", token)


def _get(path, token):
    headers = {"Authorization": f"Bearer {token}"}
    response = requests.get(f"{RECORDS_URL}{path}", headers=headers, timeout=10)
    response.raise_for_status()
    return response.json()
