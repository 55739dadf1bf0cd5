"""What is printed: one picture a document, a leaflet a measure, notices and cards, as pages, PDFs and pictures.

A sheet is one template and one style sheet (docs/assets/paper.css): the page of the site shows it, and WeasyPrint
makes the PDF of it.
"""
