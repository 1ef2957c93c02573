// Reads the answer of workloads/search.wsdl as somebody would by hand who knows that message alone: it compares each tag in the order of
// the message, and checks the characters of each value, numbers and dates. It knows no other namespaces, orders, comments or white space.

const DATE_TIME =
  /^[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,7})?Z?$/;
const DOUBLE = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const INTEGER = /^[+-]?\d{1,10}$/;
const CHARACTERS = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const [AMPERSAND, LESS, QUOTE] = [...'&<"'].map((character) => character.charCodeAt(0));
/** A slice of this length would keep the whole message in memory. */
const SLICED = 13;

/** The name of this contender. */
export const BY_HAND = "a reader by hand, for this message alone";

let text = "";
let bytes = Buffer.alloc(0);
let at = 0;

export function readSearchByHand(message) {
  text = message;
  if (bytes.length < text.length) bytes = Buffer.allocUnsafe(text.length);
  bytes.write(text, "latin1");
  at = text.indexOf("<total>");
  const value = { total: Number(element("<total>", "</total>", INTEGER)), record: [] };
  while (pass('<record i:type="q1:')) value.record.push(pass('Customer"') ? customer() : invoice());
  expect("</q1:FindRecordsResponse></s:Body></s:Envelope>");
  return { headers: {}, body: value, soapVersion: "1.1" };
}

function customer() {
  const value = {};
  begin(value);
  value.companyName = element("<companyName>", "</companyName>");
  value.salesRep = reference("<salesRep", "</salesRep>");
  value.balance = Number(element("<balance>", "</balance>", DOUBLE));
  expect("</record>");
  value.$type = "Customer";
  return value;
}

function invoice() {
  const value = { line: [] };
  expect('Invoice"');
  begin(value);
  value.number = element("<number>", "</number>");
  value.customer = reference("<customer", "</customer>");
  while (pass("<line>")) {
    const item = reference("<item", "</item>");
    value.line.push({ item, quantity: Number(element("<quantity>", "</quantity>", INTEGER)) });
    expect("</line>");
  }
  expect("</record>");
  value.$type = "Invoice";
  return value;
}

function begin(value) {
  if (pass(' id="')) value.id = upTo(QUOTE);
  expect(">");
  value.changed = element("<changed>", "</changed>", DATE_TIME);
  const [month, day] = [Number(value.changed.slice(5, 7)), Number(value.changed.slice(8, 10))];
  if (day > 28 && day > new Date(Number(value.changed.slice(0, 4)), month, 0).getDate()) throw new Error("no such day");
}

function reference(start, end) {
  const value = {};
  expect(start);
  if (pass(' id="')) value.id = upTo(QUOTE);
  if (pass(' kind="')) value.kind = upTo(QUOTE);
  expect(">");
  value.name = element("<name>", "</name>");
  expect(end);
  return value;
}

function element(start, end, pattern) {
  expect(start);
  const value = upTo(LESS);
  at--;
  expect(end);
  if (pattern !== undefined && !pattern.test(value)) throw new Error(`${value} is no value`);
  return value;
}

/** The text before a character, which is passed. */
function upTo(end) {
  const start = at;
  let hasReferences = false;
  for (let code = bytes[at] ?? 0; code !== end; code = bytes[++at] ?? 0) {
    if (code === AMPERSAND) hasReferences = true;
    else if (code < 32 && code !== 10 && code !== 9) throw new Error("an unusual character");
  }
  const value = at - start < SLICED ? text.slice(start, at) : bytes.toString("latin1", start, at);
  at++;
  return hasReferences ? value.replaceAll(/&(lt|gt|amp|quot|apos);/g, (_, name) => CHARACTERS[name]) : value;
}

function pass(literal) {
  for (let index = literal.length - 1; index >= 0; index--)
    if (bytes[at + index] !== literal.charCodeAt(index)) return false;
  at += literal.length;
  return true;
}

function expect(literal) {
  if (!pass(literal)) throw new Error(`${literal} is missing`);
}
