// The values of the workloads: records like those of other kinds of services. Every one differs from the others.

/** A mailbox, like Exchange's: items of two kinds in one order, with attributes, repeated members and a choice. */
function folder(size) {
  const items = Array.from({ length: size }, (_, index) => (index % 3 === 0 ? meeting(index) : message(index)));
  return { Items: { $items: items }, TotalItemsInView: size, IncludesLastItemInRange: true };
}

const itemOf = (index) => ({
  ItemId: { Id: `AAMk${index.toString(36).padStart(40, "0")}`, ChangeKey: `CQAAABY${index}` },
  Subject: `Quarterly report ${index}: results & outlook`,
  Sensitivity: index % 4 === 0 ? "Confidential" : "Normal",
  DateTimeReceived: "2024-02-29T13:45:30Z",
  Size: 2048 + index,
  Category: index % 2 === 0 ? ["Work", "Blue"] : [],
  HasAttachments: index % 5 === 0,
});

function message(index) {
  const person = { Name: `Person ${index}`, EmailAddress: `person${index}@example.com` };
  const by = index % 2 === 0 ? { From: person } : { Sender: person };
  return { Message: { ...itemOf(index), ...by, IsRead: index % 7 !== 0 } };
}

function meeting(index) {
  const times = { Start: "2024-03-01T09:00:00Z", End: "2024-03-01T10:00:00Z" };
  return { CalendarItem: { ...itemOf(index), ...times, Location: `Room ${index}` } };
}

/** Records like NetSuite's: of derived types, with attributes and references, whose elements are in no namespace. */
function records(size) {
  return Array.from({ length: size }, (_, index) => (index % 2 === 0 ? customer(index) : invoice(index)));
}

const reference = (kind, index) => ({ name: `${kind} ${index}`, id: String(index), kind });

function customer(index) {
  return {
    $type: "Customer",
    changed: "2024-02-29T13:45:30Z",
    id: String(index),
    companyName: `Company ${index} & Sons`,
    salesRep: reference("employee", index % 10),
    balance: index * 1.25,
  };
}

function invoice(index) {
  return {
    $type: "Invoice",
    changed: "2024-02-29T13:45:30Z",
    id: String(index),
    number: `INV-${index}`,
    customer: reference("customer", index),
    line: [1, 2].map((quantity) => ({ item: reference("item", index + quantity), quantity })),
  };
}

/** The profiles of a camera, like ONVIF's: tokens in attributes, repeated members, a choice, enumerations, a place for extensions. */
function profiles(size) {
  return Array.from({ length: size }, (_, index) => ({
    Name: `Main stream ${index}`,
    Source: {
      Name: `Lens ${index}`,
      UseCount: 2,
      Bounds: { x: 0, y: 0, width: 1920, height: 1080 },
      token: `source-${index}`,
    },
    Encoder: [encoder(index), encoder(index + 1)],
    token: `profile-${index}`,
    fixed: true,
  }));
}

function encoder(index) {
  return {
    Encoding: index % 2 === 0 ? "H264" : "JPEG",
    Width: 1920,
    Height: 1080,
    Quality: 4.5,
    ...(index % 2 === 0 ? { FrameRate: 25 } : { Interval: 2 }),
    Timeout: "PT60S",
    token: `encoder-${index}`,
  };
}

const SIZE = 1000;

/**
 * Each workload by the name of its WSDL: what it is, the operation that reads with the body of its response and that which writes with
 * the body of its request, which members are attributes, and the namespace of derived types.
 */
export const WORKLOADS = {
  mail: {
    title: "a folder of 1,000 items, like Exchange's",
    reads: { operation: "FindItem", body: () => ({ ResponseCode: "NoError", RootFolder: folder(SIZE) }) },
    writes: { operation: "CreateItem", body: () => ({ RootFolder: folder(SIZE), MessageDisposition: "SaveOnly" }) },
    attributes: ["Id", "ChangeKey", "TotalItemsInView", "IncludesLastItemInRange", "MessageDisposition"],
    namespace: "urn:bench:mail:types",
  },
  search: {
    title: "a search of 1,000 records of derived types, like NetSuite's",
    reads: { operation: "FindRecords", body: () => ({ total: SIZE, record: records(SIZE) }) },
    writes: { operation: "AddRecords", body: () => ({ record: records(SIZE) }) },
    attributes: ["id", "kind"],
    namespace: "urn:bench:search",
  },
  device: {
    title: "the 1,000 profiles of a device, like ONVIF's",
    reads: { operation: "GetProfiles", body: () => ({ Profile: profiles(SIZE) }) },
    writes: { operation: "SetProfiles", body: () => ({ Profile: profiles(SIZE) }) },
    attributes: ["token", "fixed", "x", "y", "width", "height"],
    namespace: "urn:bench:device:types",
  },
};

/** What a comparison does, with the contract and the operation: the title of its table. */
export function titleOf(name, work) {
  const {
    title,
    [work]: { operation },
  } = WORKLOADS[name];
  return `${work === "reads" ? "read" : "write"} ${title} (${operation} of workloads/${name}.wsdl)`;
}
