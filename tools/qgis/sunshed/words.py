"""Texts in the user's language."""

from qgis.core import QgsApplication


def said(english: str, chinese: str) -> str:
    """The text in QGIS's language: Chinese where that is Chinese, else English."""
    return chinese if QgsApplication.locale().lower().startswith("zh") else english
