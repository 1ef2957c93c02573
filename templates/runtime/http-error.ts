/** How much of a body an error shows: enough to recognise the page of a proxy. */
const SHOWN = 200;

/** The server has answered with something that is not a SOAP message: a proxy's page, an empty body, a plain status. */
export class HttpError extends Error {
  override readonly name: string = "HttpError";
  readonly status: number;
  /** As the server sent it; undefined if it sent none. */
  readonly contentType: string | undefined;
  /** The first characters of the body. */
  readonly bodyStart: string;

  constructor({ status, contentType, body }: HttpFacts) {
    super(`HTTP status ${status} with ${describeBody(contentType, body)} instead of a SOAP message`);
    this.status = status;
    this.contentType = contentType;
    this.bodyStart = body.slice(0, SHOWN);
  }
}

export interface HttpFacts {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly body: string;
}

/** A page says what it is by its title; nothing else of a body is shown, as it may repeat what was sent. */
function describeBody(contentType: string | undefined, body: string): string {
  if (body === "") return "an empty body";
  const title = /<title[^>]*>([^<]{1,100})<\/title>/i.exec(body)?.[1]?.replace(/\s+/g, " ").trim();
  const kind = contentType === undefined ? "a body without content type" : `a body of type ${contentType}`;
  return title === undefined ? kind : `${kind}, titled ${JSON.stringify(title)},`;
}
