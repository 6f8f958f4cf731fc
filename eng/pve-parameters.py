#!/usr/bin/env python3
"""Makes src/Grains.Interfaces/Operations/Parameters/pve-parameters.json from a description of Proxmox VE's API.

    eng/pve-parameters.py SCHEMA > src/Grains.Interfaces/Operations/Parameters/pve-parameters.json

The table holds what a parameter may be (type, range, choices, format), for the commands that take whatever Proxmox VE takes.
"""
import json
import re
import sys

# A set's name, and the calls whose parameters it has. What a guest's creation and configuration share is a set of its own.
CALLS = {
    "vm.create": ("POST", "/nodes/{node}/qemu"),
    "vm.config": ("POST", "/nodes/{node}/qemu/{vmid}/config"),
    "container.create": ("POST", "/nodes/{node}/lxc"),
    "container.config": ("PUT", "/nodes/{node}/lxc/{vmid}/config"),
    "backup.job": ("POST", "/cluster/backup"),
    "backup.run": ("POST", "/nodes/{node}/vzdump"),
    "cluster.options": ("PUT", "/cluster/options"),
    "sdn.zone": ("POST", "/cluster/sdn/zones"),
    "firewall.rule": ("POST", "/cluster/firewall/rules"),
    "firewall.cluster": ("PUT", "/cluster/firewall/options"),
    "firewall.guest": ("PUT", "/nodes/{node}/qemu/{vmid}/firewall/options"),
}
# Fields of the commands themselves, or for root at the console only.
LEFT_OUT = {"node", "vmid", "digest", "delete", "revert", "skiplock", "background_delay", "pos", "moveto", "id", "lock-token", "stdout", "job-id", "quiet"}
# Where our interface promises less than Proxmox VE would take.
LIMITS = {
    "cores": {"max": 512}, "name": {"max_length": 128}, "tags": {"max_length": 255}, "ciuser": {"max_length": 64}, "cipassword": {"max_length": 128},
    "sshkeys": {"max_length": 8192}, "ipconfig[n]": {"max_length": 256}, "cicustom": {"max_length": 512},
}
PLAIN = {"minimum": "min", "maximum": "max", "minLength": "min_length", "maxLength": "max_length", "requires": "requires", "alias": "alias", "keyAlias": "key_alias"}


def pattern(text):
    """Perl writes flags as (?^i:...), and a lower bound of none as {,8}, and escapes more than .NET takes."""
    text = re.sub(r"\(\?\^u?:", "(?:", text)
    text = re.sub(r"\(\?\^i:", "(?i:", text)
    return text.replace("{,", "{0,").replace("\\_", "_")


class Table:
    def __init__(self, schema):
        self.schema = schema
        self.formats = {}

    def rule(self, name, facts):
        rule = {ours: facts[theirs] for theirs, ours in PLAIN.items() if facts.get(theirs) is not None}
        if facts.get("type", "string") != "string":
            rule["type"] = facts["type"]
        if not facts.get("optional") and "alias" not in facts:
            rule["required"] = True
        if facts.get("default_key"):
            rule["default_key"] = True
        if facts.get("enum"):
            rule["choices"] = [str(choice) for choice in facts["enum"]]
        if "pattern" in facts:
            rule["pattern"] = pattern(facts["pattern"])
        if "index" in facts:
            rule["last"] = facts["index"][1]
        if "format" in facts:
            rule["format"] = self.format(name, facts["format"])
        return rule

    def format(self, name, facts):
        """A named check, or the name of a property string of the table."""
        if isinstance(facts, str):
            if facts in self.schema["formats"]:
                self.formats[facts] = self.properties(self.schema["formats"][facts])
            return facts
        properties = self.properties(facts)
        own = base = name.replace("[n]", "")
        number = 1
        while self.formats.get(own, properties) != properties:
            number += 1
            own = f"{base}-{number}"
        self.formats[own] = properties
        return own

    def properties(self, facts):
        return {key: self.rule(key, value) for key, value in sorted(facts["properties"].items())}

    def parameters(self, call):
        endpoint = next(e for e in self.schema["endpoints"] if (e["method"], e["path"]) == call)
        return {
            name: self.rule(name, facts) | LIMITS.get(name, {})
            for name, facts in sorted(endpoint["parameters"].items())
            if name not in LEFT_OUT
        }


def lines(members):
    return ",\n".join(f"      {json.dumps(name)}: {json.dumps(value)}" for name, value in members.items())


def block(sets):
    return ",\n".join(f"    {json.dumps(name)}: {{\n{lines(members)}\n    }}" for name, members in sets.items())


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        table = Table(json.load(file))
    sets = {name: table.parameters(call) for name, call in CALLS.items()}
    for kind in ("vm", "container"):
        create, config = sets[f"{kind}.create"], sets[f"{kind}.config"]
        shared = {name: rule for name, rule in config.items() if create.get(name) == rule}
        for name in shared:
            del create[name], config[name]
        sets[kind] = shared
    print(f'{{\n  "sets": {{\n{block(dict(sorted(sets.items())))}\n  }},\n  "formats": {{\n{block(dict(sorted(table.formats.items())))}\n  }}\n}}')


main()
