"""Reads files as those read them for whom they are, and prints them as JSON.

`compose FILE` is a Compose file, `kubernetes` the manifests of standard input.
"""

import json
import sys

import yaml
from compose_spec import PyCompose
from kubernetes_validate import validate

KUBERNETES = "1.34"
# Of operators, whose schemas are not Kubernetes' own.
CUSTOM = {"cert-manager.io", "monitoring.coreos.com", "postgresql.cnpg.io"}

what, *files = sys.argv[1:]
if what == "compose":
    # The library knows no anchors.
    document = yaml.safe_load(open(files[0]))
    PyCompose.from_yaml(yaml.safe_dump(document))
else:
    document = [found for found in yaml.safe_load_all(sys.stdin) if found]
    for resource in document:
        group = resource["apiVersion"].rpartition("/")[0]
        if group not in CUSTOM:
            validate(resource, KUBERNETES, strict=True)
print(json.dumps(document))
