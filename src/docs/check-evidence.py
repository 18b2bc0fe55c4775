"""Checks the export of a release as ledger.md says, with Python's standard library and openssl: check-evidence.py EXPORT KEY.pem..."""
import base64, hashlib, json, os, subprocess, sys, tempfile
def sha256(data): return hashlib.sha256(data).digest()
def canonical(value): return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
def without(value, *members): return {k: v for k, v in value.items() if k not in members}
def fail(line, why): sys.exit(f"line {line}: {why}")
def signed(message, signature, keys):
    with tempfile.TemporaryDirectory() as d:
        for name, data in (("m", message), ("s", signature)):
            with open(os.path.join(d, name), "wb") as f: f.write(data)
        return any(subprocess.run(["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", key, "-rawin", "-in", d + "/m",
                                   "-sigfile", d + "/s"], capture_output=True).returncode == 0 for key in keys)

def root(leaf, index, size, path):  # RFC 9162, 2.1.3.2
    node, last, value = index, size - 1, leaf
    for sibling in path:
        left = node & 1 or node == last
        value = sha256(b"\1" + sibling + value if left else b"\1" + value + sibling)
        while left and not node & 1 and node: node, last = node >> 1, last >> 1
        node, last = node >> 1, last >> 1
    return value if last == 0 else None

def check(export, keys):
    hashes, seals, envelopes, proofs, note, n = ["0" * 64], [], {}, [], None, 0
    for n, raw in enumerate(open(export, "rb").read().decode().splitlines(), 1):
        line = json.loads(raw)
        if canonical(line).decode() != raw: fail(n, "not canonical")
        if "seal" in line: seals.append((n, line["seal"]))
        elif "envelope" in line: envelopes[json.loads(base64.b64decode(line["envelope"]["payload"]))["predicate"]["headSequence"]] = (n, line["envelope"])
        elif "proof" in line: proofs.append((n, line["proof"]))
        elif "checkpoint" in line: note = (n, line["checkpoint"])
        else:
            if line["sequence"] != len(hashes) or line["previousHash"] != hashes[-1]: fail(n, "does not continue the chain")
            if sha256(canonical(without(line, "hash"))).hex() != line["hash"]: fail(n, "does not have its hash")
            hashes.append(line["hash"])
    if not seals: fail(n, "not sealed")
    if note:
        text, signatures = note[1].rsplit("\n\n", 1)
        origin, size, head = text.split("\n")
        if not signed((text + "\n").encode(), base64.b64decode(signatures.split(" ")[2])[4:], keys): fail(note[0], "checkpoint not signed")
        if len(proofs) != len(seals): fail(note[0], "a proof is missing")
    for i, (n, seal) in enumerate(seals):
        entry = without(seal, "sealHash", "signature", "keyId")
        if seal["headSequence"] >= len(hashes) or hashes[seal["headSequence"]] != seal["headHash"]: fail(n, "another record was sealed")
        if sha256(canonical(entry)).hex() != seal["sealHash"]: fail(n, "does not have its hash")
        if not signed(canonical(entry), base64.b64decode(seal["signature"]), keys): fail(n, "not signed")
        if seal["headSequence"] in envelopes:
            m, envelope = envelopes[seal["headSequence"]]
            body, kind = base64.b64decode(envelope["payload"]), envelope["payloadType"]
            pae = b"DSSEv1 %d %s %d %s" % (len(kind), kind.encode(), len(body), body)
            if not signed(pae, base64.b64decode(envelope["signatures"][0]["sig"]), keys): fail(m, "not signed")
            if without(json.loads(body)["predicate"], "status", "sealHash") != entry: fail(m, "not of this seal")
            entry["envelope"] = sha256(canonical(envelope)).hex()
        if note:
            m, proof = proofs[i]
            leaf = sha256(b"\0" + canonical(entry))
            if int(size) != proof["treeSize"] or root(leaf, proof["logIndex"], int(size), map(bytes.fromhex, proof["hashes"])) != base64.b64decode(head): fail(m, "not in the log")
    print(f"{len(hashes) - 1} records, {len(seals)} seals, good")

check(sys.argv[1], sys.argv[2:])
