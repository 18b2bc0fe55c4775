"""Checks the export of a release as ledger.md says, with Python's standard library and openssl: check-evidence.py EXPORT KEY.pem..."""
import base64, decimal, hashlib, json, os, re, subprocess, sys, tempfile
PARTS = {"hash": "actor definition element hash items kind payload previousHash release sequence time", "document": "content sha256", "file": "content sha256 size", "seal": "headHash headSequence keyId previousSealHash release sealHash sealedAt signature", "envelope": "payload payloadType signatures", "proof": "hashes headSequence logIndex rootHash treeSize", "checkpoint": ""}
TYPES, FOLLOWS, TIME, NOTE = {"definition": (dict, type(None)), "element": (str, type(None)), "hash payload": (dict,), "file content": (str, type(None)), **{m: (int,) for m in "headSequence logIndex sequence size treeSize version".split()}, **{m: (list,) for m in "hashes items signatures".split()}}, "engineIntervention filesDeleted hotfixReviewed maintenanceHeldLong releaseOvertaken restrictionLifted reviewOverdue stabilisationStarted stepStopRequested substituteActed technicalFailure technicalFailureDecided technicalFailureEscalated technicalFailureSettled".split(), r"[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]\.[0-9]{6}Z", r"([^\s+]+)\n(0|[1-9][0-9]{0,17})\n([A-Za-z0-9+/]{43}=)\n\n((?:\u2014 [^\s+]+ [A-Za-z0-9+/=]+\n){1,16})"
sha256, without, shaped = lambda data: hashlib.sha256(data).digest(), lambda value, *members: {k: v for k, v in value.items() if k not in members}, lambda part, value, members: set(value) == set(members.split()) and all(type(v) in TYPES.get(m, TYPES.get(part + " " + m, (str,))) for m, v in value.items())
def canonical(value): return re.sub('"\ue000([^"]*)"', r"\1", json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)).encode()
def require(true, line, why): return true or sys.exit(ascii(f"line {line}: {why}"))
def der(key): return base64.b64decode("".join(open(key).read().split("\n")[1:-2]))
def decoded(text): return base64.b64decode(text) if require(base64.b64encode(base64.b64decode(text)).decode() == text, "?", "not base64: " + text) else b""
def number(text):  # as ECMAScript writes it; one that is not whole is kept as text
    plain, exact = 1e-6 <= abs(float(text)) < 1e21 or float(text) == 0, repr(float(text)); require(text == (re.sub(r"\.0$", "", format(decimal.Decimal(exact), "f")) if plain else re.sub("e([+-])0", r"e\1", exact)) != "-0", "?", "not a number: " + text)
    return int(text) if text.lstrip("-").isdigit() else "\ue000" + text
def signed(message, signature, keys):
    with tempfile.TemporaryDirectory() as d:
        for name, data in (("m", message), ("s", signature)): open(os.path.join(d, name), "wb").write(data)
        return any(subprocess.run(["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", key, "-rawin", "-in", d + "/m", "-sigfile", d + "/s"], capture_output=True).returncode == 0 for key in keys)
def root(node, last, value, path):  # RFC 9162, 2.1.3.2
    for sibling in require(node <= last, "?", "not in the tree") and path:
        value = sha256(b"\1" + sibling + value if node & 1 or node == last else b"\1" + value + sibling)
        while node == last and not node & 1 and node: node, last = node >> 1, last >> 1
        node, last = node >> 1, last >> 1
    return value if last == 0 else None
def said(kind, it):  # the subjects that a record names
    one = {"releaseRequested": ["commit"], "releaseAmended": ["commit"], "notesStored": ["sha256"], "rulesApplied": ["rules"], "gateEvaluated": ["rules", "consulted"]}.get(kind, []); return {**{"release-notes" if name == "sha256" else name: {"gitCommit" if name == "commit" else "sha256": it[name]} for name in one if it.get(name)}, **{"artefact " + a["name"]: {"sha256": a["sha256"]} for a in (it["artefacts"] if kind == "artefactsDigested" else [])}}
def check(export, keys):
    states, parts, at, ids = [({"hash": "0" * 64, "time": ""}, {}, "")], {part: [] for part in PARTS}, 0, {sha256(der(key)).hex(): key for key in keys}
    for n, raw in enumerate(open(export, "rb").read().decode().removesuffix("\n").split("\n"), 1):
        line = json.loads(raw, parse_int=number, parse_float=number, parse_constant=number); part = next(part for part in PARTS if part in line); place = list(PARTS).index(part)
        require(canonical(line).decode() == raw and place >= at and not re.search(r"(?<!\\)(\\\\)*\\u0000", raw), n, "edited or moved")
        at, _ = place, parts[part].append((n, it := line if part == "hash" else line[part]))
        require((part == "hash" or len(line) == 1) and (type(it) is str if part == "checkpoint" else shaped(part, it, PARTS[part])), n, "has other members")
        if part == "hash":
            before, subjects, status = require((it["definition"] is None or shaped(part, it["definition"], "key version")) and all(type(item) is str for item in it["items"]), n, "has other members") and states[-1]; states.append((it, {**subjects, **said(it["kind"], it["payload"])}, it["payload"]["to"] if it["kind"] == "statusChanged" else status))
            require((it["sequence"], it["previousHash"], it["release"]) == (len(states) - 1, before["hash"], states[1][0]["release"]), n, "does not continue the chain")
            require(sha256(canonical(without(it, "hash"))).hex() == it["hash"] and re.fullmatch(TIME, it["time"]) and it["time"] >= before["time"], n, "does not have its hash, or goes back in time")
    records, documents, files, seals, envelopes, proofs, notes = ([it for _, it in parts[part]] for part in PARTS)
    kept, release = [(file["sha256"], file["size"], r["sequence"]) for r in records for file in [r["payload"].get("kept")] if file], records[0]["release"]
    gone = {file["sha256"] for r in records if r["kind"] == "filesDeleted" and any(r["sequence"] <= seal["headSequence"] for seal in seals) for file in r["payload"]["files"] if all(r["sequence"] > at for name, _, at in kept if name == file["sha256"])}
    lists, texts, names = {said(r["kind"], r["payload"])[list]["sha256"] for r in records for list in ("rules", "consulted") if list in said(r["kind"], r["payload"])}, [text["sha256"] for text in documents], [file["sha256"] for file in files]
    require(lists <= set(texts) <= lists.union(*(json.loads(text["content"]).get("files", {}).values() for text in documents if text["sha256"] in lists)) and len(texts) == len(set(texts)) and all(text["sha256"] == sha256(text["content"].encode()).hex() for text in documents), n, "a document is missing, was added or was changed")
    require(names == list(dict.fromkeys(name for name, _, _ in kept if name in names)) and (not names or all(name in names or name in gone for name, _, _ in kept)) and all(file["content"] is None and file["sha256"] in gone or (sha256(decoded(file["content"])).hex(), {len(decoded(file["content"])), *(size for name, size, _ in kept if name == file["sha256"])}) == (file["sha256"], {file["size"]}) for file in files), n, "a file is missing, was added, moved or changed")
    require(seals and len(envelopes) <= len(seals) and (release == "administration" or all(r["kind"] in FOLLOWS for r in records[seals[0]["headSequence"]:])), n, "not sealed, or added to")
    for i, (n, seal) in enumerate(parts["seal"]):
        entry, head, before = without(seal, "sealHash", "signature", "keyId"), seal["headSequence"], seals[i - 1] if i else {"headSequence": 0, "sealedAt": ""}
        require(head < len(states) and (states[head][0]["hash"], release) == (seal["headHash"], seal["release"]), n, "another record was sealed")
        require(sha256(canonical(entry)).hex() == seal["sealHash"] and head > before["headSequence"] and re.fullmatch(TIME, seal["sealedAt"]) and seal["sealedAt"] >= max(before["sealedAt"], states[head][0]["time"]), n, "was changed")
        require(seal["keyId"] in ids and signed(canonical(entry), decoded(seal["signature"]), [ids[seal["keyId"]]]), n, "not signed")
        if i >= len(seals) - len(envelopes):  # seals of before have none
            m, envelope = parts["envelope"][i - len(seals) + len(envelopes)]; (sig,), body, kind = envelope["signatures"], decoded(envelope["payload"]), envelope["payloadType"]; require(set(sig) == {"keyid", "sig"}, m, "has other members")
            require(sig["keyid"] == seal["keyId"] and signed(b"DSSEv1 %d %s %d %s" % (len(kind), kind.encode(), len(body), body), decoded(sig["sig"]), [ids[sig["keyid"]]]), m, "not signed")
            says, may = json.loads(body), {"ledger": {"sha256": seal["headHash"]}, **states[head][1]}; names = [subject["name"] for subject in says["subject"]]
            require((canonical(says), kind, without(says, "subject")) == (body, "application/vnd.in-toto+json", {"_type": "https://in-toto.io/Statement/v1", "predicateType": "https://maqsafy.com/attestations/release-evidence/v1", "predicate": {**entry, "sealHash": seal["sealHash"], "status": states[head][2]}}), m, "not of this seal")
            require(names[0] == "ledger" and len(names) == len(set(names)) and all(may.get(s["name"]) == s["digest"] for s in says["subject"]), m, "of other subjects"); entry["envelope"] = sha256(canonical(envelope)).hex()
        if proofs or notes:
            (m, proof), note = require(len(proofs) == len(seals) and len(notes) == 1, n, "a proof or the checkpoint is missing") and parts["proof"][i], require(re.fullmatch(NOTE, notes[0]), n, "no checkpoint")
            (origin, size, head, marks), path = note.groups(), [bytes.fromhex(h) for h in proof["hashes"] if require(re.fullmatch("[0-9a-f]{64}", h), m, "no hash")]
            require(any(f"\u2014 {origin} {mark}\n" in marks and decoded(mark)[:4] == sha256(origin.encode() + b"\n\1" + der(key)[-32:])[:4] and signed(f"{origin}\n{size}\n{head}\n".encode(), decoded(mark)[4:], [key]) for mark in re.findall(r"([A-Za-z0-9+/=]+)\n", marks) for key in keys), m, "checkpoint not signed")
            require((proof["headSequence"], proof["treeSize"], proof["rootHash"], root(proof["logIndex"], int(size) - 1, sha256(b"\0" + canonical(entry)), path)) == (seal["headSequence"], int(size), decoded(head).hex(), decoded(head)), m, "not in the log, or of another checkpoint")
    print(f"{len(records)} records, {len(seals)} seals, good; {len(records) - seals[-1]['headSequence']} after the last seal")
check(sys.argv[1], sys.argv[2:])
