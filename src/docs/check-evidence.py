"""Checks the export of a release as ledger.md says, with Python's standard library and openssl: check-evidence.py EXPORT KEY.pem..."""
import base64, hashlib, json, os, subprocess, sys, tempfile
PARTS = ["hash", "document", "file", "seal", "envelope", "proof", "checkpoint"]
def sha256(data): return hashlib.sha256(data).digest()
def canonical(value): return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
def without(value, *members): return {k: v for k, v in value.items() if k not in members}
def require(true, line, why): return true or sys.exit(f"line {line}: {why}")
def der(key): return base64.b64decode("".join(open(key).read().split("\n")[1:-2]))
def decoded(text):
    require(base64.b64encode(base64.b64decode(text)).decode() == text, "?", "not base64: " + text)
    return base64.b64decode(text)
def signed(message, signature, keys):
    with tempfile.TemporaryDirectory() as d:
        for name, data in (("m", message), ("s", signature)): open(os.path.join(d, name), "wb").write(data)
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
    hashes, went, parts, at, ids = ["0" * 64], [], {part: [] for part in PARTS}, 0, {sha256(der(key)).hex(): key for key in keys}
    for n, raw in enumerate(open(export, "rb").read().decode().split("\n")[:-1], 1):
        line = json.loads(raw); part = next(part for part in PARTS if part in line)
        require(canonical(line).decode() == raw and PARTS.index(part) >= at, n, "edited or moved")
        at, _ = PARTS.index(part), parts[part].append((n, line if part == "hash" else line[part]))
        if part == "hash":
            require(line["sequence"] == len(hashes) and line["previousHash"] == hashes[-1], n, "does not continue the chain")
            require(sha256(canonical(without(line, "hash"))).hex() == line["hash"], n, "does not have its hash")
            hashes.append(line["hash"]); went += [(line["sequence"], file["sha256"]) for file in line["payload"]["files"]] if line["kind"] == "filesDeleted" else []
    gone = {file for sequence, file in went if any(sequence <= seal["headSequence"] for _, seal in parts["seal"])}; texts, (files, seals, envelopes, proofs, notes) = [text["sha256"] for part in PARTS[1:3] for _, text in parts[part]], (parts[part] for part in PARTS[2:])
    for n, text, data in ((n, text, decoded(text["content"]) if "size" in text else text["content"].encode()) for n, text in parts["document"] + files if text["content"] is not None or not require(text["sha256"] in gone, n, "is missing")):
        require(sha256(data).hex() == text["sha256"] and texts.count(text["sha256"]) == 1 and text.get("size", len(data)) == len(data), n, "does not have its hash")
    for n, record in parts["hash"]: require({record["payload"].get(list) for list in ("rules", "consulted")} | ({record["payload"].get("kept", {}).get("sha256")} if files else set()) <= {None, *texts, *gone}, n, "what it names is missing")
    for i, (n, seal) in enumerate(require(seals and len(envelopes) <= len(seals), n, "not sealed") and seals):
        entry, head = without(seal, "sealHash", "signature", "keyId"), seal["headSequence"]
        require(head < len(hashes) and hashes[head] == seal["headHash"], n, "another record was sealed")
        require(sha256(canonical(entry)).hex() == seal["sealHash"] and (i == 0 or head > seals[i - 1][1]["headSequence"]), n, "was changed")
        require(seal["keyId"] in ids and signed(canonical(entry), decoded(seal["signature"]), [ids[seal["keyId"]]]), n, "not signed")
        if i >= len(seals) - len(envelopes):  # seals of before have none
            m, envelope = envelopes[i - len(seals) + len(envelopes)]
            (sig,), body, kind = envelope["signatures"], decoded(envelope["payload"]), envelope["payloadType"]
            require(sig["keyid"] == seal["keyId"] and signed(b"DSSEv1 %d %s %d %s" % (len(kind), kind.encode(), len(body), body), decoded(sig["sig"]), [ids[sig["keyid"]]]), m, "not signed")
            require(without(json.loads(body)["predicate"], "status", "sealHash") == entry, m, "not of this seal")
            entry["envelope"] = sha256(canonical(envelope)).hex()
        if proofs or notes:
            require(len(proofs) == len(seals) and len(notes) == 1, n, "a proof or the checkpoint is missing")
            (m, proof), (origin, size, head, _, note) = proofs[i], notes[0][1].rstrip("\n").split("\n")
            dash, name, mark = note.split(" ")
            require((dash, name) == ("\u2014", origin) and any(decoded(mark)[:4] == sha256(origin.encode() + b"\n\1" + der(key)[-32:])[:4] for key in keys), notes[0][0], "not its name")
            require(signed(f"{origin}\n{size}\n{head}\n".encode(), decoded(mark)[4:], keys), notes[0][0], "not signed")
            path, leaf = [bytes.fromhex(h) for h in proof["hashes"]], sha256(b"\0" + canonical(entry))
            require((proof["headSequence"], proof["treeSize"], bytes.fromhex(proof["rootHash"])) == (seal["headSequence"], int(size), decoded(head)), m, "of another checkpoint")
            require(root(leaf, proof["logIndex"], int(size), path) == decoded(head), m, "not in the log")
    print(f"{len(hashes) - 1} records, {len(seals)} seals, good")
check(sys.argv[1], sys.argv[2:])
