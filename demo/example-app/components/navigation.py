"""The bar at the top of every page."""

import dash_bootstrap_components as dbc


def navigation():
    return dbc.NavbarSimple(
        [
            dbc.NavItem(dbc.NavLink("Schedule", href="/")),
            dbc.NavItem(dbc.NavLink("Patient", href="/patient")),
            dbc.NavItem(dbc.NavLink("Sign in", href="/login")),
        ],
        brand="Front desk",
        color="light",
    )
