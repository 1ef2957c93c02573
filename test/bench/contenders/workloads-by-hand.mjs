// Code for the requests of the workloads that checks nothing: the least that writing them can cost.

const envelope = (declarations, body) =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"${declarations}><s:Body>${body}</s:Body></s:Envelope>`;

/** Each takes the body of the request, by the name of the workload. */
export const writeByHand = {
  mail({ RootFolder, MessageDisposition }) {
    const { Items, TotalItemsInView, IncludesLastItemInRange } = RootFolder;
    let out = `<CreateItem${attribute("MessageDisposition", MessageDisposition)}>`;
    out += `<RootFolder xmlns:q1="urn:bench:mail:types" TotalItemsInView="${TotalItemsInView}" IncludesLastItemInRange="${IncludesLastItemInRange}"><q1:Items>`;
    for (const item of Items.$items)
      out += item.Message === undefined ? meeting(item.CalendarItem) : message(item.Message);
    return envelope(' xmlns="urn:bench:mail:messages"', `${out}</q1:Items></RootFolder></CreateItem>`);
  },

  search({ record }) {
    let out = "<q1:AddRecords>";
    for (const each of record) out += each.$type === "Customer" ? customer(each) : invoice(each);
    return envelope(' xmlns:q1="urn:bench:search"', `${out}</q1:AddRecords>`);
  },

  device({ Profile }) {
    let out = "<SetProfiles>";
    for (const each of Profile) out += profile(each);
    return envelope(' xmlns="urn:bench:device" xmlns:q1="urn:bench:device:types"', `${out}</SetProfiles>`);
  },
};

function message(value) {
  let out = `<q1:Message>${itemOf(value)}`;
  if (value.From !== undefined) out += mailbox("q1:From", value.From);
  if (value.Sender !== undefined) out += mailbox("q1:Sender", value.Sender);
  return `${out}<q1:IsRead>${value.IsRead}</q1:IsRead></q1:Message>`;
}

function meeting(value) {
  let out = `<q1:CalendarItem>${itemOf(value)}`;
  out += `<q1:Start>${value.Start}</q1:Start><q1:End>${value.End}</q1:End>`;
  return `${out}${text("q1:Location", value.Location)}</q1:CalendarItem>`;
}

function itemOf({ ItemId, Subject, Sensitivity, DateTimeReceived, Size, Category, HasAttachments }) {
  let out = `<q1:ItemId${attribute("Id", ItemId.Id)}${attribute("ChangeKey", ItemId.ChangeKey)}></q1:ItemId>`;
  out += text("q1:Subject", Subject);
  out += `<q1:Sensitivity>${Sensitivity}</q1:Sensitivity>`;
  out += `<q1:DateTimeReceived>${DateTimeReceived}</q1:DateTimeReceived><q1:Size>${Size}</q1:Size>`;
  for (const each of Category) out += text("q1:Category", each);
  return `${out}<q1:HasAttachments>${HasAttachments}</q1:HasAttachments>`;
}

function mailbox(name, { Name, EmailAddress }) {
  return `<${name}>${text("q1:Name", Name)}${text("q1:EmailAddress", EmailAddress)}</${name}>`;
}

function customer({ id, changed, companyName, salesRep, balance }) {
  let out = `<record i:type="q1:Customer"${attribute("id", id)}><changed>${changed}</changed>`;
  out += text("companyName", companyName) + reference("salesRep", salesRep);
  return `${out}<balance>${balance}</balance></record>`;
}

function invoice({ id, changed, number, customer, line }) {
  let out = `<record i:type="q1:Invoice"${attribute("id", id)}><changed>${changed}</changed>`;
  out += text("number", number) + reference("customer", customer);
  for (const { item, quantity } of line)
    out += `<line>${reference("item", item)}<quantity>${quantity}</quantity></line>`;
  return `${out}</record>`;
}

function reference(element, { name, id, kind }) {
  return `<${element}${attribute("id", id)}${attribute("kind", kind)}>${text("name", name)}</${element}>`;
}

function profile({ Name, Source, Encoder, token, fixed }) {
  const { x, y, width, height } = Source.Bounds;
  let out = `<Profile${attribute("token", token)} fixed="${fixed}">${text("q1:Name", Name)}`;
  out += `<q1:Source${attribute("token", Source.token)}>${text("q1:Name", Source.Name)}<q1:UseCount>${Source.UseCount}</q1:UseCount>`;
  out += `<q1:Bounds x="${x}" y="${y}" width="${width}" height="${height}"></q1:Bounds></q1:Source>`;
  for (const each of Encoder) out += encoder(each);
  return `${out}</Profile>`;
}

function encoder({ Encoding, Width, Height, Quality, FrameRate, Interval, Timeout, token }) {
  let out = `<q1:Encoder${attribute("token", token)}><q1:Encoding>${Encoding}</q1:Encoding><q1:Width>${Width}</q1:Width>`;
  out += `<q1:Height>${Height}</q1:Height><q1:Quality>${Quality}</q1:Quality>`;
  if (FrameRate !== undefined) out += `<q1:FrameRate>${FrameRate}</q1:FrameRate>`;
  if (Interval !== undefined) out += `<q1:Interval>${Interval}</q1:Interval>`;
  return `${out}<q1:Timeout>${Timeout}</q1:Timeout></q1:Encoder>`;
}

function text(name, value) {
  return `<${name}>${escaped(value)}</${name}>`;
}

function attribute(name, value) {
  return ` ${name}="${escaped(value)}"`;
}

function escaped(value) {
  return /[&<>"]/.test(value) ? value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;") : value;
}
