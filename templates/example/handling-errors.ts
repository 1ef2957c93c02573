// Makes several mistakes, and prints the errors.
import { EncodeError, HttpError, LoginError, NetServerError, Session } from "netserver-soap";
import { BatchClient } from "netserver-soap/services88/batch";
import { SoPrincipalClient } from "netserver-soap/services88/so-principal";

const {
  NETSERVER_REMOTE: remote = "http://127.0.0.1:8086/Remote",
  NETSERVER_USER: userName = "mock",
  NETSERVER_PASSWORD: password = "mock",
} = process.env;

const credentials = { userName, password };
const session = await Session.logIn(SoPrincipalClient, { remote, credentials });
const batch = session.client(BatchClient);

// A value that the contract does not allow: nothing is sent.
await attempt(() => batch.updateBatchTask({ BatchTaskInfo: { ProgressPercent: 40_000 } }));

// A call that NetServer understands and cannot carry out.
await attempt(() => batch.getBatchTaskInfo({ Id: -1 }));

// A user that NetServer does not know.
await attempt(() => Session.logIn(SoPrincipalClient, { remote, credentials: { userName, password: `${password}?` } }));

// An address where something other than NetServer answers.
await attempt(() => new BatchClient({ url: `${remote}/Nowhere.svc` }).getBatchTaskInfo({ Id: 1 }));

async function attempt(call: () => Promise<unknown>): Promise<void> {
  try {
    await call();
    console.log("done");
  } catch (error) {
    console.log(describe(error));
  }
}

function describe(error: unknown): string {
  if (error instanceof EncodeError) return `wrong value at ${error.path}: expected ${error.expected}`;
  if (error instanceof LoginError) return `refused: ${error.message}`;
  if (error instanceof NetServerError) return `failed: ${error.message}`;
  if (error instanceof HttpError) return `no SOAP message, but HTTP status ${error.status}`;
  throw error;
}
