#!/usr/bin/env python3
"""sbom.py TARGET FILE: the crates a program for a Rust target consists of, as a CycloneDX bill of materials.

The same Cargo.lock gives the same bytes: the bill has no serial number and no time.
"""
import json
import pathlib
import subprocess
import sys
import tomllib

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.validation.json import JsonStrictValidator
from cyclonedx.schema import SchemaVersion
from packageurl import PackageURL

ROOT = pathlib.Path(__file__).resolve().parent.parent


def metadata(target):
    command = ["cargo", "metadata", "--locked", "--offline", "--format-version", "1", "--filter-platform", target]
    return json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)


def linked(nodes, root):
    """Ids of all that the program is built from: not what only its tests use."""
    found, left = set(), [root]
    while left:
        node = left.pop()
        if node not in found:
            found.add(node)
            left += [it["pkg"] for it in nodes[node]["deps"] if any(kind["kind"] != "dev" for kind in it["dep_kinds"])]
    return found


def checksums():
    lock = tomllib.loads((ROOT / "Cargo.lock").read_text(encoding="utf-8"))
    return {(it["name"], it["version"]): it.get("checksum") for it in lock["package"]}


def component(package, kind, sha256):
    name, version = package["name"], package["version"]
    return Component(
        type=kind,
        name=name,
        version=version,
        bom_ref=f"{name}@{version}",
        purl=PackageURL("cargo", name=name, version=version),
        licenses=[LicenseExpression(package["license"].replace("/", " OR "))] if package["license"] else [],
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=sha256)] if sha256 else [],
    )


def main():
    target, file = sys.argv[1], pathlib.Path(sys.argv[2])
    told, sums = metadata(target), checksums()
    nodes = {node["id"]: node for node in told["resolve"]["nodes"]}
    root = told["resolve"]["root"]
    wanted = linked(nodes, root)
    components = {}
    for package in (package for package in told["packages"] if package["id"] in wanted):
        kind = ComponentType.APPLICATION if package["id"] == root else ComponentType.LIBRARY
        components[package["id"]] = component(package, kind, sums[package["name"], package["version"]])
    bom = Bom(components=[it for id, it in components.items() if id != root])
    bom.metadata.component = components[root]
    for id, it in components.items():
        bom.register_dependency(it, [components[used] for used in nodes[id]["dependencies"] if used in components])
    told = json.loads(JsonV1Dot6(bom).output_as_string())
    told.pop("serialNumber", None)
    told["metadata"].pop("timestamp", None)
    text = json.dumps(told, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    wrong = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if wrong:
        sys.exit(f"{file} is no CycloneDX: {wrong}")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    print(f"{file}: {len(components) - 1} crates")


if __name__ == "__main__":
    main()
