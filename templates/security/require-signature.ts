import { utf8Bytes } from "../runtime/platform/platform.js";
import { base64Binary } from "../runtime/values/binary.js";
import { clarkName } from "../runtime/xml/name-forms.js";
import { splitWords } from "../runtime/xml/white-space.js";
import { attributeOf, isElement, type XmlNode } from "../runtime/xml/xml-node.js";
import { DIGEST_METHODS, SIGNATURE_METHODS, type SignatureAlgorithm } from "./algorithms.js";
import { canonicalXml } from "./canonical-xml.js";
import { DS, EXC_C14N } from "./names.js";
import { areSameBytes, digestOf } from "./platform.js";
import { onlyChild, type SecuredMessage } from "./secured-message.js";
import { SecurityError } from "./security-error.js";
import type { SecurityCheck } from "./security-part.js";
import { elementsOf, type SignedPart } from "./signed-parts.js";
import { refuseIncluded, targetOf } from "./signed-target.js";
import { type IsTrusted, type ReceivedSignature, signersOf } from "./signer.js";

/** Whose signatures are trusted, and what must be signed. */
export interface SignatureCheck {
  /**
   * The certificates whose keys may sign, each in PEM or DER. What a message says of its own key counts for nothing then. Or a function
   * that says whether a certificate is trusted, for those that an authority issues: it is asked for the one in the message whose key has
   * signed, in DER. Whoever sends the message has chosen it, so the function must check who has issued it.
   */
  readonly trusted: string | Uint8Array | readonly (string | Uint8Array)[] | IsTrusted;
  /** What must be signed if the message has it: the Body and the Timestamp if left out. */
  readonly parts?: readonly SignedPart[] | undefined;
  /** The algorithms that are taken: all but `rsa-sha1` if left out. */
  readonly algorithms?: readonly SignatureAlgorithm[] | undefined;
}

/**
 * Refuses messages that are not signed with the key of a trusted certificate, or in which another part of the message is signed than the
 * one that is read. `callerOf` says to an implementation with which certificate. A signature says nothing of when it was made: ask for
 * a Timestamp too.
 * @throws TypeError for what is no certificate
 */
export function requireSignature(options: SignatureCheck): SecurityCheck {
  const { trusted, parts = ["Body", "Timestamp"] } = options;
  const signers = signersOf(trusted);
  const algorithms = options.algorithms ?? WITHOUT_SHA_1;
  return {
    kind: "Signature",
    fulfils: ["RecipientToken", "RecipientSignatureToken"],
    check: async (message, facts) => {
      const signature = signatureIn(message.security, algorithms);
      facts.certificate = (await signers(signature, message)).der;
      const signed = new Set<XmlNode>();
      for (const reference of signature.references) signed.add(await checkReference(reference, message, signed));
      for (const part of parts) {
        if (!elementsOf(part, message).every((node) => signed.has(node)))
          throw new SecurityError("FailedCheck", `the signature does not cover ${part}`);
      }
    },
  };
}

/**
 * So many references and prefixes are more than any message has. Without a limit, one that nobody has signed could take a long time: each
 * prefix is looked up for each element. For the same reason, nothing may stand in SignedInfo that XML Signature does not have there.
 */
const MOST = 100;

const WITHOUT_SHA_1: readonly SignatureAlgorithm[] = [
  "rsa-sha256",
  "rsa-sha384",
  "rsa-sha512",
  "ecdsa-sha256",
  "ecdsa-sha384",
  "ecdsa-sha512",
];

interface SignatureWithReferences extends ReceivedSignature {
  readonly references: readonly Reference[];
}

/** What a signature says of an element. */
interface Reference {
  readonly id: string;
  readonly prefixes: readonly string[];
  readonly hash: string;
  readonly digest: Uint8Array;
}

function signatureIn(
  security: XmlNode | undefined,
  algorithms: readonly SignatureAlgorithm[],
): SignatureWithReferences {
  const node = onlyChild(security, DS, "Signature");
  if (node === undefined) throw new SecurityError("InvalidSecurity", "the message is not signed");
  const [signedInfo, value, keyInfo] = node.children;
  if (!isElement(signedInfo, DS, "SignedInfo") || !isElement(value, DS, "SignatureValue"))
    throw malformed("the Signature");
  const isWhole = keyInfo === undefined || (isElement(keyInfo, DS, "KeyInfo") && node.children.length === 3);
  if (!isWhole) throw malformed("the Signature");
  const [canonical, method, ...references] = signedInfo.children;
  if (!isElement(canonical, DS, "CanonicalizationMethod") || !isElement(method, DS, "SignatureMethod"))
    throw malformed("SignedInfo");
  const algorithm = algorithms.find((name) => SIGNATURE_METHODS[name].uri === algorithmIn(method));
  if (algorithm === undefined || method.children.length > 0)
    throw new SecurityError("UnsupportedAlgorithm", "the algorithm of the signature is not one that is taken");
  if (references.length === 0 || references.length > MOST) throw malformed("SignedInfo");
  return {
    signedInfo,
    prefixes: prefixesIn(canonical),
    algorithm,
    value: bytesIn(value),
    references: references.map((reference) => referenceIn(reference, algorithm)),
  };
}

function referenceIn(node: XmlNode, algorithm: SignatureAlgorithm): Reference {
  const [transforms, method, digest, other] = node.children;
  const isWhole = isElement(node, DS, "Reference") && other === undefined;
  if (!isWhole || !isElement(method, DS, "DigestMethod") || !isElement(digest, DS, "DigestValue"))
    throw malformed("a Reference");
  if (method.children.length > 0) throw malformed("DigestMethod");
  const uri = attributeOf(node, "", "URI") ?? "";
  if (!/^#[^()]+$/.test(uri))
    throw new SecurityError("UnsupportedAlgorithm", "a Reference does not refer to an element by its id");
  const transform = transformIn(transforms);
  const [hash] = [...DIGEST_METHODS].find(([, known]) => known === algorithmIn(method)) ?? [];
  const isTaken = hash !== undefined && (hash !== "SHA-1" || algorithm === "rsa-sha1");
  if (!isTaken) throw new SecurityError("UnsupportedAlgorithm", "the algorithm of a digest is not one that is taken");
  return { id: uri.slice(1), prefixes: prefixesIn(transform), hash, digest: bytesIn(digest) };
}

/**
 * The transform to exclusive canonical form. Before it, one may stand that takes the signature out of what is signed: no element that can
 * be signed here has it inside.
 */
function transformIn(transforms: XmlNode | undefined): XmlNode {
  const all = isElement(transforms, DS, "Transforms") ? transforms.children : [];
  const [first] = all;
  const isTwo = all.length === 2 && isElement(first, DS, "Transform");
  const isEnveloped = isTwo && algorithmIn(first) === ENVELOPED && first.children.length === 0;
  const transform = isEnveloped ? all[1] : first;
  if (isElement(transform, DS, "Transform") && (isEnveloped || all.length === 1)) return transform;
  throw new SecurityError("UnsupportedAlgorithm", "a Reference must have one transform: exclusive canonical form");
}

const ENVELOPED = `${DS}enveloped-signature`;

/** The PrefixList of an element that must stand for exclusive canonical form. */
function prefixesIn(method: XmlNode): string[] {
  if (algorithmIn(method) !== EXC_C14N)
    throw new SecurityError(
      "UnsupportedAlgorithm",
      `${method.localName} must be exclusive canonical form without comments`,
    );
  const [list, second] = method.children;
  if (list === undefined) return [];
  if (!isElement(list, EXC_C14N, "InclusiveNamespaces") || second !== undefined) throw malformed(method.localName);
  if (list.children.length > 0) throw malformed(list.localName);
  const prefixes = splitWords(attributeOf(list, "", "PrefixList") ?? "");
  if (prefixes.length > MOST) throw malformed("a PrefixList");
  return prefixes;
}

function algorithmIn(method: XmlNode): string {
  return attributeOf(method, "", "Algorithm") ?? "";
}

function bytesIn(node: XmlNode): Uint8Array {
  const bytes = node.children.length > 0 ? undefined : base64Binary.parse(node.text);
  if (bytes === undefined) throw malformed(node.localName);
  return bytes;
}

function malformed(place: string): SecurityError {
  return new SecurityError("InvalidSecurity", `${place} is not as XML Signature has it`);
}

/** Checks that an element is as it was signed. @returns the element, which no other reference has meant */
async function checkReference(
  { id, prefixes, hash, digest }: Reference,
  message: SecuredMessage,
  others: ReadonlySet<XmlNode>,
): Promise<XmlNode> {
  const node = targetOf(id, message);
  if (others.has(node)) throw new SecurityError("InvalidSecurity", `${clarkName(node)} is signed twice`);
  refuseIncluded(node);
  const found = await digestOf(hash, utf8Bytes(canonicalXml(node, message.text, prefixes)));
  if (areSameBytes(found, digest)) return node;
  throw new SecurityError("FailedCheck", `${clarkName(node)} is not as it was signed`);
}
