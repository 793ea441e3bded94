"""The catalogue against the shapes of DCAT-AP and DCAT-AP.de, when they lie beside the checkout."""
import os
from pathlib import Path

import pyshacl
import rdflib
import rdflib.compare

ROOT = Path(__file__).resolve().parent.parent.parent
SHARED = Path(os.environ.get("MAKI_SHARED", ROOT.parent / "shared"))
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
DCT = rdflib.Namespace("http://purl.org/dc/terms/")
SKOS = rdflib.Namespace("http://www.w3.org/2004/02/skos/core#")
EU = "http://publications.europa.eu/resource/authority/"


def background(folder: Path, graph: rdflib.Graph) -> rdflib.Graph:
    """What the vocabularies say of the terms used; the shapes ask for it and would fetch it from elsewhere."""
    result = rdflib.Graph()
    result.parse(folder / "example-register/background.ttl", format="turtle")
    for name in ("contributors", "licenses-open"):
        result.parse(folder / f"vocab/dcat-ap-de-{name}.rdf", format="xml")
    for term in set(graph.objects(None, DCT.format)):
        result.add((term, rdflib.RDF.type, DCT.MediaTypeOrExtent))
        result.add((term, rdflib.RDF.type, SKOS.Concept))
        result.add((term, SKOS.inScheme, rdflib.URIRef(EU + "file-type")))
        result.add((term, SKOS.prefLabel, rdflib.Literal(str(term).rsplit("/", 1)[1], lang="de")))
    for term in set(graph.objects(None, DCAT.mediaType)):
        result.add((term, rdflib.RDF.type, DCT.MediaType))
    level = rdflib.URIRef("http://dcat-ap.de/def/politicalGeocoding/Level")
    result.add((level + "/federal", SKOS.inScheme, level))
    for page in set(graph.objects(None, rdflib.URIRef("http://xmlns.com/foaf/0.1/homepage"))) | set(graph.objects(None, DCAT.landingPage)):
        result.add((page, rdflib.RDF.type, rdflib.URIRef("http://xmlns.com/foaf/0.1/Document")))
    return result


def findings(graph: rdflib.Graph, shapes: rdflib.Graph, base: str) -> list:
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, inference="none", advanced=True)
    # Shapes of vocabularies speak of the terms used, the others of the catalogue's own resources.
    used = set(graph.objects(next(graph.subjects(rdflib.RDF.type, DCAT.Dataset)))) | set(graph.objects(None, DCT.format))
    return [
        f"{report.value(r, SH.focusNode)} {report.value(r, SH.resultPath)} {report.value(r, SH.resultMessage)}"
        for r in report.subjects(rdflib.RDF.type, SH.ValidationResult) 
        if str(report.value(r, SH.focusNode)).startswith(base) or report.value(r, SH.focusNode) in used]


def results(data: Path, base: str):
    """Yields name, whether it holds, and detail."""
    linked = rdflib.Graph().parse(data / "catalog.jsonld", format="json-ld")
    turtle = rdflib.Graph().parse(data / "catalog.ttl", format="turtle")
    yield "Turtle and JSON-LD state the same", rdflib.compare.isomorphic(linked, turtle), ""
    folder = SHARED / "conformance/dcat-ap-de"
    if not folder.is_dir():
        return
    known = background(folder, turtle)
    v3 = folder / "v3.0-shapes"
    sets = {
        "DCAT-AP 3.0.0 with DCAT-AP.de 3.0": [
            SHARED / "conformance/dcat-ap/3.0.0/dcat-ap-SHACL.ttl", v3 / "dcat-ap-spec-german-additions.ttl",
            v3 / "dcat-ap-SHACL-DE.ttl", v3 / "dcat-ap-de-deprecated.ttl"],
        "controlled vocabularies of DCAT-AP.de 3.0": [v3 / "dcat-ap-de-controlledvocabularies.ttl"],
    }
    for name, files in sets.items():
        shapes = rdflib.Graph()
        for file in files:
            shapes.parse(file, format="turtle")
        shapes.remove((None, rdflib.OWL.imports, None))
        found = findings(turtle + known, shapes, base)
        yield f"{name}: nothing to find", not found, found[:5]
        broken = turtle + known
        broken.remove((None, DCT.title, None))
        broken.remove((None, DCT.license, None))
        broken.set((next(turtle.subjects(rdflib.RDF.type, DCAT.Dataset)), DCAT.theme, rdflib.URIRef("https://x.example/thema")))
        yield f"{name}: a faulty catalogue is found", bool(findings(broken, shapes, base)), ""
