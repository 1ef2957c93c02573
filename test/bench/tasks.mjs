// The values that contenders write and read: tasks with every member set, all different.

/** The contract and the message of the tasks, for the title of a comparison. */
export const ANSWER_OF_TASKS = "the response of GetBatchTaskInfosByState of Batch of Services88";

export const SERVICES88 = "http://www.superoffice.net/ws/crm/NetServer/Services88";

export function taskOf(id) {
  return {
    TableRight: { Mask: ["Select", "Update", "Insert"], Reason: "" },
    FieldProperties: {
      name: { FieldRight: { Mask: ["Read", "Write"], Reason: null }, FieldType: "System.String", FieldLength: 220 },
      state: { FieldRight: { Mask: [], Reason: "" }, FieldType: "System.Int16", FieldLength: 0 },
    },
    Id: id,
    Name: `Nightly export number ${id}`,
    AssociateId: 5 + (id % 100),
    DetailsTable: 12,
    DetailsRecord: 100_000 + id,
    IsSystemTask: id % 2 === 0,
    IsInternalTask: false,
    ParameterObject: { format: "xlsx", retries: "3", recipient: `user${id}@example.com` },
    LastStarted: "2024-02-29T23:59:59.123Z",
    Created: "2024-07-01T12:00:00",
    StartCount: id % 7,
    DatabaseSerialNumber: "1234567890",
    Context: "export",
    Result: `Exported ${id * 3} rows to <file> & sent them`,
    State: "Started",
    Description: `Exports the selection ${id} every night, and sends the file to those who have asked for it`,
    Response: null,
    Request: `<selection id="${id}"/>`,
    ProgressDescription: "half of it",
    ProgressPercent: id % 101,
    FileName: `export-${id}.xlsx`,
  };
}

export const HEADERS = {
  ApplicationToken: "1234567-1234-9876",
  Credentials: { Ticket: "7T:1234abcxyzExample==" },
};

/** Members that every reader must find, whatever the shape of its objects. */
export function isTask(read, id) {
  const want = taskOf(id);
  const keys = [
    "Id",
    "Name",
    "DetailsRecord",
    "IsSystemTask",
    "StartCount",
    "Description",
    "ProgressPercent",
    "Result",
  ];
  return keys.every((key) => read?.[key] === want[key]);
}

/** The same task for libraries without flags and dictionaries. */
export function plainTaskOf(id) {
  const task = taskOf(id);
  return {
    ...task,
    TableRight: { ...task.TableRight, Mask: task.TableRight.Mask.join(" ") },
    FieldProperties: {
      FieldPropertyDictionaryKeyValuePair: Object.entries(task.FieldProperties).map(
        ([Key, { FieldRight, ...rest }]) => ({
          Key,
          Value: { FieldRight: { ...FieldRight, Mask: FieldRight.Mask.join(" ") }, ...rest },
        }),
      ),
    },
    ParameterObject: {
      StringKeyValuePair: Object.entries(task.ParameterObject).map(([Key, Value]) => ({ Key, Value })),
    },
  };
}
