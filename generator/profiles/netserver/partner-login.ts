import { createVerify, type KeyObject } from "node:crypto";
import type { Endpoint } from "../../contract/contract.js";
import type { Perform, ServiceAnswer, ServiceCall } from "../known-service.js";
import { TokenSigner } from "./sign-token.js";
import { isRunning } from "./tenant-state.js";
import type { Tickets } from "./tickets.js";

/** The namespace of the service with which the system user of a partner's application logs in. */
const NAMESPACE = "http://www.superoffice.com/superid/partnersystemuser/0.1";

/** The beginning of the names of claims in SuperOffice's tokens. */
const CLAIMS = "http://schemes.superoffice.net/identity/";

const ISSUER = "SuperOffice AS";

/** How much the time in a signed token may differ from the mock's. */
const TOLERANCE_MILLISECONDS = 15 * 60 * 1000;

/** How long the mock's tokens are valid. */
const VALID_SECONDS = 60 * 60;

export interface PartnerLoginOptions {
  readonly origin: string;
  readonly now: () => number;
  readonly tickets: Tickets;
  /** The public key of the partner, to verify signatures. If left out, any signature is accepted. */
  readonly partnerKey?: KeyObject | undefined;
}

export function isPartnerLogin({ namespace }: Pick<Endpoint, "namespace">): boolean {
  return namespace === NAMESPACE;
}

/** Exchanges the signed token of a system user for a token with a ticket, which the mock signs. */
export class PartnerLogin {
  readonly #options: PartnerLoginOptions;
  readonly #signer = new TokenSigner();

  constructor(options: PartnerLoginOptions) {
    this.#options = options;
  }

  readonly perform: Perform = ({ request, headers }): ServiceAnswer => {
    const ErrorMessage = this.#refusal(request, headers);
    const Token = ErrorMessage === null ? this.#token(String(headers.ContextIdentifier)) : null;
    return { body: { IsSuccessful: Token !== null, Token, ErrorMessage }, headers: {} };
  };

  /** The metadata by which a client finds the keys that verify a token (OpenID Connect Discovery 1.0, 4), and the keys. */
  answer(path: string): Response | undefined {
    const { origin } = this.#options;
    switch (path.toLowerCase()) {
      case "/login/.well-known/openid-configuration":
        return Response.json({ issuer: ISSUER, jwks_uri: `${origin}/login/.well-known/jwks` });
      case "/login/.well-known/jwks":
        return Response.json({ keys: [this.#signer.publicKey()] });
      default:
        return undefined;
    }
  }

  /** The reason why a request gets no ticket; null if it gets one. The texts are the mock's own. */
  #refusal(request: ServiceCall["request"], headers: ServiceCall["headers"]): string | null {
    const { SignedSystemToken: signed, ReturnTokenType = "Jwt" } = request;
    if (!headers.ApplicationToken) return "The header ApplicationToken is missing.";
    if (!isRunning(String(headers.ContextIdentifier)))
      return "The header ContextIdentifier names no tenant that is running.";
    if (ReturnTokenType !== "Jwt") return "The mock has tokens of the type Jwt alone.";
    return this.#refusalOf(typeof signed === "string" ? signed : "");
  }

  /** A token, the time in UTC, and the signature of both: `token.yyyyMMddHHmm.signature`. */
  #refusalOf(signed: string): string | null {
    const [, text, time, signature] = SIGNED_TOKEN.exec(signed) ?? [];
    if (text === undefined || time === undefined || signature === undefined)
      return "SignedSystemToken is not a token, a time (yyyyMMddHHmm) and a signature in base64, with dots between.";
    // NaN, for an invalid time, is not within any tolerance.
    if (!(Math.abs(timeOf(time) - this.#options.now()) <= TOLERANCE_MILLISECONDS))
      return "The time in SignedSystemToken is not the present time in UTC.";
    const { partnerKey } = this.#options;
    const isSigned =
      partnerKey === undefined || createVerify("RSA-SHA256").update(text).verify(partnerKey, signature, "base64");
    return isSigned ? null : "The signature in SignedSystemToken is not that of the partner.";
  }

  #token(context: string): string {
    const { origin, now, tickets } = this.#options;
    const issuedAt = Math.floor(now() / 1000);
    const claims = {
      associateid: "1",
      ctx: context,
      netserver_url: `${origin}/Remote/Services88/`,
      ticket: tickets.issue(),
      upn: "mock",
      webapi_url: `${origin}/api/`,
    };
    return this.#signer.sign({
      iss: ISSUER,
      iat: issuedAt,
      nbf: issuedAt,
      exp: issuedAt + VALID_SECONDS,
      ...Object.fromEntries(Object.entries(claims).map(([name, value]) => [CLAIMS + name, value])),
    });
  }
}

const SIGNED_TOKEN = /^([^.\s]+\.(\d{12}))\.([A-Za-z0-9+/]+={0,2})$/;

/** @returns NaN for an invalid time */
function timeOf(digits: string): number {
  return Date.parse(digits.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)$/, "$1-$2-$3T$4:$5Z"));
}
