/** JSON of what templates see of an event: structs that have JSON names of their own. Kapacitor alert/types.go, v1.8. */
import { type Encoded, encodeJSON, jsonString } from '../go/json/encode';
import { GoMap, GoSlice, GoStruct, type GoValue } from '../go/value';

/** JSON names of fields; `omitted` ones are left out when they are empty. */
const TAGS: Readonly<Record<string, { readonly omitted: boolean; readonly names: Readonly<Record<string, string>> }>> =
  {
    'alert.Data': {
      omitted: false,
      names: {
        ID: 'id',
        Message: 'message',
        Details: 'details',
        Time: 'time',
        Duration: 'duration',
        Level: 'level',
        Data: 'data',
        PreviousLevel: 'previousLevel',
        Recoverable: 'recoverable',
      },
    },
    'models.Result': { omitted: false, names: { Series: 'series', Err: 'error' } },
    'models.Row': { omitted: true, names: { Name: 'name', Tags: 'tags', Columns: 'columns', Values: 'values' } },
  };

export function encodeTemplateValue(value: GoValue): Encoded {
  if (value instanceof GoSlice && value.elementType === '*models.Row') return encodeList(value);
  const tags = value instanceof GoStruct ? TAGS[value.typeName] : undefined;
  if (!(value instanceof GoStruct) || tags === undefined) return encodeJSON(value);
  const members: string[] = [];
  for (const [name, field] of value.fields) {
    const isLeftOut = tags.omitted ? isEmpty(field) : name === 'Err' && field === null;
    if (isLeftOut) continue;
    const encoded = encodeTemplateValue(field);
    if (!encoded.ok) return encoded;
    members.push(`${jsonString(tags.names[name] ?? name)}:${encoded.text}`);
  }
  return { ok: true, text: `{${members.join(',')}}` };
}

function encodeList(list: GoSlice): Encoded {
  const items: string[] = [];
  for (const item of list.items) {
    const encoded = encodeTemplateValue(item);
    if (!encoded.ok) return encoded;
    items.push(encoded.text);
  }
  return { ok: true, text: `[${items.join(',')}]` };
}

function isEmpty(value: GoValue): boolean {
  if (value instanceof GoMap) return value.entries.size === 0;
  if (value instanceof GoSlice) return value.items.length === 0;
  return value === '' || value === null;
}
