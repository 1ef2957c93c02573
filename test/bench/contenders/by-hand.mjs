// Code for this one message that checks nothing: the least that writing the message can cost.

const ENVELOPE = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://www.superoffice.net/ws/crm/NetServer/Services88">`;

export function writeByHand({ ApplicationToken, Credentials }, task) {
  let out = `${ENVELOPE}<s:Header>`;
  out += text("ApplicationToken", ApplicationToken);
  out += `<Credentials>${text("Ticket", Credentials.Ticket)}</Credentials></s:Header><s:Body><UpdateBatchTask><BatchTaskInfo>`;
  out += right("TableRight", task.TableRight);
  out += "<FieldProperties>";
  for (const key of Object.keys(task.FieldProperties)) {
    const { FieldRight, FieldType, FieldLength } = task.FieldProperties[key];
    out += `<FieldPropertyDictionaryKeyValuePair>${text("Key", key)}<Value>${right("FieldRight", FieldRight)}`;
    out += `${text("FieldType", FieldType)}${value("FieldLength", FieldLength)}</Value></FieldPropertyDictionaryKeyValuePair>`;
  }
  out += "</FieldProperties>";
  out += value("Id", task.Id);
  out += text("Name", task.Name);
  out += value("AssociateId", task.AssociateId);
  out += value("DetailsTable", task.DetailsTable);
  out += value("DetailsRecord", task.DetailsRecord);
  out += value("IsSystemTask", task.IsSystemTask);
  out += value("IsInternalTask", task.IsInternalTask);
  out += "<ParameterObject>";
  for (const key of Object.keys(task.ParameterObject)) {
    out += `<StringKeyValuePair>${text("Key", key)}${text("Value", task.ParameterObject[key])}</StringKeyValuePair>`;
  }
  out += "</ParameterObject>";
  out += value("LastStarted", task.LastStarted);
  out += value("Created", task.Created);
  out += value("StartCount", task.StartCount);
  out += text("DatabaseSerialNumber", task.DatabaseSerialNumber);
  out += text("Context", task.Context);
  out += text("Result", task.Result);
  out += value("State", task.State);
  out += text("Description", task.Description);
  out += text("Response", task.Response);
  out += text("Request", task.Request);
  out += text("ProgressDescription", task.ProgressDescription);
  out += value("ProgressPercent", task.ProgressPercent);
  out += text("FileName", task.FileName);
  return `${out}</BatchTaskInfo></UpdateBatchTask></s:Body></s:Envelope>`;
}

function right(name, { Mask, Reason }) {
  return `<${name}>${value("Mask", Mask.join(" "))}${text("Reason", Reason)}</${name}>`;
}

function value(name, content) {
  return content === undefined ? "" : `<${name}>${content}</${name}>`;
}

function text(name, content) {
  if (content === undefined) return "";
  if (content === null) return `<${name} i:nil="true"/>`;
  return `<${name}>${escapeText(content)}</${name}>`;
}

function escapeText(content) {
  if (!/[&<>\r]/.test(content)) return content;
  return content.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/\r/g, "&#xD;");
}
